"""Displaced people: which words tell that somebody fled, and which only say who is meant."""

from __future__ import annotations

from vigie.extract.words import ARMED, Words
from vigie.model.draft import Draft
from vigie.model.syntax import Clause


def is_participle(clauses: list[Clause]) -> bool:
    """True where the only verbs that tell a draft are participles beside a noun."""
    links = [clause.link for clause in clauses if clause.verb is not None]
    return bool(links) and all(link == "participle" for link in links)


def says_who(draft: Draft, clauses: list[Clause]) -> bool:
    """True for a participle alone that says who people are, and not how many."""
    return is_participle(clauses) and not draft.figures


def fighters_only(words: Words, draft: Draft) -> bool:
    """True where all whom the draft befalls are armed."""
    targets = [p for p in draft.parties if p.role == "target"]
    kinds = [words.document.actors[p.actor].kind if p.actor is not None else "" for p in targets]
    return bool(kinds) and all(kind in ARMED - {"government", "state"} for kind in kinds)
