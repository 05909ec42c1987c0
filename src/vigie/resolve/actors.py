"""Decides which body an actor mention means: by name, by the country of the story, by what was named before."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from vigie.knowledge.actors import NON_STATE_ARMED, Actor, Actors
from vigie.lexicon.actors import ActorClass, ActorSection, classes_by_rule, open_actor_words
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document
from vigie.model.mention import ActorMention
from vigie.resolve.findings import Context

FRONT = 24  # characters into a sentence within which a place opens it ("In the north of Mali, ...")
CARRIED = 3  # sentences that a place at the head of one stands for, that one counted
SENTENCE_END = re.compile(r"[.!?…\n]\s")
ARMED = NON_STATE_ARMED | {"state_force"}
WORDS_BEFORE = re.compile(r"(?:^|[\s(«\"“])([\w]+['’]?)\s?$")


def resolve_actors(document: Document, actors: Actors, *, country: str | None) -> None:
    """Sets ``actor_id`` and ``country`` on ``document.actors`` by context; what stays open stays None.

    ``country`` is the story's country (ISO 3166-1 alpha-2) where the places make it clear.
    """
    pack = open_pack(document.language)
    published = document.report.published
    counts: dict[str, int] = {}
    for mention in document.actors:
        if mention.country:
            counts[mention.country] = counts.get(mention.country, 0) + 1
    context = Context(
        actors, country, int(published[:4]) if published and published[:4].isdigit() else None, counts,
        classes_by_rule(pack), open_actor_words(pack),
    )  # fmt: skip
    fronts = fronted_countries(document)
    starts = [start for start, _ in fronts]
    found: list[ActorMention] = []
    for mention in document.actors:
        at = bisect_right(starts, mention.start) - 1
        context.country = (fronts[at][1] if at >= 0 else None) or country
        found.append(resolved(document.text, mention, context))
    document.actors = with_sole_group(document.text, found, context)


def with_sole_group(text: str, mentions: list[ActorMention], context: Context) -> list[ActorMention]:
    """The mentions, with "the rebels" as the one armed group of their country that the report names anywhere."""
    groups = {actor.id: actor for actor in context.named if actor.kind in NON_STATE_ARMED}
    if len(groups) != 1:
        return mentions
    (group,) = groups.values()
    return [
        msgspec.structs.replace(mention, actor_id=group.id) if can_mean(text, mention, group, context) else mention
        for mention in mentions
    ]


def can_mean(text: str, mention: ActorMention, group: Actor, context: Context) -> bool:
    """True for a group's people who are told of as known, and for forces of its side, none of another country."""
    entry = context.classes.get(mention.rule.split("+")[-1])
    if mention.actor_id or not mention.generic or mention.kind != group.kind or mention.country != group.country:
        return False
    if entry is None or entry.head != "people" or group.kind not in entry.refers:
        return entry is not None and entry.kind != mention.kind  # "rebel forces": another word makes them such
    return is_definite(text[max(0, mention.start - 16) : mention.start], context.section)


def fronted_countries(document: Document) -> list[tuple[int, str | None]]:
    """Where sentences start, each with the country of the place that opens it, or one of the two before it.

    "*In Somalia*, the army ..." is on Somalia's army, whatever the rest of a round-up is about; a new paragraph is not.
    """
    fronts: list[tuple[int, str | None]] = []
    country, left, paragraph = None, 0, -1
    places = document.places
    starts = [place.start for place in places]
    for sentence in document.sentences:
        at = bisect_right(starts, sentence.start)
        opening = places[at] if at < len(places) and starts[at] < sentence.start + FRONT else None
        left = left - 1 if sentence.paragraph == paragraph else 0
        paragraph = sentence.paragraph
        if opening is not None and opening.resolved is not None and document.text[opening.end : opening.end + 1] == ",":
            country, left = opening.resolved.country, CARRIED
        fronts.append((sentence.start, country if left > 0 else None))
    return fronts


def resolved(text: str, mention: ActorMention, context: Context) -> ActorMention:
    """The mention with the body that it means; what it names is remembered for those after it."""
    mention = owned(text, mention, context)
    actor_id = chosen(mention, context)
    if actor_id is None and mention.generic:
        actor_id = recalled(text, mention, context)
    if actor_id is None and mention.generic and not mention.actor_ids:
        actor_id = state_body(mention, context)
    actor = context.actors.get(actor_id) if actor_id else None
    if actor is None:
        country = mention.country or (context.country if mention.generic and mention.kind in NON_STATE_ARMED else None)
        return msgspec.structs.replace(mention, country=country) if country != mention.country else mention
    if not mention.generic and actor.kind != "person":
        context.named.append(actor)
        if actor.kind in ("state_force", "police") and actor.country and actor.country not in context.force_countries:
            context.force_countries.append(actor.country)
    kind = mention.kind if mention.kind == "person" or mention.generic else actor.kind
    country = actor.country if len(mention.actor_ids) > 1 else mention.country or actor.country
    found = msgspec.structs.replace(mention, actor_id=actor_id, country=country, kind=kind)
    if actor.kind != "person":
        if context.owners and SENTENCE_END.search(text, context.owners[-1].end, mention.start):
            context.owners.clear()
        context.owners.append(found)
    return found


