"""Cues: the words that signal attribution, hedge, denial, plan, condition or history."""

from __future__ import annotations

import functools

from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.modality import HistoryRule, MarkerRule, open_modality
from vigie.lexicon.pack import Pack
from vigie.model.document import Document
from vigie.model.mention import Cue

VERBAL = frozenset({"VERB", "AUX"})
SAYING, HEAD, HISTORY = "saying", "head", "history"


@functools.cache
def openings(pack: Pack) -> frozenset[str]:
    """Lemmas of the verbs of saying and of shells."""
    attribution, modality = open_attribution(pack), open_modality(pack)
    return frozenset(attribution.verbs.by_lemma) | frozenset(modality.shells.by_lemma)


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
    lowers, lemmas, pos = tokens.lowers, tokens.lemmas, tokens.pos
    verbs = openings(pack)
    heads, markers = attribution.heads.by_first, modality.markers.by_first
    cues: list[Cue] = []

    def add(first: int, last: int, kind: str, rule: str) -> None:
        cues.append(Cue(start=tokens.starts[first], end=tokens.ends[last - 1], kind=kind, rule=rule, token=first))

    for sentence in document.sentences:
        if not sentence.full:
            continue
        first, last = sentence.first, sentence.last
        following = [*lowers[first + 1 : last + 1], ""][: last - first]
        triples = zip(lowers[first:last], lemmas[first:last], following, strict=True)
        for i, (low, lemma, behind) in enumerate(triples, first):
            if low in heads and (behind in heads[low] or "" in heads[low]):
                head = attribution.heads.match(lowers, i)
                if head:
                    add(i, head[0], HEAD, head[1].id)
            if lemma in verbs and pos[i] in VERBAL:
                for end, rule in attribution.verbs.match(lowers, lemmas, i)[:1]:
                    add(i, end, SAYING, rule.id)
                for end, shell in modality.shells.match(lowers, lemmas, i)[:1]:
                    add(i, end, shell.effect, shell.id)
            if low in markers and (behind in markers[low] or "" in markers[low]):
                marker = modality.markers.match(lowers, i)
                history = marker is not None and isinstance(marker[1], HistoryRule)
                if marker and not (history and goes_on(lowers, marker[0], marker[1])):
                    add(i, marker[0], HISTORY if history else marker[1].effect, marker[1].id)  # type: ignore[union-attr]
    document.cues = cues
