"""Fighters: which of the actors that a report names fight, and which only say something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from vigie.extract.topic_words import EXPLAINED
from vigie.extract.words import GROUPS, Words
from vigie.lexicon.topics import open_topics
from vigie.model.draft import Draft

# kinds of actors whose deeds are armed without a word of violence ("les rebelles sont entrés dans la ville")
FIGHTERS = GROUPS | {"state_force", "peacekeeping"}


def only_sources(words: Words, drafts: list[Draft]) -> set[int]:
    """The actor mentions that say something and do nothing: those who fight may govern and report floods too."""
    doing = {party.actor for draft in drafts for party in draft.parties}
    return {n for n in in_sources(words) if n not in doing}


def in_sources(words: Words) -> frozenset[int]:
    """The actor mentions inside the words of a source; looked for once."""
    if words.sources is None:
        named = (found.source for found in words.document.attributions if found.source is not None)
        spans = sorted([(source.start, source.end) for source in named])
        starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
        words.sources = frozenset(
            n
            for n, mention in enumerate(words.document.actors)
            if (before := bisect_right(starts, mention.start)) and mention.end <= ends[before - 1]
        )
    return words.sources


def is_fighter(words: Words, index: int) -> bool:
    """True for fighters and soldiers, but for words that ordinary life and crime have too ("the group", "robbers")."""
    found = words.fighters.get(index)
    if found is None:
        found = words.fighters[index] = fights(words, index)
    return found


def fights(words: Words, index: int) -> bool:
    """What ``is_fighter`` says, worked out anew."""
    mention, tokens = words.document.actors[index], words.document.tokens
    if words.kind(index) not in FIGHTERS:
        return False
    first = words.token_at(mention.start)
    if first is None or mention.actor_ids:
        return True
    inside, lexicon = range(first, bisect_left(tokens.starts, mention.end)), open_topics(words.pack)
    if not lexicon.former.isdisjoint(tokens.lowers[max(0, first - 1) : inside.stop]):
        return False  # "a former soldier was jailed for robbing a bookmaker's"
    told = [i for i in inside if tokens.pos[i] in ("NOUN", "ADJ")] or [i for i in inside if tokens.pos[i] == "PROPN"]
    telling = {tokens.lemmas[i] for i in told if tokens.lowers[i] not in lexicon.lone}
    robs = any(lexicon.nouns.get(lemma, 0) >= EXPLAINED for lemma in telling)  # "armed robbers"
    return not robs and not telling <= lexicon.common
