"""The same people: victims whom a later telling means by a definite noun or a pronoun, and no others of their kind."""

from __future__ import annotations

from vigie.lexicon.pack import open_pack
from vigie.lexicon.syntax import SyntaxSection, open_syntax
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.syntax import NounGroup
from vigie.resolve.apart import alike, days_apart

OPEN = frozenset({"attack", "casualties"})
NEAR = 2  # sentences: names soon follow the number of those who bear them
CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})


def told_of_again(document: Document, first: Draft, second: Draft) -> bool:
    """True where the second is done to those of the first ("six *priests* were killed ... *the priests* were killed").

    One deed of one kind: who is taken and then killed suffers two.
    """
    alike = first.event_type == second.event_type or {first.event_type, second.event_type} <= OPEN
    again_soon = first.harm_only and 0 <= second.sentence - first.sentence <= NEAR and not second.figures
    alike = alike and (first.harm_only == second.harm_only or again_soon)
    deeds = alike and first.kind == second.kind == "incident"
    if not deeds or second.another or not (first.harm_only or first.event_type == "abduction"):
        return False
    section = open_syntax(open_pack(document.language)).section
    before = [document.groups[party.group] for party in first.parties if party.role == "target"]
    again = [document.groups[party.group] for party in second.parties if party.role == "target"]
    return len(again) == 1 and any(are_same(document, section, group, again[0]) for group in before)


def names_counted(document: Document, first: Draft, second: Draft) -> bool:
    """True where the second names each of those whom the first counts ("*two* were killed ... *Ali and Omar* died").

    It follows soon and says of no other place or day.
    """
    near = 0 <= second.sentence - first.sentence <= NEAR and not (second.places or second.timexes or second.another)
    deeds = first.event_type == second.event_type and first.harm_only and second.harm_only
    if not near or not deeds or first.title or len(first.figures) != 1 or len(second.figures) != 1:
        return False
    mine, theirs = first.figures[0], second.figures[0]
    equal = (mine.harm, mine.low, mine.high) == (theirs.harm, theirs.low, theirs.high)
    tokens, groups = document.tokens, document.groups
    named = targets_by_name(document, second)
    counted = tokens.pos[groups[mine.noun_group].head] in ("NOUN", "NUM")
    return equal and counted and len(named) == mine.low > 1


def targets_by_name(document: Document, draft: Draft) -> list[NounGroup]:
    """Those of the people whom a draft befalls who are told by two names and more."""
    pos = document.tokens.pos
    groups = (document.groups[party.group] for party in draft.parties if party.role == "target")
    return [
        group for group in groups
        if group.last - group.first > 1 and all(pos[i] == "PROPN" for i in range(group.last - 2, group.last))
    ]  # fmt: skip


def names_one_counted(document: Document, first: Draft, second: Draft) -> bool:
    """True where the second names one of the dead whom the first counts ("two men were killed ... Ali Ba, 20, died").

    It follows soon and says of no other place; whoever did it, and to whom it was done otherwise, is another's.
    """
    near = 0 <= second.sentence - first.sentence <= NEAR and not (second.places or second.another or first.title)
    bare = second.harm_only and second.event_type == "casualties" and first.kind == second.kind == "incident"
    if (
        not near
        or not bare
        or days_apart(first, second)
        or first.background != second.background
        or first.event_type not in OPEN
    ):
        return False
    if len(second.figures) != 1 or any(party.role == "initiator" for party in second.parties):
        return False
    one = second.figures[0]
    many = [figure for figure in first.figures if figure.harm == "killed" and figure.low > 1]
    named = targets_by_name(document, second)
    counted = one.harm == "killed" and one.single and not one.definite and one.high == 1
    return counted and len(named) == 1 and any(alike(one.group_name, figure.group_name) for figure in many)


def are_same(document: Document, section: SyntaxSection, before: NounGroup, again: NounGroup) -> bool:
    """True for a definite noun without a number of its own that the group before it has, in the same number."""
    tokens, head = document.tokens, again.head
    if again is before:
        return True
    words = range(again.first, again.last)
    others = section.others | section.further | section.ordinals
    if again.determiner not in section.definite or any(tokens.lowers[i] in others for i in words):
        return False
    if tokens.pos[head] != "NOUN" or again.quantity is not None or again.possessor is not None:
        return False
    known = {tokens.lemmas[i] for i in range(before.first, before.last) if tokens.pos[i] in CONTENT}
    one, several = (is_one(document, section, group) for group in (before, again))
    return tokens.lemmas[head] in known and one == several


def is_one(document: Document, section: SyntaxSection, group: NounGroup) -> bool:
    """True for a group that names one person."""
    tokens = document.tokens
    if tokens.pos[group.head] == "PROPN":
        return True
    quantity = document.quantities[group.quantity] if group.quantity is not None else None
    counted = quantity is not None and quantity.unit is None and quantity.high > 1
    return not counted and section.is_singular(tokens.lowers[group.head], tokens.lemmas[group.head])
