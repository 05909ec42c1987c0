"""One draft of two tellings: whose type, numbers, parties, places and sources hold."""

from __future__ import annotations

from vigie.model.document import Document
from vigie.model.draft import Draft, Party
from vigie.resolve.apart import clashing_figures, named_victims, teller
from vigie.resolve.one_by_one import count_doer, count_named, count_theirs
from vigie.resolve.things import add_things

GROUND = frozenset({"armed_clash", "offensive"})
MANNER = frozenset({"airstrike", "drone_strike", "shelling", "suicide_bombing", "explosive", "chemical_weapon"})
OPEN = frozenset({"attack", "casualties"})
ON_THINGS = frozenset({"destruction"})


def united(document: Document, first: Draft, second: Draft) -> Draft:
    """One draft of two: a body's telling leads over a headline's, the precise type over the open one."""
    lead, other = (second, first) if first.title and not second.title else (first, second)
    lead.attributions = united_sources(document, lead, other)
    if {lead.event_type, other.event_type} & ON_THINGS and (hurts(lead) or hurts(other)):
        told = other if lead.event_type in ON_THINGS else lead
        lead.event_type = told.event_type if told.event_type not in ON_THINGS | OPEN else "attack"
    elif lead.event_type == "attack" and other.event_type in ("arrest", "seizure"):
        lead.event_type, lead.rank = other.event_type, other.rank  # a raid that only led to it
    elif lead.event_type in OPEN or lead.harm_only:
        if other.event_type not in OPEN and not (other.harm_only and not lead.harm_only):
            lead.event_type, lead.rank = other.event_type, other.rank
        elif lead.event_type == "casualties" and other.event_type == "attack":
            lead.event_type = "attack"
    elif lead.event_type in GROUND and other.event_type in MANNER:
        lead.event_type, lead.rank = other.event_type, other.rank  # the headline names the weapon
    count_doer(document, lead, other)
    count_doer(document, other, lead)
    count_named(document, lead, other)
    count_theirs(document, first, second)
    if clashing_figures(lead, other):
        take_counts(lead, other)  # for the rest the headline's rounding gives way to the body's number
    else:
        known = {(f.harm, f.low, f.high) for f in lead.figures}
        alone = is_of_one_person(document, lead)
        lead.figures.extend(
            f for f in other.figures if (f.harm, f.low, f.high) not in known and not (alone and f.definite)
        )
    lead.rules.extend(rule for rule in other.rules if rule not in lead.rules)
    add_parties(document, lead, other)
    kinds = {thing.kind for thing in lead.means}
    lead.means.extend(thing for thing in other.means if thing.kind not in kinds)
    add_things(document, lead, other)
    lead.places.extend(p for p in other.places if p not in lead.places)
    lead.shares.extend(other.shares)
    if not lead.timexes:
        lead.timexes, lead.days = list(other.timexes), other.days
    lead.spans = sorted({*first.spans, *second.spans}) if not first.title else [*second.spans, *first.spans]
    lead.harm_only = first.harm_only and second.harm_only
    lead.generic = first.generic and second.generic
    lead.title = first.title and second.title
    lead.outcome = lead.outcome or other.outcome
    if lead.factuality == "hypothetical" and other.factuality == "asserted":
        lead.factuality = other.factuality  # "charged with the murder of X ... X was shot on Friday"
    return lead


def hurts(draft: Draft) -> bool:
    """True for a draft with dead or wounded: whoever kills and burns does violence to people first."""
    return any(figure.harm in ("killed", "wounded", "harmed") and figure.low > 0 for figure in draft.figures)


def take_counts(lead: Draft, other: Draft) -> None:
    """Puts the other's count of several in the place of the one person of them whom the lead tells of.

    "*Four dead* in Gao. A trader was shot dead ...": what the other counts of other harms comes along.
    """
    for harm in dict.fromkeys(figure.harm for figure in other.figures):
        mine = [figure for figure in lead.figures if figure.harm == harm]
        theirs = [figure for figure in other.figures if figure.harm == harm]
        if not mine or (all(f.single and f.high == 1 for f in mine) and any(f.low > 1 for f in theirs)):
            lead.figures = [figure for figure in lead.figures if figure.harm != harm] + theirs


def is_of_one_person(document: Document, draft: Draft) -> bool:
    """True for a deed done to one person by name and to nobody else."""
    targets = [party for party in draft.parties if party.role == "target"]
    return len(targets) == 1 and bool(named_victims(document, draft))


def united_sources(document: Document, lead: Draft, other: Draft) -> list[int]:
    """The attributions of two drafts, those of whoever gives the figures first; another who gives none is left out."""
    if not (other.finite or other.figures or other.title):  # "called the attack cowardly" is no source of the attack
        return lead.attributions
    apart = bool(lead.attributions) and teller(document, lead).isdisjoint(teller(document, other))
    if apart and lead.figures and not other.figures:
        return lead.attributions  # "the army says that it hit fighters only" is no word for the toll of witnesses
    first, second = (other, lead) if apart and other.figures and not lead.figures else (lead, other)
    return [*first.attributions, *(a for a in second.attributions if a not in first.attributions)]


def is_by_name(document: Document, party: Party) -> bool:
    """True for a target by two names and more."""
    group, pos = document.groups[party.group], document.tokens.pos
    names = group.last - group.first > 1 and all(pos[i] == "PROPN" for i in range(group.last - 2, group.last))
    return party.role == "target" and names


def add_parties(document: Document, draft: Draft, other: Draft) -> None:
    """The other's parties, save those that the draft names already, be it by a common noun ("the official").

    Where it names somebody in a role, another telling's common noun for whoever has it adds nobody ("the civilians").
    """
    alone = is_of_one_person(document, draft)
    roles, counted = {party.role for party in draft.parties}, {figure.noun_group for figure in draft.figures}
    for party in other.parties:
        if alone and party.definite and party.role == "target":
            continue
        if party.role == "initiator" and any(p.role == "target" and p.group == party.group for p in draft.parties):
            continue  # "*a patrol* fell into an ambush, leaving six dead"
        words = set(document.text[party.start : party.end].lower().split())
        known = any(
            p.role == party.role and words & set(document.text[p.start : p.end].lower().split()) for p in draft.parties
        )
        common = party.actor is None or document.actors[party.actor].generic
        common = common and party.group not in counted and not is_by_name(document, party)
        if not known and not (common and party.role in roles):
            draft.parties.append(party)
