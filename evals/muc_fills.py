"""Slots of a template as MUC-4's task fills them, from what our claims say: the key unseen.

A target is told once: a person by the proper name, "omitting titles and honorifics", whoever is counted by what names
him. An armed group whose members acted is the organization; who is accused of an incident is its perpetrator, as one
"suspected or accused", and the one armed group that a report tells of as a perpetrator is that of what nobody else
is told to have done ("possible", says the task).
"""

from __future__ import annotations

import functools
import re

import msgspec

from vigie.knowledge.actors import NON_STATE_ARMED, Actor, open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.harms import open_groups
from vigie.lexicon.pack import open_pack
from vigie.model.claim import Claim, ClaimActor, ClaimObject, Factuality, Figure, Reading
from vigie.model.span import Span

LAWFUL_CLASSES = frozenset({"military", "police", "government", "court"})
PARTICLES = "de|del|la|las|los|y|da|do|dos|van|von|bin"
NAME = rf"[A-Z][\w'’-]+(?: (?:(?:{PARTICLES}) )*[A-Z][\w'’.-]+)+"  # two words and more
# what tells more of somebody behind the name
BEHIND = re.compile(rf"(?P<name>(?:.*[a-z.] )?{NAME}),? (?:of|in|from|at|on|near|who|whose|when|and (?:his|her))\b.*")
NUMBERS = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)
}
COUNT = rf"(?:one|{'|'.join(NUMBERS)}|[\d,]+)"
BARE = re.compile(
    rf"(?:(?:the|at least|about|some|more than|over|other|another|{COUNT}) )*"
    rf"(?:dead|killed|wounded|injured|hurt|deaths?|casualties|victims?|people|persons?|others?|{COUNT})",
    re.IGNORECASE,
)
NUMBER_BEFORE = re.compile(rf"\b(\d+|{'|'.join(NUMBERS)}) $", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def filled(claim: Claim, text: str) -> Claim:
    """The claim with each target and each perpetrator told once, as the task names them."""
    figures = list(claim.figures)
    actors = list(claim.actors)
    actors += [somebody(figure, text) for figure in figures if is_somebody(figure, actors, text)]
    actors = told_once([named(actor) for actor in actors])
    figures = [figure_of_targets(figure, actors, text) for figure in figures]
    return msgspec.structs.replace(
        claim, actors=tuple(actors), figures=tuple(figures), objects=things_once(claim.objects, text)
    )


def words_of(phrase: str) -> str:
    """A phrase as it is compared: small, without its article."""
    return ARTICLE.sub("", " ".join(phrase.lower().split()))


@functools.cache
def titles() -> frozenset[str]:
    """The words for people by what they do that the English pack knows."""
    nouns = {noun for rule in open_groups(open_pack("en")) for noun in rule.nouns if " " not in noun}
    return frozenset(nouns | {"sister", "brother", "comrade", "reverend", "monsignor", "officer", "analyst"})


def named(actor: ClaimActor) -> ClaimActor:
    """A target by title and name alone: what follows the name is cut off, and titles are small."""
    if actor.role != "target":
        return actor
    behind = BEHIND.fullmatch(actor.name)
    parts = (behind["name"] if behind else actor.name).split()
    if len(parts) > 1 and parts[-1][0].isupper():
        last = len(parts) - 1
        parts = [w.lower() if n < last and w.lower().strip(",") in titles() else w for n, w in enumerate(parts)]
    return msgspec.structs.replace(actor, name=" ".join(parts))


def is_somebody(figure: Figure, actors: list[ClaimActor], text: str) -> bool:
    """True for one person by name whom a figure tells and no target."""
    if figure.low != 1 or figure.high != 1 or any(meets(figure.span, a.span) for a in actors if a.role == "target"):
        return False
    return re.search(rf"(?:^|\s){NAME}$", text[figure.span.start : figure.span.end]) is not None


def somebody(figure: Figure, text: str) -> ClaimActor:
    """The person by name whom a figure counts, as a target."""
    name = text[figure.span.start : figure.span.end]
    return ClaimActor(role="target", name=name, actor_id=None, country=None, span=figure.span)


def meets(one: Span, other: Span) -> bool:
    """True for spans that share a character."""
    return one.start < other.end and other.start < one.end


def told_once(actors: list[ClaimActor]) -> list[ClaimActor]:
    """The actors without those whose words, or whose full name, another in the role has."""
    kept: list[ClaimActor] = []
    for actor in actors:
        mine = words_of(actor.name)
        same = [a for a in actors if a.role == actor.role and a is not actor]
        part = actor.role == "target" and actor.name[:1].isupper()
        again = part and any(f" {words_of(a.name)}".endswith(f" {mine}") and words_of(a.name) != mine for a in same)
        if not again and all(words_of(a.name) != mine or a.role != actor.role for a in kept):
            kept.append(actor)
    return kept


def figure_of_targets(figure: Figure, actors: list[ClaimActor], text: str) -> Figure:
    """A bare number with the words of the target that has this number before it ("10 dead": "10 *union leaders*")."""
    if not BARE.fullmatch(" ".join(text[figure.span.start : figure.span.end].split())):
        return figure
    for actor in actors:
        before = NUMBER_BEFORE.search(text, max(0, actor.span.start - 12), actor.span.start)
        number = before and NUMBERS.get(before[1].lower(), int(before[1]) if before[1].isdigit() else 0)
        if actor.role == "target" and number == figure.low == figure.high:
            return msgspec.structs.replace(figure, span=actor.span)
    return figure


def things_once(objects: tuple[ClaimObject, ...], text: str) -> tuple[ClaimObject, ...]:
    """The things without those that are told again in the same words."""
    kept: dict[str, ClaimObject] = {}
    for thing in objects:
        kept.setdefault(words_of(text[thing.span.start : thing.span.end]), thing)
    return tuple(kept.values())


def accused(reading: Reading) -> Reading:
    """The reading with whoever is accused of an incident among its perpetrators."""
    blames = [claim for claim in reading.claims if claim.kind == "statement" and claim.event_type == "accuse"]
    claims = [with_accused(claim, blames, reading.text) for claim in reading.claims]
    return msgspec.structs.replace(reading, claims=tuple(claims))


def with_accused(claim: Claim, blames: list[Claim], text: str) -> Claim:
    """An incident without a perpetrator with whom its sentence accuses, as hedged; others as they are."""
    if claim.kind != "incident" or any(actor.role == "initiator" for actor in claim.actors):
        return claim
    told = {sentence(text, span.start) for span in claim.evidence}
    for blame in blames:
        if told & {sentence(text, span.start) for span in blame.evidence}:
            doers = [msgspec.structs.replace(a, role="initiator") for a in blame.actors if a.role == "target"]
            hit = [actor.span for actor in claim.actors if actor.role == "target"]
            doers = [doer for doer in doers if not any(meets(doer.span, span) for span in hit)]
            if doers:
                return msgspec.structs.replace(
                    claim, actors=(*claim.actors, *doers), factuality=hedge(claim), attribution=blame.attribution
                )
    return claim


def hedge(claim: Claim) -> Factuality:
    """How firmly an incident is told whose perpetrator is only accused."""
    return "hedged" if claim.factuality == "asserted" else claim.factuality


def sentence(text: str, at: int) -> int:
    """Where the sentence of a character ends."""
    end = SENTENCE_END.search(text, at)
    return end.start() if end else len(text)


def possible(reading: Reading) -> Reading:
    """The reading with its one armed group among perpetrators as that of incidents for which none is told."""
    groups: dict[str, ClaimActor] = {}
    for claim in reading.claims:
        if claim.kind == "incident":
            for actor in claim.actors:
                group = open_actors().get(actor.actor_id) if actor.actor_id and actor.role == "initiator" else None
                if group is not None and group.kind in NON_STATE_ARMED:
                    groups.setdefault(group.id, actor)
    if len(groups) != 1:
        return reading
    (found,) = groups.values()
    claims = [with_group(claim, found, reading.text) for claim in reading.claims]
    return msgspec.structs.replace(reading, claims=tuple(claims))


def with_group(claim: Claim, group: ClaimActor, text: str) -> Claim:
    """An incident of which no perpetrator is known by identity with the group's name as one; others as they are."""
    doers = [actor for actor in claim.actors if actor.role == "initiator"]
    if claim.kind != "incident" or any(doer.actor_id or is_lawful(doer) for doer in doers):
        return claim
    names = organizations(msgspec.structs.replace(claim, actors=(msgspec.structs.replace(group, name=""),)), text)
    return msgspec.structs.replace(claim, actors=(*claim.actors, *names), factuality=hedge(claim))


def is_lawful(actor: ClaimActor) -> bool:
    """True for people of an army, a police or a government."""
    return describe(actor.name, open_pack("en"), open_actors())[1] in LAWFUL_CLASSES


def organizations(claim: Claim, text: str) -> list[ClaimActor]:
    """The armed groups that the claim's initiators are of, by the name that the report has for them."""
    found: dict[str, ClaimActor] = {}
    doers = [actor for actor in claim.actors if actor.role == "initiator"]
    for actor in doers:
        group = open_actors().get(actor.actor_id) if actor.actor_id else None
        if group is None or group.kind not in NON_STATE_ARMED:
            continue
        names = spellings(group)
        if not any(words_of(doer.name) == words_of(name) for doer in doers for name in names):
            for name in [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)][:1]:
                found[group.id] = msgspec.structs.replace(actor, name=name)
    return list(found.values())


def spellings(group: Actor) -> list[str]:
    """A group's names and abbreviations, the longest first."""
    names = {name for several in group.names.values() for name in several} | set(group.abbreviations)
    return sorted(names, key=lambda name: (-len(name), name))
