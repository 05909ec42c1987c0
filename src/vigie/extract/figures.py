"""Figures: how many people of which group suffered which harm, read off noun groups."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from vigie.extract.names import full_name, is_full_name
from vigie.extract.people import (
    PEOPLE_OF,
    counted_people,
    group_name,
    is_collective,
    is_no_person,
    is_of_them,
    is_one_more,
    is_one_person,
    of_them,
    people_before,
    refers_back,
    side_after,
    single_person,
    size_of,
)
from vigie.extract.singles import add_doer, is_doer, is_doer_beside, is_kin_beside, nth_dead, one_by_pronoun
from vigie.extract.subsets import COUNTED, harms_of, is_counted, of_whole, subset_groups, told_otherwise
from vigie.extract.words import Words
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.syntax import split_words
from vigie.model.claim import Harm
from vigie.model.draft import Draft, DraftFigure

BODILY = frozenset({"killed", "wounded", "abducted"})  # harms that a bare name is counted for
ELLIPSIS = 40  # characters between a number and the one whose people it leaves out
MAX_PEOPLE = 50_000_000  # larger numbers are money or populations, not victims of anything a report tells
MASS_KILLING = 4  # killed at once: criminology's bound, beyond which an attack is no ordinary crime


def members(words: Words, index: int) -> list[int]:
    """A noun group and those coordinated with it."""
    return [index, *words.lists.get(index, ())]


def figure_of(words: Words, index: int, harm: str, *, count_one: bool = True) -> DraftFigure | None:
    """The figure that a noun group gives for a harm; None where it gives no number.

    A single person ("un pasteur", "le général X") counts as one where ``count_one``; a bare plural gives none.
    """
    document = words.document
    group = document.groups[index]
    if group.timex is not None:
        return None
    if count_one and harm in COUNTED and document.tokens.pos[group.head] == "PRON":
        one = one_by_pronoun(words, index, harm)
        if one is not None:
            return one
    whole = document.groups[full_name(words, index)]
    start, end = words.chars(whole.first, whole.last)
    counted = counted_people(words, index)
    if counted != index:
        return figure_of(words, counted, harm, count_one=count_one)
    if harm in BODILY and is_collective(words, index):
        size = size_of(words, index)
        return DraftFigure(cast(Harm, harm), "people", size, size, "exact", start, end, index) if size else None
    name = group_name(words, index)
    if name is None and is_no_person(words, index):
        return None  # "two herders and *30 cows* were killed"
    if group.quantity is not None:
        quantity = document.quantities[group.quantity]
        article = quantity.rule.endswith("article")
        aged = quantity.unit == "age"  # "the 44-year-old commander" is one person
        if not aged and (quantity.unit is not None or quantity.high > MAX_PEOPLE or quantity.low != int(quantity.low)):
            return None
        if not aged and not (article and not (is_one_person(words, index) or is_one_harmed(words, index))):
            start = min(start, quantity.start)
            return DraftFigure(
                cast(Harm, harm),
                name or "people",
                int(quantity.low),
                int(quantity.high),
                quantity.qualifier,
                start,
                end,
                index,
                single=article,
            )
    before = all_before(words, index)
    if before is not None:
        low, high, qualifier, people = before
        return DraftFigure(cast(Harm, harm), people, low, high, qualifier, start, end, index)
    more = count_one and is_one_more(words, index)
    if harm in BODILY and count_one and not more and words.document.tokens.pos[group.head] == "PRON":
        return one_of_them(words, index, harm)
    named = harm in BODILY and is_full_name(words, index)
    if more or (count_one and (named or single_person(words, index) or is_kin_beside(words, index))):
        told = refers_back(words, index)
        name = name or (people_before(words, index) if more else None)
        return DraftFigure(
            cast(Harm, harm), name or "people", 1, 1, "exact", start, end, index, definite=told, single=True
        )
    return None


def is_one_harmed(words: Words, index: int) -> bool:
    """True for one of the dead or wounded by the word for them ("*un mort* et trois blessés")."""
    group, tokens = words.document.groups[index], words.document.tokens
    if words.complements.get(index) or tokens.lowers[group.head] != tokens.lemmas[group.head]:
        return False
    rules = (words.rules[hit.rule] for hit in words.hits(group.head, "harm") if hit.shape == "noun")
    return any(
        isinstance(rule, HarmRule) and rule.harm in COUNTED and rule.mode == "counted" and not rule.finder
        for rule in rules
    )


def one_of_them(words: Words, index: int, harm: str) -> DraftFigure | None:
    """One person of several by a pronoun that no number is read in ("l'*un* d'eux est mort"); None elsewhere."""
    group = words.document.groups[index]
    if words.document.tokens.lowers[group.head] not in words.section.ones or group.quantity is not None:
        return None
    of = words.complements.get(index, ())[:1]
    people = of_them(words, index) or next((group_name(words, other) for other in of), None)
    if people is None:
        return None
    start, end = words.chars(group.first, group.last)
    return DraftFigure(cast(Harm, harm), people, 1, 1, "exact", start, end, index, single=True)


def all_before(words: Words, index: int) -> tuple[int, int, str, str] | None:
    """The number and the people that a pronoun for all of them goes back to ("*All* were killed"), None elsewhere.

    They were counted last before it, in its sentence or the one before. "Half of them" is half of the number.
    """
    document = words.document
    group = document.groups[index]
    low = document.tokens.lowers[group.head]
    half = low in words.section.halves and is_of_them(words, index)
    alone = group.quantity is None and group.last - group.first == 1
    if not half and not (alone and low in words.section.wholes):
        return None
    for other in range(index - 1, -1, -1):
        before = document.groups[other]
        if before.sentence < group.sentence - 1:
            break
        people = group_name(words, other)
        if before.quantity is None or people is None:
            continue
        quantity = document.quantities[before.quantity]
        if quantity.unit is None and not quantity.rule.endswith("article") and 1 < quantity.high <= MAX_PEOPLE:
            share = 2 if half else 1
            return int(quantity.low) // share, int(quantity.high) // share, quantity.qualifier, people
    return None


def name_losses(words: Words, figures: list[DraftFigure], loser: int) -> None:
    """Counted dead and wounded are of the side that is said to have suffered them ("the army sustained nine dead")."""
    actor = words.actor(loser)
    side = PEOPLE_OF.get(words.kind(actor)) if actor is not None else None
    for figure in figures:
        head = words.document.groups[figure.noun_group].head
        own = figure.group_name == "men" or (figure.group_name == "people" and words.hits(head, "harm"))
        if side is not None and own:
            figure.group_name = side


def harm_figures(words: Words, index: int, rule: HarmRule, *, listed: bool = True) -> list[DraftFigure]:
    """Figures of a victims' noun group, subsets tied to it; with ``listed`` of the groups coordinated with it too."""
    if rule.harm is None:
        return []
    figures: list[DraftFigure] = []
    for g in members(words, index) if listed else [index]:
        if rule.harm == "killed" and is_doer(words, g):
            add_doer(words, figures, g)  # "killed three people and *himself*"
            continue
        figure = figure_of(words, g, rule.harm)
        if g != index and (told_apart(words, index, g, rule) or tells_harm(words, g)):
            continue  # "three dead and *six others wounded*"; "the death of three and *the flight* of thousands"
        dead = nth_dead(words, g) if rule.harm == "killed" and rule.victims == "subject" and not rule.doer else None
        if figure is not None and dead is not None:
            figure.low, figure.high, figure.single = dead, dead, False
        own = g == index and bool(rule.verbs)  # "three of the wounded *died*"
        if figure is not None and (own or not counts_other_harm(words, g, rule)):
            if g == index and counts_others_too(words, index):
                figure.group_name = "people"
            of_whole(words, figure)
            figure.deadly, figure.doer = rule.deadly, rule.doer
            figures.append(figure)
    if rule.harm == "killed" and listed and figures and is_doer_beside(words, members(words, index)[-1]):
        add_doer(words, figures, members(words, index)[-1] + 1)
    figures = summed(figures) if listed else figures
    for g in subset_groups(words, index):
        if counts_other_harm(words, g, rule) or told_otherwise(words, g, rule.harm):
            break  # "ten killed, including two officers, and five wounded"
        figure = figure_of(words, g, rule.harm, count_one=False)
        if figure is not None and figures and figure.low <= figures[0].high:
            figure.whole = figures[0].noun_group
            figures.append(figure)
    figure = partitive(words, index, rule.harm)
    if figure is not None and figures and figure.low <= figures[0].high:
        figure.whole = figures[0].noun_group
        figures.append(figure)
    return figures


