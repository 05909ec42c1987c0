"""Which drafts of a report are one happening: a headline and its body, a tale told on, a noun that refers back."""

from __future__ import annotations

import functools

from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.resolve.apart import (
    clashing_figures,
    details_agree,
    equal_figure,
    finest,
    named_victims,
    names,
    other_victims,
    place_names,
    teller,
    told_by_its_noun,
)
from vigie.resolve.details import counted_beside, same_doers, told_in_detail
from vigie.resolve.one_by_one import count_doer, count_named
from vigie.resolve.same_people import names_counted, names_one_counted, told_of_again
from vigie.resolve.things import add_things

VIOLENT = frozenset(
    {"armed_clash", "offensive", "airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade",
     "chemical_weapon", "attack", "sexual_violence", "abduction", "casualties", "crackdown", "riot", "destruction"}
)  # fmt: skip
GROUND = frozenset({"armed_clash", "offensive"})
MANNER = frozenset({"airstrike", "drone_strike", "shelling", "suicide_bombing", "explosive", "chemical_weapon"})
OPEN = frozenset({"attack", "casualties"})
# types that are told of one another: a fight is an assault and a raid, a bombardment comes from the air or from guns
KIN = (
    frozenset({"armed_clash", "offensive", "attack", "casualties", "explosive", "grenade"}),
    frozenset({"airstrike", "drone_strike", "shelling"}),
    frozenset({"airstrike", "explosive"}),  # "the bombing", "the explosion"
    frozenset({"explosive", "suicide_bombing", "attack", "casualties"}),
    frozenset({"destruction", "explosive", "suicide_bombing", "grenade", "airstrike", "drone_strike", "shelling"}),
    frozenset({"protest", "riot", "crackdown", "casualties"}),
)
REACH = 30  # happenings back that a happening is compared with: beyond them reports start anew
CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
ON_THINGS = frozenset({"destruction"})
ALONE = frozenset({"sexual_violence", "abduction", "arrest"})  # deeds whose victims the next harm need not be
FAILED = frozenset({"foiled", "attempted"})
WHO = ("initiator", "target")
HEADLINES = 3  # drafts of a report that its headline may have told
NEAR = 2  # sentences: a tale told on without a definite noun stays this close


