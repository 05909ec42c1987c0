"""Shares: numbers of a list that each stand with a place of their own ("14 dead in Goma, *6 in Bukavu*")."""

from __future__ import annotations

from vigie.extract.figures import figure_of
from vigie.extract.metaphors import is_deed
from vigie.extract.subsets import is_counted
from vigie.extract.words import Words
from vigie.model.draft import Draft, DraftFigure, Share
from vigie.model.syntax import NounGroup

LISTABLE = frozenset({"PUNCT", "CCONJ", "ADV"})  # between one share and the next
BRACKET = 6  # tokens of what a bracket adds to a place


class ShareReader:
    """Reads the numbers that go on a draft's figure place by place."""

    def __init__(self, words: Words) -> None:
        self.words, self.document = words, words.document

    def share_out(self, drafts: list[Draft]) -> None:
        """Gives each draft the further numbers of its figures, each with its place, and leaves it its own places."""
        for draft in drafts:
            if draft.kind not in ("incident", "toll"):
                continue
            self.read_respective(draft)
            for figure in draft.figures if not draft.shares else ():
                if figure.whole is None:
                    self.read(draft, figure)
            if draft.shares:
                counted = {share.figure.noun_group for share in draft.shares}
                placed = {share.place for share in draft.shares}
                draft.figures = [f for f in draft.figures if f.noun_group not in counted]
                draft.places = [place for place in draft.places if place not in placed]
                timed = {timex for share in draft.shares for timex in share.timexes}
                draft.timexes = [timex for timex in draft.timexes if timex not in timed]

    def read_respective(self, draft: Draft) -> None:
        """Numbers in the order of a list of places ("strikes on X and Y killed *six and nine respectively*")."""
        sentence, harms = self.document.sentences[draft.sentence], {figure.harm for figure in draft.figures}
        told = self.words.section.respective.intersection(self.document.tokens.lowers[sentence.first : sentence.last])
        figures = [f for f in draft.figures if f.whole is None]
        if not told or len(harms) != 1 or len(figures) < 2 or len(figures) != len(draft.figures):
            return
        groups = self.document.groups
        lists = [(index, *rest) for index, rest in self.words.lists.items() if groups[index].sentence == draft.sentence]
        lists.append(tuple(g for g, group in enumerate(groups) if group.sentence == draft.sentence))
        for listed in lists:  # a list of places, or else all that the sentence names
            named = [place for group in listed if (place := self.words.place(group)) is not None]
            if len(named) == len(figures):
                draft.places = [named[0], *(place for place in draft.places if place not in named)]
                span = self.words.chars(sentence.first, sentence.last)
                for figure in figures:
                    figure.group_name = figures[-1].group_name if self.is_bare_figure(figure) else figure.group_name
                draft.shares.extend(Share(f, place, span, ()) for f, place in zip(figures[1:], named[1:], strict=True))
                return

    def is_bare_figure(self, figure: DraftFigure) -> bool:
        """True for a number that leaves its people to the last of its list."""
        return figure.group_name == "people" and self.is_bare(self.document.groups[figure.noun_group])

    def read(self, draft: Draft, figure: DraftFigure) -> None:
        """The shares that follow the figure's own place; those behind a colon are parts of the figure."""
        own = self.own_place(figure.noun_group)
        if own is not None:
            known = {share.figure.noun_group for share in draft.shares}
            listed = self.listed(self.past_times(self.words.phrase(own)[1])[0], figure)
            draft.shares.extend(share for share in listed if share.figure.noun_group not in known)
        colon = self.colon_after(figure.noun_group)
        parts = self.listed(colon + 1, figure) if colon is not None else []
        if len(parts) > 1 and sum(share.figure.low for share in parts) <= figure.high:
            told = {share.figure.noun_group for share in parts}
            draft.figures = [f for f in draft.figures if f.noun_group not in told]
            for share in parts:
                share.figure.whole = figure.noun_group
                draft.figures.append(share.figure)
            draft.places = [place for place in draft.places if place not in {share.place for share in parts}]

    def listed(self, start: int, figure: DraftFigure) -> list[Share]:
        """The numbers of a list that opens at a token, as long as each has its place."""
        found: list[Share] = []
        number = self.next_number(start, figure.noun_group)
        while number is not None:
            place = self.place_of(number)
            told, named = figure_of(self.words, number, figure.harm), self.place_in(place) if place else None
            if told is None or named is None or place is None:
                break
            told.group_name = figure.group_name
            end, timexes = self.past_times(self.words.phrase(place)[1])
            span = (told.start, self.words.chars(self.document.groups[number].first, end)[1])
            found.append(Share(told, named, span, timexes))
            number = self.next_number(end, figure.noun_group)
        return found

    def past_times(self, start: int) -> tuple[int, tuple[int, ...]]:
        """The token past the times that stand at a token, and their indexes ("sept à Nyala *dimanche*")."""
        found: list[int] = []
        while True:
            index = self.words.group_at.get(start, self.words.group_at.get(start + 1))
            group = self.document.groups[index] if index is not None else None
            if group is None or group.timex is None or start not in (group.first, group.preposition_token):
                return start, tuple(found)
            found.append(group.timex)
            start = group.last

    def is_circumstance(self, index: int) -> bool:
        """True for a noun of violence behind a preposition ("dans *une fusillade* à Gao")."""
        group = self.document.groups[index]
        return bool(group.preposition) and is_deed(self.words, group.head) and self.words.place(index) is None

    def colon_after(self, index: int) -> int | None:
        """The colon behind a group in its sentence."""
        group = self.document.groups[index]
        last = self.document.sentences[group.sentence].last
        lowers = self.document.tokens.lowers
        return next((i for i in range(group.last, last) if lowers[i] == ":"), None)

    def own_place(self, index: int) -> int | None:
        """The place group that follows a figure's group before any other number or noun, times apart."""
        groups, tokens = self.document.groups, self.document.tokens
        for other in range(index + 1, len(groups)):
            group = groups[other]
            if group.sentence != groups[index].sentence or is_counted(self.words, other):
                return None
            if group.timex is not None or group.of == index or self.is_circumstance(other):
                continue
            held = self.words.place(other) is not None and bool(group.preposition) and group.of is None
            parted = any(tokens.pos[i] == "CCONJ" for i in range(groups[index].last, group.first))
            return other if held and not parted else None
        return None

    def next_number(self, start: int, first: int) -> int | None:
        """The bare number at a token, past a comma or "and", in the sentence of the ``first`` of its list."""
        tokens, groups = self.document.tokens, self.document.groups
        i, last = start, self.document.sentences[groups[first].sentence].last
        if i < last and tokens.lowers[i] == "(":  # "six à Beit Lahia *(nord)*, neuf à ..."
            i = next((j + 1 for j in range(i, min(i + BRACKET, last)) if tokens.lowers[j] == ")"), i)
        while i < last and tokens.pos[i] in LISTABLE and tokens.lowers[i] not in (".", ";", ":", "("):
            i += 1
        number = self.words.group_at.get(i) if i < last else None
        if number is None or number <= first or not is_counted(self.words, number):
            return None
        return number if groups[number].first == i and self.is_bare(groups[number]) else None

    def is_bare(self, group: NounGroup) -> bool:
        """True for a number without people of its own ("six", "a dozen", "22 *others*")."""
        tokens, quantity = self.document.tokens, self.document.quantities[group.quantity or 0]
        inside = tokens.starts[group.head] < quantity.end
        return inside or tokens.lowers[group.head] in self.words.section.others

    def place_of(self, number: int) -> int | None:
        """The place group right behind a number, past "others" ("une dizaine *d'autres* à Ménaka")."""
        groups, others = self.document.groups, self.words.section.others
        lowers, last = self.document.tokens.lowers, groups[number].last
        for other in range(number + 1, min(number + 4, len(groups))):
            group = groups[other]
            if group.preposition_token == last and self.is_circumstance(other):
                last = group.last
                continue
            if group.of == number and lowers[group.head] in others:
                last = group.last
                continue
            while last < group.preposition_token and lowers[last] in others:
                last += 1
            near = group.preposition_token == last
            return other if near and self.place_in(other) is not None else None
        return None

    def place_in(self, index: int) -> int | None:
        """The place that a group names, by itself or in its complements ("dans le camp *d'Al-Bureij*")."""
        end = self.words.phrase(index)[1]
        groups, inside = self.document.groups, range(index, min(index + 4, len(self.document.groups)))
        told = (self.words.place(g) for g in inside if groups[g].last <= end)
        return next((place for place in told if place is not None), None)