def owner_of(mention: ActorMention, context: Context) -> ActorMention | None:
    """The first body of the sentence that can have such people: a state has soldiers, a group has fighters."""
    if not context.owners:
        return None
    groups = [owner for owner in context.owners if owner.kind in NON_STATE_ARMED]
    states = [owner for owner in context.owners if owner.kind not in NON_STATE_ARMED]
    fitting = groups or states if mention.kind in NON_STATE_ARMED else context.owners
    return fitting[0] if fitting else None


def owned(text: str, mention: ActorMention, context: Context) -> ActorMention:
    """The mention as one of the body just named where a possessive says so ("the ministry said *its forces* ...")."""
    if not mention.generic or mention.country is not None or not context.owners:
        return mention
    owner = owner_of(mention, context)
    if owner is None or SENTENCE_END.search(text, owner.end, mention.start):
        return mention
    before = WORDS_BEFORE.search(text[max(0, mention.start - 16) : mention.start])
    if before is None or before[1].lower() not in context.section.owned:
        return mention
    if owner.kind in NON_STATE_ARMED and owner.actor_id and mention.kind in ARMED:
        return msgspec.structs.replace(mention, actor_ids=(owner.actor_id,), country=owner.country)
    return msgspec.structs.replace(mention, country=owner.country)


def chosen(mention: ActorMention, context: Context) -> str | None:
    """The one candidate that fits; None where several stand together or none stands out."""
    candidates = mention.actor_ids
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    if mention.rule.endswith("+joint"):
        return None
    scores = [fitness(context, candidate) for candidate in candidates]
    best = [candidate for candidate, score in zip(candidates, scores, strict=True) if score == max(scores)]
    agencies = [candidate for candidate in best if is_agency(context, candidate)]  # what news cites most
    return best[0] if len(best) == 1 else agencies[0] if len(agencies) == 1 else None


def is_agency(context: Context, actor_id: str) -> bool:
    actor = context.actors.get(actor_id)
    return actor is not None and actor.kind == "agency"


def fitness(context: Context, actor_id: str) -> int:
    """How well a candidate fits: named before, of the story's country, of a country named, living in the year."""
    actor = context.actors.get(actor_id)
    if actor is None:
        return 0
    score = 8 * any(actor.id == named.id for named in context.named)
    if actor.country is not None:
        score += 6 * (actor.country == context.country) + min(3, context.counts.get(actor.country, 0))
    if context.year is not None:
        score -= 4 * ((actor.until or 9999) + 1 < context.year or (actor.since or 0) > context.year)
    return score


def recalled(text: str, mention: ActorMention, context: Context) -> str | None:
    """The body named before that a class noun with a definite determiner stands for ("the monitor")."""
    rules = mention.rule.split("+")
    entry = context.classes.get(rules[-1])
    if entry is None or not entry.refers or mention.country is not None or is_of_group(entry):
        return None
    if len(rules) == 1 and not is_definite(text[max(0, mention.start - 16) : mention.start], context.section):
        return None
    words = mention.name.lower().replace("’", "'").replace("'", " ").split()
    if entry.head == "body" and not any(word in entry.nouns for word in words):
        return None  # a plural means several bodies, and a pack lists nouns in the singular
    fitting = [actor for actor in context.named if actor.kind in entry.refers]
    armed = [actor for actor in fitting if actor.kind in NON_STATE_ARMED]  # "the group" is a monitor only by default
    chosen_from = armed or fitting if entry.armed else fitting
    return chosen_from[-1].id if chosen_from else None


def is_of_group(entry: ActorClass) -> bool:
    """True for a class of fighters without a state: whose they are takes the whole report to tell."""
    return entry.head == "people" and entry.kind in NON_STATE_ARMED


def is_definite(before: str, section: ActorSection) -> bool:
    """True where the words before a mention end with a definite determiner of the language."""
    match = WORDS_BEFORE.search(before)
    return match is not None and match[1].lower().replace("’", "'") in section.definite


def state_body(mention: ActorMention, context: Context) -> str | None:
    """The body of a state that a class noun means ("the army"), where only one country can be meant."""
    entries = [context.classes[rule] for rule in mention.rule.split("+") if rule in context.classes]
    role = next((entry.body for entry in reversed(entries) if entry.body), None)
    if role is None or mention.kind in NON_STATE_ARMED or mention.kind in ("party", "peacekeeping"):
        return None
    country = mention.country or context.country
    if country is None and len(context.force_countries) == 1:
        country = context.force_countries[0]
    return f"{country.lower()}-{role}" if country else None
