"""Cues: the words that signal attribution, hedge, denial, plan, condition or history."""

from __future__ import annotations

import functools

from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.modality import HistoryRule, MarkerRule, open_modality
from vigie.lexicon.pack import Pack
from vigie.model.document import Document, Tokens
from vigie.model.mention import Cue

VERBAL = frozenset({"VERB", "AUX"})
SAYING, HEAD, HISTORY = "saying", "head", "history"


@functools.cache
def openings(pack: Pack) -> frozenset[str]:
    """Lemmas of the verbs of saying and of shells."""
    attribution, modality = open_attribution(pack), open_modality(pack)
    return frozenset(attribution.verbs.by_lemma) | frozenset(modality.shells.by_lemma)


@functools.cache
def first_words(pack: Pack) -> frozenset[str]:
    """The first words of what leads a source, and of markers."""
    return frozenset(open_attribution(pack).heads.by_first) | frozenset(open_modality(pack).markers.by_first)


def goes_on(lowers: list[str], last: int, rule: MarkerRule | HistoryRule) -> bool:
    """True where the word after a phrase of history makes it another phrase ("at the time *of* the explosion")."""
    return isinstance(rule, HistoryRule) and last < len(lowers) and lowers[last] in rule.unless


def find_cues(document: Document, pack: Pack) -> None:
    """Fills ``cues`` in the order of the text.

    Kinds: ``saying`` (a verb that reports speech), ``head`` (words that lead a source: "according to"), ``history``,
    else the effect of a marker or shell verb ("hedged", "denied", "planned", "attempted", ...).
    """
    attribution, modality = open_attribution(pack), open_modality(pack)
    tokens = document.tokens
    lowers, lemmas, pos, count = tokens.lowers, tokens.lemmas, tokens.pos, len(tokens.lowers)
    verbs, opening = openings(pack), first_words(pack)
    sayings, shells = attribution.verbs.by_lemma, modality.shells.by_lemma
    heads, markers = attribution.heads.by_first, modality.markers.by_first
    cues: list[Cue] = []
    for sentence in document.sentences:
        if not sentence.full:
            continue
        for i in range(sentence.first, sentence.last):
            low, lemma = lowers[i], lemmas[i]
            opens = low in opening
            behind = lowers[i + 1] if opens and i + 1 < count else ""
            if opens and low in heads and (behind in heads[low] or "" in heads[low]):
                head = attribution.heads.match(lowers, i)
                if head:
                    cues.append(cue(tokens, i, head[0], HEAD, head[1].id))
            if lemma in verbs and pos[i] in VERBAL:
                said = attribution.verbs.match(lowers, lemmas, i) if lemma in sayings else []
                if said:
                    cues.append(cue(tokens, i, said[0][0], SAYING, said[0][1].id))
                told = modality.shells.match(lowers, lemmas, i) if lemma in shells else []
                if told:
                    cues.append(cue(tokens, i, told[0][0], told[0][1].effect, told[0][1].id))
            if opens and low in markers and (behind in markers[low] or "" in markers[low]):
                marker = modality.markers.match(lowers, i)
                if marker is None or goes_on(lowers, marker[0], marker[1]):
                    continue
                rule = marker[1]
                kind = HISTORY if isinstance(rule, HistoryRule) else rule.effect
                cues.append(cue(tokens, i, marker[0], kind, rule.id))
    document.cues = cues


def cue(tokens: Tokens, first: int, last: int, kind: str, rule: str) -> Cue:
    """The cue of tokens ``[first, last)``."""
    return Cue(start=tokens.starts[first], end=tokens.ends[last - 1], kind=kind, rule=rule, token=first)
