"""Signs of war: what in one sentence says together that it tells of armed or political violence.

Words of violence are shared with storms, sport and business, so that no single one of them makes a report one on
conflict. Two in one sentence do: a weapon and a deed, fighters and a deed, fighters and the dead.
"""

from __future__ import annotations

import functools

from vigie.extract.fighters import is_fighter, only_sources
from vigie.extract.theatres import is_at_war
from vigie.extract.topic_words import is_plain, topic_words
from vigie.extract.topics import CIVIL, HARMLESS, HURT, PEOPLE, doers, is_toll_of_war
from vigie.extract.words import ARMED, GROUPS, VIOLENT, Words
from vigie.lexicon.pack import Pack
from vigie.lexicon.topics import open_topics
from vigie.model.document import Sentence
from vigie.model.draft import Draft

TELLING = frozenset({"NOUN", "VERB"})  # of warlike words: "civil" as an adjective is of courts and marriages too
MOVED = HURT | {"displaced", "abducted"}
SINGLE = PEOPLE - {"crowd"}
NO_WEAPONS = HARMLESS | {"tear_gas"}
ENOUGH = 2  # signs in a sentence, less the weight of its words of other topics
HARD = frozenset({"fighters", "weapon", "theatre"})
NAMED = 3  # an armed group by its name speaks for itself, beside a word of another topic too


def tells_of_war(words: Words, drafts: list[Draft]) -> bool:
    """True where some sentence has signs enough: fighters, weapons, words of war, a deed or victims of violence."""
    topics = topic_words(words)
    found = signs_by_sentence(words, drafts, plain=is_plain(words, topics))
    found = {n: signs for n, signs in found.items() if is_enough(signs)}
    return any(sum(signs.values()) - sum(topics[n].values()) >= ENOUGH for n, signs in found.items())


def is_enough(signs: dict[str, int]) -> bool:
    """True where two signs stand together, one of them fighters, a weapon, a word of war or a country at war; or the
    name of an armed group.

    A blast that kills may be a tanker's, and a mayor accuses strikers of taking children hostage.
    """
    if signs.get("fighters", 0) >= NAMED:
        return True
    if signs.keys() == {"theatre", "victims"}:
        return False  # people die of hunger and of falling walls in a country at war
    hard = not HARD.isdisjoint(signs) or signs.get("words", 0) >= ENOUGH
    return hard and len(signs) > 1


def signs_by_sentence(words: Words, drafts: list[Draft], *, plain: bool) -> dict[int, dict[str, int]]:
    """For each sentence with a draft its signs with what each weighs.

    ``plain``: no word of another topic stands in the report, so that what is told of a country at war is of the war.
    """
    found: dict[int, dict[str, int]] = {draft.sentence: {} for draft in drafts}
    for draft in drafts:
        theatre = plain and is_at_war(words, draft) and not by_anyone(words, draft)
        found[draft.sentence].update({"theatre": 1} if theatre else {})
        found[draft.sentence].update(deeds(words, draft, theatre=theatre))
    said = only_sources(words, drafts)
    for index in (n for n in range(len(words.document.actors)) if n not in said):
        token = words.token_at(words.document.actors[index].start)
        sentence = words.sentence_of(token) if token is not None else -1
        signs = found.get(sentence)
        if signs is None:
            continue
        soft = "violence" not in signs and "theatre" not in signs and words.kind(index) == "state_force"
        generic = soft and words.document.actors[index].generic  # what any army does: send troops, detain
        if not generic and is_fighter(words, index):
            group = words.kind(index) in GROUPS and bool(words.document.actors[index].actor_ids)
            signs["fighters"] = max(NAMED if group else 1, signs.get("fighters", 0))
    for number, signs in found.items():
        weight = weight_of_war(words, words.document.sentences[number])
        if weight is not None:
            signs["words"] = weight
    return found


def weight_of_war(words: Words, sentence: Sentence) -> int | None:
    """The most that a word of war in a sentence weighs, None where there is none."""
    war, opening, tokens = open_topics(words.pack).war, opening_war(words.pack), words.document.tokens
    lemmas = tokens.lemmas[sentence.first : sentence.last]
    if opening.isdisjoint(lemmas):
        return None
    weights = []
    for i, lemma in enumerate(lemmas, sentence.first):
        if lemma not in opening:
            continue
        weight = war.get(lemma)
        if weight is not None and (weight == ENOUGH or (weight and tokens.pos[i] in TELLING)):
            weights.append(weight)
        pair = war.get(f"{lemma} {tokens.lemmas[i + 1]}") if i + 1 < sentence.last else None
        if pair is not None:
            weights.append(pair)
    return max(weights) if weights else None


@functools.cache
def opening_war(pack: Pack) -> frozenset[str]:
    """Words of war, and of those that are two the first."""
    return frozenset(first for words in open_topics(pack).war for first in (words, words.split(" ")[0]))


def by_anyone(words: Words, draft: Draft) -> bool:
    """True where somebody did it who needs no war for it: a husband, a club, a minister."""
    return any(doer is None or words.kind(doer) in SINGLE for doer in doers(draft))


def deeds(words: Words, draft: Draft, *, theatre: bool) -> dict[str, int]:
    """What a draft says of violence: the deed where its words are more than a harm's, victims, a weapon.

    ``theatre``: it is told of a country at war, where a bare word ("struck", "an attack") is one of arms.
    """
    if draft.kind == "statement" or draft.factuality == "hypothetical":
        return {}
    signs = {}
    if any(thing.kind not in NO_WEAPONS for thing in draft.means):
        signs["weapon"] = 1
    if any(figure.harm in MOVED for figure in draft.figures):
        signs["victims"] = ENOUGH if is_toll_of_war(words, draft) else 1
    told = draft.strong or (draft.finite and (theatre or not draft.generic))
    if told and not draft.harm_only and (draft.event_type not in CIVIL or by_state(words, draft)):
        signs["violence" if draft.event_type in VIOLENT else "deed"] = 1
    return signs


def by_state(words: Words, draft: Draft) -> bool:
    """True where a state or its forces do what companies do too: close, release, evacuate."""
    parties = (party.actor for party in draft.parties if party.role in ("initiator", "participant"))
    return any(actor is not None and words.kind(actor) in ARMED for actor in parties)
