"""What tells two drafts of a report apart: their places, days, numbers, parties and victims."""

from __future__ import annotations

from datetime import date, timedelta

from vigie.knowledge.taxonomy import open_taxonomy
from vigie.model.document import Document
from vigie.model.draft import Draft, DraftFigure, Party
from vigie.resolve.details import tells_further, told_in_detail

SIDES = frozenset({"soldiers", "police", "fighters", "civilians"})  # groups that no one person belongs to two of


def details_agree(document: Document, first: Draft, second: Draft) -> bool:
    """False where the figures, the places, the days or the initiators of two drafts exclude one another."""
    recalled = first.background != second.background and not tells_further(first, second)
    if recalled or first.factuality == "denied" or second.factuality == "denied":
        return False
    if clashing_figures(first, second) and not (first.title or related_numbers(first, second)):
        return False
    if first.places and second.places and not (first.title or second.title):
        apart = not is_at(document, first, place_names(document, second))
        if (
            apart
            and finest(document, first)
            and finest(document, second)
            and not told_in_detail(document, first, second)
        ):
            return False
        mine, theirs = countries(document, first), countries(document, second)
        if None not in mine | theirs and mine.isdisjoint(theirs):
            return False
    if first.title:
        return True
    if ages_apart(document, first, second):
        return False
    return not (days_apart(first, second) or rivals(document, first, second) or told_apart(document, first, second))


def ages_apart(document: Document, first: Draft, second: Draft) -> bool:
    """True where both tell of one person by age, and the ages differ ("a *43-year-old* man", "a *47-year-old*")."""
    mine, theirs = ages(document, first), ages(document, second)
    return len(mine) == len(theirs) == 1 and mine != theirs


def ages(document: Document, draft: Draft) -> set[float]:
    """The ages of a draft's targets."""
    tokens = document.tokens
    found: set[float] = set()
    for party in draft.parties:
        group = document.groups[party.group]
        if party.role == "target":
            first, last = tokens.starts[group.first], tokens.ends[group.last - 1]
            found |= {q.low for q in document.quantities if q.unit == "age" and first <= q.start < last}
    return found


def days_apart(first: Draft, second: Draft) -> bool:
    """True where two drafts count people on days that leave one between them: a night belongs to either of two dates.

    One that counts nobody may well recall the other, its day read wrongly or of something else.
    """
    if first.days is None or second.days is None or not (first.figures and second.figures):
        return False
    earlier, later = sorted((first.days, second.days))
    return date.fromisoformat(later[0]) - date.fromisoformat(earlier[1]) > timedelta(days=1)


def told_apart(document: Document, first: Draft, second: Draft) -> bool:
    """True where two sources count different people, or one claims for itself what the other counts.

    Whose figure is whose must stay plain.
    """
    if not (first.figures or second.figures) or equal_figure(first, second):
        return False
    mine, theirs = teller(document, first), teller(document, second)
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    return bool(first.figures and second.figures) or any(
        not draft.figures and bool(names(document, draft, "initiator") & told)
        for draft, told in ((first, mine), (second, theirs))
    )


def teller(document: Document, draft: Draft) -> set[str]:
    """Words and id that name who tells a draft in the first place; empty for the report's own voice."""
    source = document.attributions[draft.attributions[0]].source if draft.attributions else None
    if source is None:
        return set()
    words = {word for word in source.name.lower().split() if len(word) > 3} or {source.name.lower()}
    return words | {source.actor_id} if source.actor_id else words


def rivals(document: Document, first: Draft, second: Draft) -> bool:
    """True where the two are told of initiators that cannot be the same people.

    Names and ids that differ tell them apart; "gunmen" and a group by name do not, "gunmen" and soldiers do.
    """
    mine = names(document, first, "initiator")
    theirs = names(document, second, "initiator") if mine else mine
    if not mine or not theirs or mine & theirs:
        return False
    one, other = initiator_sides(document, first), initiator_sides(document, second)
    if one and other and not one & other:
        return True
    named = [any(is_named(document, p) for p in draft.parties if p.role == "initiator") for draft in (first, second)]
    return all(named)


def is_named(document: Document, party: Party) -> bool:
    """True for a party known by name and not by its kind."""
    return party.actor is None or bool(document.actors[party.actor].actor_id)


def initiator_sides(document: Document, draft: Draft) -> set[str]:
    """The sides that a draft's initiators of known kind stand on."""
    side_of = open_taxonomy().side_of
    kinds = {document.actors[p.actor].kind for p in draft.parties if p.role == "initiator" and p.actor is not None}
    return {side for kind in kinds if (side := side_of.get(kind)) in ("state", "non_state", "international", "crowd")}


def equal_figure(first: Draft, second: Draft) -> bool:
    """True where one number of one harm is told by both."""
    return any((f.harm, f.low, f.high) == (g.harm, g.low, g.high) for f in first.figures for g in second.figures)


def clashing_figures(first: Draft, second: Draft) -> bool:
    """True where both count one harm to people who can be the same, and no number of it is common."""
    for mine, theirs in comparable(first, second):
        if not {(f.low, f.high) for f in mine} & {(f.low, f.high) for f in theirs}:
            return True
    return False


