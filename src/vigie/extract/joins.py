"""Joins: drafts that tell one happening are tied to one another, and what forbids it."""

from __future__ import annotations

from vigie.extract.attributions import attribution_of
from vigie.extract.words import VIOLENT, Words
from vigie.lexicon.harms import HarmRule
from vigie.model.draft import Draft
from vigie.model.mention import PlaceMention

# event types that can be faces of one violent happening; anything else is told apart
PEOPLE = frozenset({"displacement", "abduction", "arrest"})  # types whose nouns name people: "hostages"
RAIDING = frozenset({"destruction", "looting"})
TAKEN = frozenset({"displacement", "arrest", "abduction"})  # what befalls the living: told in a row with the dead
ON_THINGS = frozenset({"destruction", "looting", "arrest"})
OPEN = frozenset({"attack", "casualties"})  # types that say nothing of the manner: any violent type is more


def place_name(place: PlaceMention) -> str:
    return place.resolved.name if place.resolved is not None else place.name


def is_alike(place: PlaceMention, other: PlaceMention) -> bool:
    """True for two mentions of one place, or of a place and the division or country that holds it."""
    if place_name(place) == place_name(other):
        return True
    a, b = place.resolved, other.resolved
    if a is None or b is None or a.country != b.country:
        return False
    return "country" in (a.kind, b.kind) or ("admin1" in (a.kind, b.kind) and a.admin1 == b.admin1)


def is_nameless(place: PlaceMention) -> bool:
    """True for a common noun that stands for no place told before ("*a village*")."""
    return place.resolved is None and not place.candidates and place.rule.startswith("place.class.")


class Joins:
    """Drafts by their tokens, and which of them were joined; every draft keeps its token."""

    def __init__(self, words: Words, by_token: dict[int, Draft]) -> None:
        self.words, self.document, self.by_token = words, words.document, by_token
        self.parent: dict[int, int] = {}
        self.circumstances: dict[int, bool] = {}  # what is_circumstance found out
        self.carriers: dict[int, int] = {}  # support verb -> the trigger noun that it carries

    def root(self, token: int) -> int:
        while token in self.parent:
            token = self.parent[token]
        return token

    def join(self, first: int, second: int) -> None:
        a, b = self.root(first), self.root(second)
        if a != b:
            self.parent[max(a, b)] = min(a, b)

    def draft_in(self, group: int) -> Draft | None:
        """The draft whose trigger lies in a noun group: at its head first, then anywhere in it."""
        noun, by_token = self.document.groups[group], self.by_token
        if noun.head in by_token:
            return by_token[noun.head]
        for i in range(noun.first, noun.last):
            if i in by_token:
                return by_token[i]
        return None

    def elsewhere(self, draft: Draft, other: Draft) -> bool:
        """True where both name places, none is common and none holds another: "took A and took B" are two.

        What is no name may be any of them ("struck *a village*, killing four in Gao").
        """
        places = self.document.places
        first, second = ([places[p] for p in d.places if not is_nameless(places[p])] for d in (draft, other))
        return bool(first and second) and not any(is_alike(a, b) for a in first for b in second)

    def same_side(self, draft: Draft, other: Draft) -> bool:
        """True unless both name an initiator and the initiators differ."""
        first = {p.group for p in draft.parties if p.role == "initiator"}
        second = {p.group for p in other.parties if p.role == "initiator"}
        return not first or not second or bool(first & second)

    def is_grievance(self, draft: Draft, other: Draft) -> bool:
        """True for a protest and the killing that it is about ("marched *against the murder* of a nurse")."""
        protest, harm = (draft, other) if draft.event_type == "protest" else (other, draft)
        if protest.event_type != "protest" or not harm.harm_only:
            return False
        rules = [self.words.rules[rule] for rule in harm.rules]
        if not any(isinstance(rule, HarmRule) and rule.mode == "event" for rule in rules):
            return False
        clauses = [self.document.clauses[index] for index in protest.clauses if index >= 0]
        about = [slot for clause in clauses for slot in clause.slots if slot.function in ("object", "oblique")]
        return any(self.draft_in(group) is harm for slot in about for group in slot.groups)

    def compatible(self, draft: Draft, other: Draft) -> bool:
        """True where two drafts can be faces of one happening."""
        if self.is_grievance(draft, other):
            return False
        if draft.kind not in ("incident", "toll") or other.kind not in ("incident", "toll"):
            return False
        if draft.event_type == other.event_type:
            return True
        both = {draft.event_type, other.event_type}
        if both <= RAIDING:
            return True
        if both <= VIOLENT:
            return (
                bool(both & OPEN)
                or draft.harm_only
                or other.harm_only
                or both & {"explosive", "offensive", "armed_clash"} != set()
            )
        crowd = {"protest", "riot", "crackdown"}
        if both <= crowd:
            return True
        return bool(both & crowd) and (draft.harm_only or other.harm_only)

    def deeds(self, harm: Draft) -> list[Draft]:
        """The drafts that a harm is joined with and that say how it came about."""
        root = self.root(harm.token)
        return [
            draft
            for token, draft in self.by_token.items()
            if draft is not harm
            and not draft.harm_only
            and self.root(token) == root
            and draft.sentence == harm.sentence
        ]

    def teller(self, draft: Draft) -> str | None:
        """Who tells a draft in the first place; None for the report's own voice."""
        start = self.document.tokens.starts[draft.token]
        source = next(
            (self.document.attributions[i].source for i in attribution_of(self.document, start, start + 1)), None
        )
        return source.name if source is not None else None