def tells_harm(words: Words, index: int) -> bool:
    """True for a noun that tells a harm itself ("*the displacement* of thousands"): whom it befell is its own."""
    rules = (words.rules[h.rule] for h in words.hits(words.document.groups[index].head, "harm") if h.shape == "noun")
    return any(isinstance(rule, HarmRule) and rule.mode == "event" for rule in rules)


def summed(figures: list[DraftFigure]) -> list[DraftFigure]:
    """The figures with the people of a list who are named one by one as one number ("*Ali and Omar* died": 2).

    A bare name does not say whose people it is of: "*Ali and the baby* died" counts two people.
    """
    kept: list[DraftFigure] = []
    for figure in figures:
        last = kept[-1] if kept else None
        names = {figure.group_name, last.group_name} if last is not None else set()
        if last is not None and figure.single and last.single and (len(names) == 1 or "people" in names):
            last.low, last.high, last.end = last.low + figure.low, last.high + figure.high, figure.end
            last.group_name = figure.group_name if len(names) == 1 else "people"
        else:
            kept.append(figure)
    return kept


def counts_others_too(words: Words, index: int) -> bool:
    """True where one number counts a list of unlike people ("43 *women and children*")."""
    document, name = words.document, group_name(words, index)
    for other in words.lists.get(index, ()):
        group = document.groups[other]
        bare = group.quantity is None and not group.determiner and document.tokens.pos[group.first] in ("NOUN", "ADJ")
        plural = document.tokens.lowers[group.head] != document.tokens.lemmas[group.head]
        if bare and plural and group_name(words, other) not in (None, name):
            return True
    return False