def related_numbers(first: Draft, second: Draft) -> bool:
    """True where every common harm's numbers could be a vague and an exact telling of one number."""
    return all(any(can_be_one(a, b) for a in mine for b in theirs) for mine, theirs in comparable(first, second))


def can_be_one(first: DraftFigure, second: DraftFigure) -> bool:
    """True where two figures can be one number: their bounds meet, or a vague one ("many") is exceeded."""
    if first.qualifier == "vague" and second.low > first.high:
        return True
    if second.qualifier == "vague" and first.low > second.high:
        return True
    return first.low <= second.high and second.low <= first.high


def comparable(first: Draft, second: Draft) -> list[tuple[list[DraftFigure], list[DraftFigure]]]:
    """The two drafts' figures by harm, where the groups counted can be the same people.

    Soldiers and fighters are not: "ten rebels were killed. Two policemen died" are two figures of one fight.
    """
    pairs: list[tuple[list[DraftFigure], list[DraftFigure]]] = []
    if not first.figures or not second.figures:
        return pairs
    harms = {f.harm for f in second.figures}
    for harm in sorted({f.harm for f in first.figures if f.harm in harms}):
        mine = [f for f in first.figures if f.harm == harm]
        theirs = [f for f in second.figures if f.harm == harm]
        if any(alike(a.group_name, b.group_name) for a in mine for b in theirs):
            pairs.append((mine, theirs))
    return pairs


def alike(group: str, other: str) -> bool:
    return group == other or not (group in SIDES and other in SIDES)


def named_victims(document: Document, draft: Draft) -> set[str]:
    """The last names of the persons that a draft has as targets."""
    tokens, found = document.tokens, set()
    for party in draft.parties:
        group = document.groups[party.group]
        if party.role != "target" or tokens.pos[group.last - 1] != "PROPN":
            continue
        mention = document.actors[party.actor] if party.actor is not None else None
        if mention is None:
            person = group.place is None
        else:  # a person, or the name behind a title ("*court judge* Ana Ruiz")
            titled = mention.generic and mention.end <= tokens.starts[group.last - 1]
            person = mention.kind == "person" or titled
        if person:
            found.add(tokens.lowers[group.last - 1])
    return found


def other_victims(document: Document, first: Draft, second: Draft) -> bool:
    """True where both name persons as victims and none is a victim of both."""
    mine, theirs = named_victims(document, first), named_victims(document, second)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def told_by_its_noun(document: Document, first: Draft, second: Draft) -> bool:
    """True for a definite noun that says itself which happening it is, and names what the first does not tell.

    "The attack" goes on with what was told; "the attack on Solhan" after raids in a region and "the Riverside attack"
    after a blast elsewhere do not.
    """
    if first.title:
        return False
    if (
        second.places
        and (first.plural or first.places)
        and place_names(document, first).isdisjoint(place_names(document, second))
    ):
        return first.plural or not nests(document, first, second)
    tokens = document.tokens
    if first.places:
        return False
    indexes = {document.clauses[n].group for n in second.clauses if n >= 0}
    groups = [document.groups[index] for index in indexes if index is not None]
    own = {tokens.lowers[i] for g in groups for i in range(g.first, second.token) if tokens.pos[i] == "PROPN"}
    told = {word for start, end in first.spans for word in document.text[start:end].lower().split()}
    return bool(own) and told.isdisjoint(own)


def nests(document: Document, first: Draft, second: Draft) -> bool:
    """True where a place of one can hold a place of the other: one country, and one of them no finer than a region."""
    mine = [document.places[p].resolved for p in first.places]
    theirs = [document.places[p].resolved for p in second.places]
    return any(
        a is None or b is None or (a.country == b.country and not (a.kind == b.kind == "city"))
        for a in mine for b in theirs
    )  # fmt: skip


def countries(document: Document, draft: Draft) -> set[str | None]:
    """The countries of the draft's places; None stands for one that is not known."""
    found: set[str | None] = set()
    for place in draft.places:
        resolved = document.places[place].resolved
        found.add(resolved.country if resolved is not None else None)
    return found


def names(document: Document, draft: Draft, role: str) -> set[str]:
    """Words and ids that name the draft's parties of a role."""
    found: set[str] = set()
    for party in draft.parties:
        if party.role == role:
            found.update(w for w in document.text[party.start : party.end].lower().split() if len(w) > 3)
            if party.actor is not None and document.actors[party.actor].actor_id:
                found.add(str(document.actors[party.actor].actor_id))
    return found


def is_at(document: Document, draft: Draft, names: set[str]) -> bool:
    """True where a place of the draft has one of the names."""
    for p in draft.places:
        place = document.places[p]
        if place.name.lower() in names or (place.resolved and place.resolved.name.lower() in names):
            return True
    return False


def place_names(document: Document, draft: Draft) -> set[str]:
    """The names of the draft's places, by the words of the report and as they are known."""
    found: set[str] = set()
    for p in draft.places:
        place = document.places[p]
        found.add(place.name.lower())
        if place.resolved:
            found.add(place.resolved.name.lower())
    return found


def finest(document: Document, draft: Draft) -> bool:
    """True where the draft has a place finer than a country."""
    for p in draft.places:
        resolved = document.places[p].resolved
        if resolved is None or resolved.kind != "country":
            return True
    return False
