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
    is_at,
    named_victims,
    names,
    other_victims,
    place_names,
    told_by_its_noun,
)
from vigie.resolve.details import counted_beside, is_search, leads_to, same_doers, says_that_it_occurred, told_in_detail
from vigie.resolve.one_by_one import count_doer
from vigie.resolve.same_people import names_counted, names_one_counted, told_of_again
from vigie.resolve.unions import MANNER, OPEN, united

VIOLENT = frozenset(
    {"armed_clash", "offensive", "airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade",
     "chemical_weapon", "attack", "sexual_violence", "abduction", "casualties", "crackdown", "riot", "destruction"}
)  # fmt: skip
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
            if not (fold_headline(document, kept, at) or fold_lead(document, kept, at)):
                fold_victim(document, kept, at)
    return kept


def earlier_telling(document: Document, kept: list[Draft], draft: Draft) -> Draft | None:
    """The last of the drafts that tells the same happening; behind one that it counts otherwise, only by its number.

    Behind one at its place that is told apart from it ("a group claimed *the attack in Tirah*"), only one there.
    """
    rival = placed = False
    places = place_names(document, draft)
    for other in reversed(kept):
        here = bool(places) and is_at(document, other, places)
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
    if not second.harm_only or second.places or second.timexes or second.found or second.another:
        return False
    near = second.sentence - first.sentence <= NEAR and not first.title
    return near and first.kind == second.kind and clashing_figures(first, second)


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


def fold_lead(document: Document, kept: list[Draft], at: int) -> bool:
    """Folds what was told in detail into the lead that counts the same people; True where it did."""
    for n in range(max(0, at - HEADLINES), at):
        lead, whole = kept[n], kept[at]
        counted = not lead.title and told_in_detail(document, lead, whole) and equal_figure(lead, whole)
        if counted and same_happening(document, lead, whole):
            kept[n] = united(document, lead, whole)
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
    if counted_beside(first, second) or is_search(document, first, second):
        return True
    if not types_agree(first, second):
        return False
    one = one_victim(document, first, second)
    if (one and first.kind == second.kind == "incident" and done_once(first, second)) or names_one_counted(
        document, first, second
    ):
        return True
    if not details_agree(document, first, second):
        return False
    if one or told_of_again(document, first, second):
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
    apart = second.places and not first.places and not leads_to(document, first, second)
    if second.harm_only and second.generic and near and not apart:
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
    if second.another or "toll" in (first.kind, second.kind):
        return False
    if first.outcome != second.outcome and all(f.harm != "killed" for f in first.figures + second.figures):
        return False  # but "was shot at" and "was killed" are of one deed
    if first.event_type != second.event_type and "abduction" in (first.event_type, second.event_type):
        return False  # taken and then killed: two happenings
    victims = named_victims(document, second)
    return bool(victims) and not victims.isdisjoint(named_victims(document, first))


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
    if says_that_it_occurred(document, first, second):
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