def partitive(words: Words, index: int, harm: str) -> DraftFigure | None:
    """The subset that a part of the whole is said to be ("22 people, *eight of them children*")."""
    document, (_, i) = words.document, words.phrase(index)
    tokens, last = document.tokens, document.sentences[document.groups[index].sentence].last
    while i < last and tokens.lowers[i] not in (";", ":"):
        g = words.group_at.get(i)
        if g is not None and is_counted(words, g) and g != index:
            end = document.groups[g].last
            parts = split_words(words.section.parts_of)
            name = next((part for part in parts if tokens.lowers[end : end + len(part)] == part), [])
            after = end + len(name)
            while name and after < last and tokens.pos[after] in ("AUX", "DET", "ADP"):
                after += 1
            people = words.group_at.get(after)
            part = figure_of(words, g, harm, count_one=False)
            if not name or people is None or part is None or group_name(words, people) is None:
                return None
            part.group_name = group_name(words, people) or part.group_name
            part.end = tokens.ends[document.groups[people].last - 1]
            return part
        i += 1
    return None


def is_other_side(words: Words, index: int, other: int) -> bool:
    """True for a bare number that a list ties to what stands with a counted harm ("in *the army* and *ten* among")."""
    document, group = words.document, words.document.groups[other]
    if group.conjunct is None or group.conjunct == index or group.sentence != document.groups[index].sentence:
        return False
    first = document.groups[group.conjunct]
    return index < group.conjunct and bool(first.preposition) and document.tokens.pos[group.head] == "NUM"


