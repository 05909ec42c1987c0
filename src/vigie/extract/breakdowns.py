"""Breakdowns: sentences of their own that say who the people counted before were ("among the dead were six women")."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.extract.figures import figure_of
from vigie.extract.people import group_name
from vigie.extract.subsets import counted_from, is_counted
from vigie.extract.words import Words
from vigie.lexicon.breakdowns import Way, open_breakdowns
from vigie.lexicon.harms import HURT
from vigie.lexicon.pack import Pack
from vigie.model.claim import Harm
from vigie.model.draft import Draft, DraftFigure

Taken = tuple[int, Harm | None]  # a noun group and the harm that it does not count after all; None: whichever
BACK = 2  # sentences: who "them" are is told this close before
VERB_REACH = 3  # tokens between a phrase and the verb that ties it to the people


def akin(harm: Harm, other: Harm) -> bool:
    """True for one harm, and for two that hurt or kill."""
    return harm == other or {harm, other} <= HURT


class BreakdownReader:
    """Ties the parts that one document's sentences tell to the figures told before them."""

    def __init__(self, words: Words, pack: Pack) -> None:
        self.words, self.document, self.breakdowns = words, words.document, open_breakdowns(pack)

    def tie(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with parts in the figures that they are of; a draft that told only such parts goes."""
        ordered = sorted(drafts, key=lambda d: (d.sentence, d.token))
        taken = self.recalled(ordered)
        for way, start, harm, parts in self.parts():
            put = self.kill if way == "fatal" else self.put
            taken.update((group, None) for group in put(ordered, start, harm, parts))
        if not taken:
            return drafts
        return [draft for draft in drafts if self.tells_more(draft, taken)]

    def recalled(self, drafts: list[Draft]) -> set[Taken]:
        """Numbers "of the dead" or "of the victims": these words count nobody who was not counted before."""
        found: set[Taken] = set()
        told = [(d.token, f.harm) for d in drafts for f in d.figures]
        for draft in drafts:
            for figure in draft.figures:
                group = self.document.groups[figure.noun_group]
                ends = (self.of_known(k, figure.harm) for k in range(group.first + 1, group.last + 1))
                end = next((end for end in ends if end), 0)
                if end and any(token < group.first and akin(harm, figure.harm) for token, harm in told):
                    found.add((figure.noun_group, figure.harm))
                    draft.harm_only = draft.harm_only or draft.token in range(group.first, end)
        return found

    def of_known(self, k: int, harm: Harm) -> int:
        """The token after words at ``k`` for all whom the harm befell ("of the wounded"); 0 for others."""
        lowers = self.document.tokens.lowers
        known = self.breakdowns.phrases.get(lowers[k], ()) if k < len(lowers) else ()
        for phrase, way, said in known:
            if way == "of" and tuple(lowers[k : k + len(phrase)]) == phrase and harm == (said or "harmed"):
                return k + len(phrase)
        return 0

    def tells_more(self, draft: Draft, taken: set[Taken]) -> bool:
        """Takes the figures that were tied out of the draft that told them; False where nothing else is left."""
        left = [
            f for f in draft.figures
            if f.whole is not None or taken.isdisjoint(((f.noun_group, None), (f.noun_group, f.harm)))
        ]  # fmt: skip
        bare = len(left) < len(draft.figures) and not left
        draft.figures = left
        return not (bare and draft.harm_only)

    def parts(self) -> Iterator[tuple[Way, int, Harm | None, list[DraftFigure]]]:
        """Each breakdown: its way, its first token, its harm where it says one, its parts."""
        lowers, phrases, seconds = self.document.tokens.lowers, self.breakdowns.phrases, self.breakdowns.seconds
        known = frozenset(phrases)
        for sentence in self.document.sentences:
            if not sentence.full or known.isdisjoint(lowers[sentence.first : sentence.last]):
                continue
            for i in [i for i in range(sentence.first, sentence.last) if lowers[i] in phrases]:
                if lowers[i] in seconds and seconds[lowers[i]].isdisjoint(lowers[i + 1 : i + 2]):
                    continue
                for phrase, way, harm in phrases[lowers[i]]:
                    end = i + len(phrase)
                    if (way == "fatal" or end < sentence.last) and tuple(lowers[i:end]) == phrase:
                        parts = self.read(way, harm or "killed", i, end)
                        if parts:
                            yield way, i, harm, parts
                        break

    def read(self, way: Way, harm: Harm, start: int, end: int) -> list[DraftFigure]:
        """The parts beside a phrase at tokens ``[start, end)``."""
        if way == "of":
            return self.renamed(harm, start, end) or self.listed(harm, start, end)
        if way == "fatal":
            return self.number_before(harm, start)
        if way == "wholes":
            verb = self.document.tokens.lemmas[end]
            groups = counted_from(self.words, end) if verb in self.breakdowns.section.including else []
        else:
            groups = self.before(start) or counted_from(self.words, end)
        return [figure for g in groups if (figure := figure_of(self.words, g, harm)) is not None]

    def number_before(self, harm: Harm, start: int) -> list[DraftFigure]:
        """The bare number right before a token, or before "of them" there ("*two of them* fatally")."""
        tokens, section = self.document.tokens, self.words.section
        ends = [start - len(name.split()) for name in section.parts_of]
        told = {n for n, name in zip(ends, section.parts_of, strict=True) if tokens.lowers[n:start] == name.split()}
        number = self.words.group_at.get(min({start, *told}) - 1)
        if number is None or tokens.pos[self.document.groups[number].head] != "NUM":
            return []
        figure = figure_of(self.words, number, harm)
        return [figure] if figure is not None else []

    def kill(self, drafts: list[Draft], start: int, _harm: Harm | None, parts: list[DraftFigure]) -> set[int]:
        """Adds the dead among those whom the sentence tells to have been hurt; takes their noun groups out of these."""
        groups, sentence = {part.noun_group for part in parts}, self.words.sentence_of(start)
        told = (d for d in reversed(drafts) if d.sentence == sentence and d.token < start and d.kind == "incident")
        draft = next(told, None)
        if draft is None:
            return groups
        draft.figures = [f for f in draft.figures if f.noun_group not in groups] + parts
        first, last = draft.spans[-1]
        draft.spans[-1] = min(first, parts[0].start), max(last, self.document.tokens.ends[start])
        return set()

    def before(self, start: int) -> list[int]:
        """The people who are said to belong to those of the phrase ("*three boys* were among ...")."""
        for i in range(start - 1, max(-1, start - 1 - VERB_REACH), -1):
            for index in self.words.clause_at.get(i, ()):
                clause = self.document.clauses[index]
                if clause.verb is not None and clause.lemma in self.breakdowns.section.belonging:
                    groups = [g for slot in clause.slots if slot.function == "subject" for g in slot.groups]
                    return [g for g in groups if self.document.groups[g].quantity is not None]
        return []

    def renamed(self, harm: Harm, start: int, end: int) -> list[DraftFigure]:
        """The number before the phrase, of the people whom a copula behind it names ("two of them *were women*")."""
        tokens, section = self.document.tokens, self.words.section
        number = self.words.group_at.get(start - 1)
        if number is None or not is_counted(self.words, number):
            return []
        tied = False
        for i in range(end, min(end + 2 * VERB_REACH, self.document.sentences[self.words.sentence_of(end)].last)):
            group = self.words.group_at.get(i)
            if group is not None:
                figure, name = figure_of(self.words, number, harm, count_one=False), group_name(self.words, group)
                if not tied or figure is None or name is None:
                    return []
                figure.group_name = name
                figure.end = tokens.ends[self.document.groups[group].last - 1]
                return [figure]
            tied = tied or tokens.lemmas[i] in section.copulas
            if not (tied or tokens.pos[i] in ("ADV", "AUX")):
                return []
        return []

    def listed(self, harm: Harm, start: int, end: int) -> list[DraftFigure]:
        """Numbers after a phrase that opens its sentence, each with its people ("of these, *102 were rebels*")."""
        sentence = self.document.sentences[self.words.sentence_of(start)]
        if start > sentence.first + 1:
            return []
        tokens, section, found = self.document.tokens, self.words.section, []
        for i in range(end, sentence.last - 2):
            number, after = self.words.group_at.get(i), self.words.group_at.get(i + 2)
            if number is None or after is None or tokens.lemmas[i + 1] not in section.copulas:
                continue
            figure, name = figure_of(self.words, number, harm, count_one=False), group_name(self.words, after)
            if figure is not None and name is not None and is_counted(self.words, number):
                figure.group_name, figure.end = name, tokens.ends[self.document.groups[after].last - 1]
                found.append(figure)
        return found

    def put(self, drafts: list[Draft], start: int, harm: Harm | None, parts: list[DraftFigure]) -> set[int]:
        """Ties the parts to the nearest figure told before that can hold them; gives their noun groups."""
        groups, sentence = {part.noun_group for part in parts}, self.words.sentence_of(start)
        for draft in reversed(drafts):
            if draft.token >= start or not sentence - BACK <= draft.sentence or draft.kind not in ("incident", "toll"):
                continue
            whole = next((f for f in draft.figures if self.can_hold(f, harm, parts)), None)
            if whole is None or whole.noun_group in groups:
                continue
            known = {figure.noun_group for figure in draft.figures}
            for part in parts:
                part.harm, part.whole = whole.harm, whole.noun_group
                if part.noun_group not in known:
                    draft.figures.append(part)
            draft.spans.append((min(p.start for p in parts), max(p.end for p in parts)))
            return groups
        return set()

    def can_hold(self, figure: DraftFigure, harm: Harm | None, parts: list[DraftFigure]) -> bool:
        """True for a figure of the harm, itself no part, that is as large as each of the parts."""
        if figure.whole is not None or (harm is not None and figure.harm != harm) or figure.high < 2:
            return False
        return all(part.low <= figure.high for part in parts)
