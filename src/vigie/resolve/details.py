"""Details of what was told in short: the same doers by a definite noun, a village in the region that a lead names."""

from __future__ import annotations

from vigie.knowledge.taxonomy import open_taxonomy
from vigie.lexicon.pack import open_pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.triggers import open_triggers
from vigie.model.document import Document
from vigie.model.draft import Draft, Party

AREAS = frozenset({"country", "admin1", "admin2", "region", "island"})  # kinds of places that hold villages
STRUCK = frozenset(
    {"armed_clash", "offensive", "airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade",
     "attack", "casualties", "abduction"}
)  # fmt: skip  # what a lead tells of a region and the next sentence of a village
NEAR = 2  # sentences from a lead to its details


def same_doers(document: Document, first: Draft, second: Draft) -> bool:
    """True where the second is done by "the attackers", and nobody of another side did the first.

    A definite common noun without a number or a name means those told of just before.
    """
    doers = [party for party in second.parties if party.role == "initiator"]
    if not doers or not all(is_known(document, party) for party in doers):
        return False
    before = [party for party in first.parties if party.role == "initiator"]
    return all(sides(document, a) & sides(document, b) for a in before for b in doers)


def is_known(document: Document, party: Party) -> bool:
    """True for a definite common noun of people who fight, without a number ("les assaillants", "the gunmen")."""
    section = open_syntax(open_pack(document.language)).section
    group, tokens = document.groups[party.group], document.tokens
    if party.actor is None or document.actors[party.actor].actor_id or group.quantity is not None:
        return False
    common = all(tokens.pos[i] in ("DET", "NOUN", "ADJ") for i in range(group.first, group.last))
    around = document.groups[party.group : party.group + 3]
    bare = group.of is None and all(other.of != party.group for other in around)
    pointed = group.determiner in section.definite - section.article_genitives  # "des" may be "some"
    return pointed and common and bare and "non_state" in sides(document, party)


def sides(document: Document, party: Party) -> set[str]:
    """The side that a party of known kind stands on; the fighting sides for one of none."""
    kind = document.actors[party.actor].kind if party.actor is not None else ""
    side = open_taxonomy().side_of.get(kind)
    return {side} if side else {"state", "non_state", "international"}


def told_in_detail(document: Document, first: Draft, second: Draft) -> bool:
    """True where the second, soon after a lead, puts what it told of a region in one place of it, on no other day."""
    if not {first.event_type, second.event_type} <= STRUCK:
        return False
    near = 0 < second.sentence - first.sentence <= NEAR and not (first.plural or second.plural or second.another)
    if not near or (first.days and second.days and (first.days[1] < second.days[0] or second.days[1] < first.days[0])):
        return False
    return holds(document, first, second)


def holds(document: Document, first: Draft, second: Draft) -> bool:
    """True where each place of the second can lie in an area that the first names, and the first names no town."""
    named = [document.places[i].resolved for i in first.places]
    areas = [place for place in named if place is not None and place.kind in AREAS]
    if len(areas) < len(named):
        return False
    inner = [document.places[i].resolved for i in second.places]
    return bool(areas and inner) and all(
        any(
            place is None
            or (
                place.country == area.country
                and (area.kind == "country" or not place.admin1 or not area.admin1 or place.admin1 == area.admin1)
            )
            for area in areas
        )
        for place in inner
    )


def counted_beside(first: Draft, second: Draft) -> bool:
    """True for two harms that one sentence adds up ("20,000 *have been killed* and 14 million *displaced*")."""
    if first.kind != "toll" or second.kind != "toll" or first.sentence != second.sentence or first.title:
        return False
    harms = {figure.harm for figure in first.figures} & {figure.harm for figure in second.figures}
    apart = first.places and second.places and not set(first.places) & set(second.places)
    told = first.attributions == second.attributions or not (first.attributions and second.attributions)
    days = first.timexes == second.timexes or not (first.timexes and second.timexes)
    return bool(first.figures and second.figures) and not harms and not apart and told and days


def tells_further(first: Draft, second: Draft) -> bool:
    """True for news that a definite noun right behind it goes on with in the past before the past.

    "A bomb hit a lorry. Eight soldiers *had been* wounded in the attack": of the bomb, not of history.
    """
    near = 0 < second.sentence - first.sentence <= NEAR and second.definite and not second.timexes
    return near and not first.background and not (second.places or second.another)


def says_that_it_occurred(document: Document, first: Draft, second: Draft) -> bool:
    """True for a happening of which a verb only says that it took place, told on in its sentence or the next.

    "An attack *took place* in Tank, where gunmen killed six": whoever did it and whom it befell come behind.
    """
    particulars = first.figures or any(party.role in ("initiator", "target") for party in first.parties)
    noun = document.tokens.pos[first.token] == "NOUN"  # "a bomb *exploded*" tells what was done
    bare = first.finite and noun and not (particulars or first.plural or first.title)
    if not bare or second.another or not {first.event_type, second.event_type} <= STRUCK:
        return False
    if second.sentence == first.sentence:
        return second.token > first.token
    own = second.places or second.timexes or second.plural
    return second.sentence == first.sentence + 1 and second.finite and not own


def is_search(document: Document, first: Draft, second: Draft) -> bool:
    """True for a raid of police or troops, who harmed nobody in it, and the arrest or seizure that came of it.

    "The police *raided* a house in Gao *and arrested* six men" is an arrest, not an attack.
    """
    near = 0 <= second.sentence - first.sentence <= 1 and second.event_type in ("arrest", "seizure")
    if not near or first.event_type != "attack" or first.kind != "incident" or first.factuality != second.factuality:
        return False
    hurt = any(figure.harm in ("killed", "wounded", "harmed") for draft in (first, second) for figure in draft.figures)
    if hurt or (first.places and second.places and not set(first.places) & set(second.places)):
        return False
    doers = [party for party in first.parties if party.role == "initiator"]
    theirs = [party.group for party in second.parties if party.role == "initiator"]
    state = bool(doers) and all(sides(document, party) == {"state"} for party in doers)
    same = not theirs or any(party.group in theirs for party in doers)
    return state and same and not searches(document).isdisjoint(first.rules)


def searches(document: Document) -> frozenset[str]:
    """Ids of the rules of what police and troops do to arrest somebody."""
    return frozenset(rule.id for rule in open_triggers(open_pack(document.language)) if rule.search)


def leads_to(document: Document, first: Draft, second: Draft) -> bool:
    """True for a harm told by a gerund of the deed's own verb ("fired on the crowd, *leaving* four dead in Dhaka")."""
    told = {index for index in second.clauses if index >= 0}
    counted = {figure.noun_group for figure in second.figures}
    return second.sentence == first.sentence and any(
        clause.link == "complement" and clause.parent in first.clauses
        and (index in told or any(not counted.isdisjoint(slot.groups) for slot in clause.slots))
        for index, clause in enumerate(document.clauses)
        if clause.sentence == second.sentence
    )  # fmt: skip