def other_sides(words: Words, index: int, rule: HarmRule) -> list[DraftFigure]:
    """Numbers of other sides that go on a counted harm ("four dead in the army *and ten among the assailants*")."""
    figures: list[DraftFigure] = []
    behind = [g for g in range(index + 1, min(index + 5, len(words.document.groups))) if is_other_side(words, index, g)]
    for other in (*words.lists.get(index, ()), *behind):
        group = words.document.groups[other]
        side = side_after(words, group) if is_counted(words, other) and group.quantity is not None else None
        figure = figure_of(words, other, rule.harm or "killed") if side is not None else None
        if figure is not None and side is not None and group_name(words, other) is None:
            figure.group_name = side
            figures.append(figure)
    return figures


def counts_other_harm(words: Words, index: int, rule: HarmRule) -> bool:
    """True where the group's own head says another harm ("dix morts et vingt blessés", "four dead, nine injured")."""
    group = words.document.groups[index]
    said = [hit for hit in words.hits(group.head, "harm") if hit.shape != "verb"]
    if words.document.tokens.pos[group.head] == "NUM":
        said += words.hits(group.last, "harm")  # "ten killed, among them two officers, and *five wounded*"
    for hit in said:
        other = words.rules[hit.rule]
        if isinstance(other, HarmRule) and other.harm in COUNTED and other.harm != rule.harm:
            return True
    return False


def told_apart(words: Words, index: int, other: int, rule: HarmRule) -> bool:
    """True where the harm is told before a list goes on, and another right behind what goes on there."""
    first, group = words.document.groups[index], words.document.groups[other]
    before = (hit for i in range(first.head, group.first) for hit in words.hits(i, "harm"))
    behind = (hit for hit in words.hits(group.last, "harm"))
    return harms_of(words, before) == {rule.harm} and bool(harms_of(words, behind) - {rule.harm})


def name_ellipses(words: Words, figures: list[DraftFigure]) -> None:
    """Gives a number without a noun the people of the number before it ("nine soldiers killed and 13 wounded").

    Those of a subset are some of them only: "four dead, two of them children, ten wounded" tells of no ten children.
    """
    if len(figures) < 2:
        return
    wholes = (figure for figure in figures if figure.whole is None and figure.part_of is None)
    ordered = sorted(wholes, key=lambda figure: figure.start)
    for before, figure in pairwise(ordered):
        near = figure.start - before.end <= ELLIPSIS
        if near and figure.harm != before.harm and figure.group_name == "people":
            group = words.document.groups[figure.noun_group]
            same = words.document.groups[before.noun_group].sentence == group.sentence
            unnamed = group_name(words, figure.noun_group) is None and not words.group_hits(group, "group")
            others = words.document.tokens.lowers[group.head] in words.section.others
            alone = before.high == 1 and before.group_name not in PEOPLE_OF.values()
            if same and (unnamed or others) and not (others and alone):  # "killed a girl and hurt 11 others"
                figure.group_name = before.group_name
        elif (
            near and figure.harm != before.harm and before.group_name == "people"
            and (is_bare(words, before) or is_of_one_side(words, before, figure))
        ):  # fmt: skip
            before.group_name = figure.group_name  # "killing three and wounding four soldiers"


def is_of_one_side(words: Words, before: DraftFigure, figure: DraftFigure) -> bool:
    """True for two counts in a list that one phrase ends ("*two dead and five wounded* among the soldiers")."""
    groups = [words.document.groups[f.noun_group] for f in (before, figure)]
    counts = all(any(hit.shape == "noun" for hit in words.hits(group.head, "harm")) for group in groups)
    joined = groups[0].last <= groups[1].first and words.document.tokens.pos[groups[0].last] == "CCONJ"
    return counts and joined and side_after(words, groups[1]) is not None


def is_bare(words: Words, figure: DraftFigure) -> bool:
    """True for a number that stands for its people, with no noun of its own."""
    group = words.document.groups[figure.noun_group]
    return words.document.tokens.pos[group.head] == "NUM" and group.last - group.first == 1


def is_mass_killing(draft: Draft) -> bool:
    """True for an attack, and not for bare casualties, that killed many."""
    return not draft.harm_only and any(f.harm == "killed" and f.low >= MASS_KILLING for f in draft.figures)
