"""Positions: where a happening stands among the chunks of its sentence, and which verb governs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from vigie.extract.findings import Place
from vigie.lexicon.pack import open_pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document, Sentence
from vigie.model.mention import Cue
from vigie.model.syntax import Item, VerbGroup

FINITE = frozenset({"Fin", "Fut", "Cnd", "Sub", "Imp"})
WINDOW_STOPS = frozenset({"S", "R", ";", ":", "."})
last_of, token_of = attrgetter("last"), attrgetter("token")


def locate(document: Document, clause: int | tuple[int, int]) -> Place | None:
    """The happening's place among the chunks of its sentence; None where the sentence was not read."""
    if isinstance(clause, int):
        head = document.clauses[clause].head
        nominal = document.clauses[clause].verb is None
    else:
        head = head_of(document, clause)
        nominal = document.tokens.pos[head] not in ("VERB", "AUX")
    index = bisect_right(document.sentences, head, key=last_of)
    if index >= len(document.sentences) or index >= len(document.items):
        return None
    sentence, items = document.sentences[index], document.items[index]
    k = item_of(document, items, head)
    first, last = window(items, k, sentence)
    return Place(
        head, sentence, items, k, governing(document, items, k), first, last, cues_in(document, sentence), nominal
    )


def head_of(document: Document, span: tuple[int, int]) -> int:
    """The head token of a stretch: its first finite verb, else its first verb, else its first noun."""
    for verb in document.verbs:
        if span[0] <= verb.head < span[1] and verb.form in FINITE:
            return verb.head
    pos = document.tokens.pos
    for wanted in (("VERB",), ("NOUN", "PROPN")):
        for i in range(*span):
            if pos[i] in wanted:
                return i
    return span[0]


def item_of(document: Document, items: list[Item], head: int) -> int:
    """The chunk that holds a token, or the nearest before it."""
    place = 0
    for k, (kind, index, token) in enumerate(items):
        if kind == "N" and document.groups[index].first <= head < document.groups[index].last:
            return k
        if kind == "V" and document.verbs[index].first <= head < document.verbs[index].last:
            return k
        if token <= head:
            place = k
    return place


def window(items: list[Item], k: int, sentence: Sentence) -> tuple[int, int]:
    """Tokens of the clause around chunk ``k``: to the nearest subordinator, relative or hard stop on each side."""
    first, last = sentence.first, sentence.last
    for i in range(k - 1, -1, -1):
        if items[i][0] in WINDOW_STOPS:
            first = items[i][2]
            break
    for i in range(k + 1, len(items)):
        if items[i][0] in WINDOW_STOPS:
            last = items[i][2]
            break
    return first, last


def governing(document: Document, items: list[Item], k: int) -> VerbGroup | None:
    """The verb group at chunk ``k``, or the one that a noun there is object or subject of."""
    if not items:
        return None
    if items[k][0] == "V":
        return document.verbs[items[k][1]]
    for i in range(k - 1, -1, -1):
        if items[i][0] == "V":
            return document.verbs[items[i][1]]
        if items[i][0] in WINDOW_STOPS or items[i][0] == ",":
            break
    first: VerbGroup | None = None
    for i in range(k + 1, len(items)):
        if items[i][0] == "V":
            verb = document.verbs[items[i][1]]
            if verb.form in FINITE:
                return verb
            first = first or verb  # "an air strike *meant* for rebels hit a school": the finite verb tells it
        if items[i][0] in WINDOW_STOPS or items[i][0] == ",":
            break
    return first


def cues_in(document: Document, sentence: Sentence) -> list[Cue]:
    """The cues of a sentence."""
    first = bisect_left(document.cues, sentence.first, key=token_of)
    last = bisect_left(document.cues, sentence.last, first, key=token_of)
    return document.cues[first:last]


def is_presupposed(document: Document, clause: int | tuple[int, int]) -> bool:
    """True for a deed that only says of whom, or after what, somebody speaks: it was done before he spoke.

    "Asked for the release of two men *kidnapped on Monday*", "agreed to a truce *after five days of fighting*".
    """
    if not isinstance(clause, int):
        return False
    told = document.clauses[clause]
    if told.verb is None:
        return follows_on(document, told.group)
    verb = document.verbs[told.verb]
    aside = told.link.startswith("relative") or told.link == "participle"
    passive = verb.voice == "passive" and (verb.form == "Part" or verb.perfect)
    return aside and (passive or is_past(document, verb))


def is_past(document: Document, verb: VerbGroup) -> bool:
    """True for an active verb in a past tense by its look: with the auxiliary of one, or without a present's ending."""
    if verb.form != "Fin" or verb.voice == "passive":
        return False
    if verb.perfect or verb.last - verb.first > 1:
        return verb.perfect
    endings = open_syntax(open_pack(document.language)).section.present_endings
    return bool(endings) and document.tokens.lowers[verb.head] not in {verb.lemma + ending for ending in endings}


def follows_on(document: Document, group: int | None) -> bool:
    """True for a noun that words like "after" lead, or for the complement of one ("after five days *of fighting*")."""
    reasons, groups = open_syntax(open_pack(document.language)).section.reasons, document.groups
    while group is not None:
        before = groups[group - 1] if group else None
        lasting = before is not None and before.timex is not None and before.last == groups[group].preposition_token
        if groups[group].preposition in reasons or (lasting and before is not None and before.preposition in reasons):
            return True
        group = groups[group].of
    return False


def looks_back(document: Document, place: Place) -> bool:
    """True for what a verb like "investigate" and "condemn" governs: it has been done, whatever becomes of that."""
    hits = document.hits.get(place.verb.head, ()) if place.verb is not None else ()
    return any(hit.rule in place.past for hit in hits)