def merge_happenings(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of one happening folded into the one that tells most; order of the text is kept."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.sentence, d.token)):
        count_doer(document, draft, draft)
        near = kept[-REACH:] if len(kept) <= REACH else [*(k for k in kept[:HEADLINES] if k.title), *kept[-REACH:]]
        other = earlier_telling(document, near, draft)
        if other is None:
            if not draft.echo:
                kept.append(draft)
        else:
            at = next(n for n in range(len(kept) - 1, -1, -1) if kept[n] is other)
            kept[at] = united(document, other, draft)
            if not fold_headline(document, kept, at):
                fold_victim(document, kept, at)
    return kept


def earlier_telling(document: Document, kept: list[Draft], draft: Draft) -> Draft | None:
    """The last of the drafts that tells the same happening; behind one that it counts otherwise, only by its number.

    Behind one at its place that is told apart from it ("a group claimed *the attack in Tirah*"), only one there.
    """
    rival = placed = False
    for other in reversed(kept):
        here = bool(place_names(document, other) & place_names(document, draft))
        if (
            (not rival or equal_figure(other, draft))
            and (here or not placed)
            and same_happening(document, other, draft)
        ):
            return other
        rival = rival or counts_otherwise(other, draft)
        placed = placed or (here and other.kind == "incident" and types_agree(other, draft))
    return None


def counts_otherwise(first: Draft, second: Draft) -> bool:
    """True for a bare number of the harm that the first tells just before: of its people, and not of others."""
    bare = second.harm_only and not (second.places or second.timexes or second.found or second.another)
    near = second.sentence - first.sentence <= NEAR and not first.title
    return bare and near and first.kind == second.kind and clashing_figures(first, second)


def fold_headline(document: Document, kept: list[Draft], at: int) -> bool:
    """Folds a headline into a happening that is its own now that more of it is told; True where it did."""
    whole = kept[at]
    if whole.title:
        return False
    for n, headline in enumerate(kept[: min(at, HEADLINES)]):
        if headline.title and same_happening(document, headline, whole):
            kept[n] = united(document, headline, whole)
            del kept[at]
            return True
    return False


def fold_victim(document: Document, kept: list[Draft], at: int) -> None:
    """Folds what turns out to be of somebody told of before into what was told then."""
    known = next((n for n in range(max(0, at - REACH), at) if same_victim(document, kept[n], kept[at])), None)
    if known is not None:
        kept[known] = united(document, kept[known], kept.pop(at))


def same_victim(document: Document, first: Draft, second: Draft) -> bool:
    """True for two tellings of what can be done to one person only once."""
    incidents = first.kind == second.kind == "incident" and types_agree(first, second)
    return incidents and one_victim(document, first, second) and done_once(first, second)


def same_happening(document: Document, first: Draft, second: Draft) -> bool:
    """True where two drafts, ``first`` the earlier, tell one happening and nothing in them excludes it."""
    if first.kind != second.kind and {first.kind, second.kind} != {"incident", "toll"}:
        return False
    if first.kind == "control" and not first.title:
        # a state told twice is two claims, each with its own words; "rebel-held" beside its place is no telling
        beside = all(document.clauses[index].verb is None for index in second.clauses if index >= 0)
        mine, theirs = names(document, first, "initiator"), names(document, second, "initiator")
        one_holder = not mine or not theirs or bool(mine & theirs)
        return beside and bool(place_names(document, first) & place_names(document, second)) and one_holder
    if second.in_era and first.timexes:
        return False  # "on Monday ... in the first days of the war": not then
    if (first.at_large or second.at_large) and not first.title:
        return False  # "armed groups *carry out raids*" tells none of those told before
    if first.kind == "statement":
        return first.title and first.event_type == second.event_type and same_parties(document, first, second)
    if counted_beside(first, second):
        return True
    if not types_agree(first, second):
        return False
    if same_victim(document, first, second) or names_one_counted(document, first, second):
        return True
    if not details_agree(document, first, second):
        return False
    if one_victim(document, first, second) or told_of_again(document, first, second):
        return True
    if names_counted(document, first, second):
        return True
    if "toll" in (first.kind, second.kind):
        return first.title or "figure" in shared_signs(document, first, second)
    if first.title and second.sentence <= first.sentence + NEAR:
        return bool(shared_signs(document, first, second)) or second.sentence == first.sentence + 1
    failed = not FAILED.isdisjoint({first.outcome, second.outcome}) and first.outcome != second.outcome
    if second.another or (failed and not second.definite):
        return False
    harmed_alone = first.event_type in ALONE and bool(second.figures)
    if second.definite and not harmed_alone and not told_by_its_noun(document, first, second):
        if not second.plural and second.sentence - first.sentence <= 4:
            return True
        if second.sentence - first.sentence <= NEAR and not second.places:
            return True  # "les attaques ont eu lieu samedi": the ones just told
    near = second.sentence - first.sentence <= NEAR
    if near and is_damage(document, first, second):
        return True
    if second.harm_only and second.generic and near and not (second.places and not first.places):
        return is_its_harm(document, first, second)
    if near and told_on(document, first, second):
        return True
    return tells_again(document, first, second)


def is_its_harm(document: Document, first: Draft, second: Draft) -> bool:
    """True for a harm without particulars that can be the harm of what was told just before.

    Bodies found are its victims where the next sentence tells of them; whoever was raped or taken is not the next to
    be killed.
    """
    if second.timexes or clashing_figures(first, second) or first.event_type in ALONE:
        return False
    if second.found and second.sentence > first.sentence + 1 and not (first.found or equal_figure(first, second)):
        return False
    return second.sentence == first.sentence or not other_victims(document, first, second)


def tells_again(document: Document, first: Draft, second: Draft) -> bool:
    """True where two drafts have enough in common: a number or a place, and something else.

    The type and a place do where both are told as facts and the place is finer than a country, or nothing else is new.
    """
    signs = shared_signs(document, first, second)
    if set(signs) == {"place", "type"}:
        bare = not (second.timexes or second.figures or any(p.role == "initiator" for p in second.parties))
        fine = finest(document, first) and finest(document, second)
        return (bare or fine) and first.factuality == second.factuality
    return len(signs) >= 2 and ("figure" in signs or "place" in signs)


def one_victim(document: Document, first: Draft, second: Draft) -> bool:
    """True where both tell what was done to one person by name: nobody is killed or taken twice in a report."""
    killed = any(figure.harm == "killed" for draft in (first, second) for figure in draft.figures)
    apart = first.outcome != second.outcome and not killed  # "was shot at" and "was killed": of one deed
    if second.another or apart or "toll" in (first.kind, second.kind):
        return False
    if first.event_type != second.event_type and "abduction" in (first.event_type, second.event_type):
        return False  # taken and then killed: two happenings
    return bool(named_victims(document, first) & named_victims(document, second))


def done_once(first: Draft, second: Draft) -> bool:
    """True for a death or a kidnapping told as a fact: whatever else two tellings say, nobody suffers it twice."""
    if first.background != second.background or "denied" in (first.factuality, second.factuality):
        return False
    taken = first.event_type == second.event_type == "abduction"
    return taken or any(figure.harm == "killed" for draft in (first, second) for figure in draft.figures)


def is_damage(document: Document, first: Draft, second: Draft) -> bool:
    """True for damage told right after what can have done it, without a doer, a day or a place of its own."""
    if second.event_type != "destruction" or first.event_type not in MANNER | {"attack", "grenade", "destruction"}:
        return False
    doers = {party.group for party in second.parties if party.role == "initiator"}
    known = same_doers(document, first, second)
    own = second.timexes or (not known and doers - shared_initiators(first, second))  # "threw a bomb, *causing damage*"
    return not own and (not second.places or bool(place_names(document, first) & place_names(document, second)))


def types_agree(first: Draft, second: Draft) -> bool:
    """True for one type, for two of one kin, or two violent types of which one leaves the manner open."""
    if first.event_type == second.event_type:
        return True
    if are_kin(first.event_type, second.event_type):
        return True
    if first.event_type not in VIOLENT or second.event_type not in VIOLENT:
        return False
    if first.title:
        return equal_figure(first, second)
    return first.event_type in OPEN or second.event_type in OPEN or first.generic or second.generic


@functools.cache
def are_kin(first: str, second: str) -> bool:
    """True for two types that are told of one another."""
    return any(first in kin and second in kin for kin in KIN)


def told_on(document: Document, first: Draft, second: Draft) -> bool:
    """True where the second adds nothing that a happening of its own would have: a place, a time, a number.

    What "they" do after a deed of theirs goes on telling it; so does an attack or the same deed without particulars.
    """
    same = second.event_type in OPEN or second.event_type == first.event_type
    if any(document.groups[p.group].sentence < second.sentence for p in second.parties if p.role == "initiator"):
        return not second.timexes and bool(shared_initiators(first, second)) and (same or first.event_type in OPEN)
    if same and not second.timexes and first.event_type in VIOLENT and same_doers(document, first, second):
        return True
    bare = not (second.places or second.timexes or second.figures or second.objects)
    return bare and same and not second.plural and second.kind == "incident" and not deed_of_its_own(first, second)


def deed_of_its_own(first: Draft, second: Draft) -> bool:
    """True where the second says who did it to whom, and neither is of the first: "guards shot the attacker"."""
    mine, theirs = ({(p.role, p.group) for p in draft.parties if p.role in WHO} for draft in (first, second))
    return {role for role, _ in theirs} == set(WHO) and not mine & theirs


def shared_initiators(first: Draft, second: Draft) -> set[int]:
    """Noun groups that both have as initiator: a pronoun's is the group that it stands for."""
    groups = [{p.group for p in draft.parties if p.role == "initiator"} for draft in (first, second)]
    return groups[0] & groups[1]


def shared_signs(document: Document, first: Draft, second: Draft) -> list[str]:
    """What two drafts have in common: a number, a place, victims, an initiator, the precise type."""
    signs = []
    if first.figures and second.figures and equal_figure(first, second):
        signs.append("figure")
    if place_names(document, first) & place_names(document, second) or told_in_detail(document, first, second):
        signs.append("place")
    if victim_words(document, first) & victim_words(document, second):
        signs.append("victims")
    if names(document, first, "initiator") & names(document, second, "initiator"):
        signs.append("initiator")
    if first.event_type == second.event_type and first.event_type not in OPEN:
        signs.append("type")
    return signs


def victim_words(document: Document, draft: Draft) -> set[tuple[str, ...]]:
    """The words of the victims that a draft tells by more than their kind ("Jesuit priests"; not "soldiers")."""
    tokens, found = document.tokens, set()
    for party in draft.parties:
        group = document.groups[party.group]
        words = tuple(tokens.lemmas[i] for i in range(group.first, group.last) if tokens.pos[i] in CONTENT)
        if party.role == "target" and party.actor is None and len(words) > 1:
            found.add(words)
    return found


def same_parties(document: Document, first: Draft, second: Draft) -> bool:
    return bool(names(document, first, "initiator") & names(document, second, "initiator"))


def united(document: Document, first: Draft, second: Draft) -> Draft:
    """One draft of two: a body's telling leads over a headline's, the precise type over the open one."""
    lead, other = (second, first) if first.title and not second.title else (first, second)
    lead.attributions = united_sources(document, lead, other)
    if {lead.event_type, other.event_type} & ON_THINGS and (hurts(lead) or hurts(other)):
        told = other if lead.event_type in ON_THINGS else lead
        lead.event_type = told.event_type if told.event_type not in ON_THINGS | OPEN else "attack"
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
        common = (party.actor is None or document.actors[party.actor].generic) and party.group not in counted
        if not known and not (common and party.role in roles):
            draft.parties.append(party)
