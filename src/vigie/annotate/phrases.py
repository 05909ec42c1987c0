"""Phrases: each sentence as a sequence of noun groups, verb groups, relatives, conjunctions and stops."""

from __future__ import annotations

from vigie.annotate.ages import without_ages
from vigie.annotate.asides import bracket_dashes
from vigie.annotate.broken_verbs import mend_broken
from vigie.annotate.distances import without_distances
from vigie.annotate.findings import Marks
from vigie.annotate.marks import mark
from vigie.annotate.noun_groups import NounGroupScan
from vigie.annotate.phrase_links import bind
from vigie.annotate.verb_groups import VerbGroupScan
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import Syntax, open_syntax
from vigie.model.document import Document
from vigie.model.syntax import Item, NounGroup

QUOTES = frozenset('"«»“”„‟')
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
VERBAL = frozenset({"AUX", "VERB", "ADV", "PART", "PRON", "ADP", "DET", "INTJ", "SCONJ", "PUNCT", "X"})
LINKING = frozenset({"ADP", "CCONJ", "SCONJ"})
VERBS = frozenset({"VERB", "AUX"})
CLAUSE = 16  # tokens after a conjunction within which its clause shows a verb
MARKER = 3  # words of the longest subset marker
OF = "of"  # what a possessor is to the possessed, as slots name it
STOPS = frozenset(",;:()[].!?–—-…") | {"--"}


def find_phrases(document: Document, pack: Pack) -> None:
    """Fills ``groups``, ``verbs`` and ``items`` of every sentence that is read in full."""
    syntax = open_syntax(pack)
    marks = mark(document)
    document.items = []
    filed = dict(document.datelines)
    for index, sentence in enumerate(document.sentences):
        items = Chunker(document, syntax, marks, index).run(filed.get(sentence.start, 0)) if sentence.full else []
        items = without_distances(document, without_ages(document, items), syntax.section)
        bracket_dashes(items)
        bind(document, items, syntax)
        document.items.append(mend_broken(document, items, syntax.section))


class Chunker:
    """One pass over one sentence."""

    def __init__(self, document: Document, syntax: Syntax, marks: Marks, index: int) -> None:
        sentence, tokens = document.sentences[index], document.tokens
        self.document, self.syntax, self.sentence, self.index = document, syntax, sentence, index
        self.section, self.lowers, self.pos = syntax.section, tokens.lowers, tokens.pos
        self.nouns = NounGroupScan(document.tokens, marks, syntax.section, sentence.last)
        self.verbs = VerbGroupScan(document.tokens, syntax, sentence.first, sentence.last)
        self.starts = marks.starts
        self.items: list[Item] = []
        self.preposition, self.preposition_token = "", -1
        self.possessor: int | None = None

    def run(self, filed: int) -> list[Item]:
        """The items of the sentence; up to the character ``filed`` it only says where the report was filed."""
        i, last, step = self.sentence.first, self.sentence.last, self.step
        while i < last and self.nouns.tokens.starts[i] < filed:
            i += 1
        while i < last:
            i = step(i)
        return self.items

    def step(self, i: int) -> int:
        """Reads the unit that starts at token ``i``; gives the token after it."""
        pos = self.pos[i]
        if pos in NOMINAL or i in self.starts:
            group = self.nouns.at(i, self.index)
            if group is not None:
                return self.add_group(group)
        if pos == "PUNCT" or self.lowers[i] in STOPS:
            mark = self.punctuation(i)
            if mark:
                return mark
        if pos in VERBAL:
            end = self.verb_or_link(i)
            if end:
                return end
        return self.function_word(i)

    def punctuation(self, i: int) -> int:
        low = self.lowers[i]
        if low in QUOTES or low in STOPS:
            return self.add('"' if low in QUOTES else "–" if low == "--" else low, -1, i)
        return 0

    def verb_or_link(self, i: int) -> int:
        """A possessive, subset marker, relative word or verb group; the token after it, 0 where there is none."""
        low, pos = self.lowers[i], self.pos[i]
        if low in self.syntax.links:
            end = self.link(i)
            if end:
                return end
        if pos not in VERBS and low not in self.syntax.verb_openers:
            return 0
        verb = self.verbs.at(i, self.index)
        if verb is None:
            return 0
        self.document.verbs.append(verb)
        self.add("V", len(self.document.verbs) - 1, verb.head)
        verb.last = max(verb.last, self.locution_end(verb.head))
        return verb.last

    def link(self, i: int) -> int:
        """A possessive, subset marker or relative word; the token after it, 0 where there is none."""
        section = self.section
        low = self.lowers[i]
        if low in section.possessives and self.items and self.items[-1][0] == "N":
            self.possessor = self.items[-1][1]
            return i + 1
        marked = self.subset_marker(i)
        if marked:
            self.preposition, self.preposition_token = " ".join(self.lowers[i:marked]), i
            return marked
        if low in section.subset_markers and low in section.prepositions:
            self.preposition, self.preposition_token = low, i  # "20 people, *including* children, were held"
            return i + 1
        if self.is_relative(i):
            return self.add("R", -1, i)
        if low in section.free_relatives and self.preposition_token == i - 1:
            return self.add("S", -1, i)
        after = self.pos[min(i + 1, self.sentence.last - 1)]
        if low in section.relative_objects and self.pos[i] == "PRON" and after not in VERBS:
            return self.add("S", -1, i)
        return 0

    def function_word(self, i: int) -> int:
        """A preposition, conjunction, subordinator or particle, or a group that starts with a determiner."""
        section = self.section
        low, pos = self.lowers[i], self.pos[i]
        if low not in self.syntax.function_words and pos not in LINKING:
            group = self.nouns.at(i, self.index)
            return i + 1 if group is None else self.add_group(group)
        if low in self.syntax.compounds:
            compound = self.compound_preposition(i)
            if compound:
                return compound
        if low in section.subordinators and pos in ("ADV", "SCONJ", "ADP", "PRON"):
            return self.add("S", -1, i)
        if self.is_particle(i):
            return i + 1
        if pos == "CCONJ" or (low in section.coordinators and pos != "ADV"):
            return self.add("C", -1, i)
        if self.opens_clause(i) or (pos == "SCONJ" and low not in section.prepositions):
            return self.add("S", -1, i)
        if self.is_preposition(i):
            self.preposition, self.preposition_token = section.contractions.get(low, low), i
            return i + 1
        group = self.nouns.at(i, self.index)
        if group is not None:
            return self.add_group(group)
        return self.add("S", -1, i) if pos == "SCONJ" else i + 1

    def add(self, kind: str, index: int, token: int) -> int:
        self.items.append((kind, index, token))
        if kind not in ('"', "("):
            self.preposition, self.preposition_token = "", -1
            self.possessor = None
        return token + 1

    def add_group(self, group: NounGroup) -> int:
        if self.preposition_token >= 0:
            group.preposition, group.preposition_token = self.preposition, self.preposition_token
            before = self.lowers[group.first - 1] if group.first > self.sentence.first else ""
            if not group.determiner and self.preposition and before in self.section.definite:
                group.determiner = before  # "lors des combats": the article is in the preposition
        groups = self.document.groups
        groups.append(group)
        if self.possessor is not None:
            self.hand_over(groups[self.possessor], group)
        self.items.append(("N", len(groups) - 1, group.head))
        self.preposition, self.preposition_token, self.possessor = "", -1, None
        return group.last

    def hand_over(self, owner: NounGroup, group: NounGroup) -> None:
        """What stands before a possessor is the possessed's ("*in* Mali's Kidal region"); the possessor is "of" it."""
        group.possessor = self.possessor
        group.preposition, group.preposition_token = owner.preposition, owner.preposition_token
        owner.preposition, owner.preposition_token = "", -1
        if owner.timex is None:
            owner.preposition, owner.of = OF, len(self.document.groups) - 1
        counted = self.nouns.marks.quantities.get(owner.first)
        if counted is not None and counted[0] == owner.quantity and self.lowers[counted[1]] in self.section.genitives:
            group.quantity, owner.quantity = owner.quantity, None  # "three of the governor's *guards*"

    def subset_marker(self, i: int) -> int:
        """The token after a subset marker that a number or an aside of names follows ("dont 20", "among them two")."""
        lowers, markers = self.lowers, self.section.subset_markers
        for last in range(i + MARKER, i, -1):
            if " ".join(lowers[i:last]) in markers and (self.counts_next(last - 1) or self.is_aside(i, last)):
                return last
        return 0

    def is_aside(self, i: int, last: int) -> bool:
        """True where commas close off what a subset marker opens, without a verb ("three people, *dont le maire*,")."""
        if i <= self.sentence.first or self.lowers[i - 1] != ",":
            return False
        for j in range(last, self.sentence.last):
            if self.pos[j] in VERBS and self.document.tokens.form[j] != "Part":
                return False
            if self.lowers[j] == ",":
                return j > last and j + 1 < self.sentence.last and self.pos[j + 1] in VERBS
        return False

    def counts_next(self, i: int) -> bool:
        """True where a number follows: "dont 20 civils" is a subset and no relative clause."""
        return i + 1 in self.nouns.marks.quantities or (i + 1 < self.sentence.last and self.pos[i + 1] == "NUM")

    def locution_end(self, head: int) -> int:
        """The token after a verbal locution of the pack ("pris d'assaut"), its closing preposition left outside."""
        hits = self.document.hits.get(head)
        if hits is None:
            return 0
        lowers, section = self.lowers, self.section
        end = 0
        for hit in hits:
            if hit.shape == "verb" and hit.last > hit.first + 1:
                last = hit.last
                while section.contractions.get(lowers[last - 1], lowers[last - 1]) in section.prepositions:
                    last -= 1
                end = max(end, self.before_compound(hit.first + 1, last))
        return end if end and self.nouns.marks.timexes.keys().isdisjoint(range(head + 1, end)) else 0

    def before_compound(self, first: int, last: int) -> int:
        """Where a compound preposition starts in the locution and ends outside it ("tombée | aux mains de")."""
        lowers = self.lowers
        for j in range(first, last):
            for words, _ in self.syntax.compounds_at(lowers, j):
                if j + len(words) > last and tuple(lowers[j : j + len(words)]) == words:
                    return j
        return last

    def is_particle(self, i: int) -> bool:
        """True for the second half of a phrasal verb ("carried *out*", "set *off*")."""
        if not self.items or self.items[-1][0] != "V":
            return False
        verb, low = self.document.verbs[self.items[-1][1]], self.lowers[i]
        return verb.last == i and (low in self.section.particles or verb.lemma in self.section.phrasal.get(low, ()))

    def is_relative(self, i: int) -> bool:
        section, low, pos = self.section, self.lowers[i], self.pos[i]
        if low in section.relative_subjects or low in section.relative_places or low in section.relative_genitives:
            return pos in ("PRON", "ADV", "SCONJ") or low in section.relative_places
        beside_noun = bool(self.items) and self.items[-1][0] in ("N", ",")
        return low in section.relative_objects and pos == "PRON" and beside_noun

    def opens_clause(self, i: int) -> bool:
        """True for "after", "before" and the like where a subject with a finite verb follows, and no gerund."""
        if self.lowers[i] not in self.section.conjunctions:
            return False
        tokens = self.document.tokens
        timex = self.nouns.marks.timexes.get(i + 1)
        if timex is not None and tokens.pos[timex[1] : timex[1] + 1] in (["VERB"], ["AUX"]):
            return False  # "attacks since *May* have killed 40": no time is a subject
        sure, governed = tokens.pos[i] == "SCONJ", False  # "after air strikes *on* Sanaa killed five"
        for j in range(i + 2, min(i + CLAUSE, self.sentence.last)):
            if self.is_bracketed(j):
                continue
            if self.is_reduced(j):
                governed = True  # "after a drone *flown by* rebels hit a house"
                continue
            if tokens.pos[j] in ("VERB", "AUX"):
                finite = tokens.form[j] not in (("Ger", "Inf") if sure else ("Ger", "Inf", "Part"))
                named = tokens.pos[j - 1] in ("NOUN", "PROPN") or self.is_bracketed(j - 1)
                told = not governed or (tokens.form[j] == "Fin" and named)
                return finite and told and tokens.pos[i + 1] not in ("VERB", "AUX")
            governed = governed or (tokens.pos[j] == "ADP" and i > self.sentence.first)
            timed = j in self.nouns.marks.timexes or j - 1 in self.nouns.marks.timexes  # "men *this morning* placed"
            inside = sure or timed or tokens.pos[j] in NOMINAL or (governed and tokens.pos[j] in ("ADP", "DET", "PART"))
            if tokens.pos[j] in ("PUNCT", "SCONJ") or not inside:
                return False
        return False

    def is_bracketed(self, j: int) -> bool:
        """True for the short form of a name and its brackets ("the Rapid Support Forces *(RSF)* hit a market")."""
        first = next((i for i in (j, j - 1, j - 2) if self.lowers[i] == "("), -1)
        return first >= 0 and self.lowers[first + 2 : first + 3] == [")"]

    def is_reduced(self, j: int) -> bool:
        """True for a participle with its agent behind a noun ("a drone *flown by* the army")."""
        tokens, agents = self.document.tokens, self.section.agents
        if tokens.form[j] != "Part" or tokens.pos[j - 1] != "NOUN" or j + 1 >= self.sentence.last:
            return False
        return tokens.lowers[j + 1] in agents

    def is_preposition(self, i: int) -> bool:
        section, low, pos = self.section, self.lowers[i], self.pos[i]
        if i in self.nouns.marks.quantities or i in self.nouns.marks.timexes:
            return False
        if low in section.article_genitives:
            if low not in section.definite and self.ends_in_noun(i):
                return True  # "a entraîné la mort *de* centaines de gardes"
            if pos == "DET":
                return False
            if low not in section.genitives and self.items:
                kind, index, _ = self.items[-1]
                if kind in ("R", "S", "C"):
                    return False  # "que des avions": an article
                if kind == "V":
                    ruled = i + 1 < self.sentence.last and self.pos[i + 1] == "DET"  # "a causé la mort *d'*un garde"
                    return ruled or self.document.verbs[index].voice == "passive"
        return pos == "ADP" or (
            (low in section.prepositions or low in section.contractions) and pos not in ("NOUN", "ADJ", "ADV", "VERB")
        )

    def ends_in_noun(self, i: int) -> bool:
        """True behind a verbal locution that ends in a noun: what follows complements the noun."""
        if not self.items or self.items[-1][0] != "V" or self.pos[i - 1] != "NOUN":
            return False
        verb = self.document.verbs[self.items[-1][1]]
        return verb.last == i and i - 1 > verb.head

    def compound_preposition(self, i: int) -> int:
        """The token after a preposition of several words that starts at ``i``; 0 where there is none."""
        lowers = self.lowers
        seconds = self.syntax.compounds[lowers[i]]
        if "" not in seconds and (i + 1 >= len(lowers) or lowers[i + 1] not in seconds):
            return 0
        for words, preposition in self.syntax.compounds_at(lowers, i):
            if tuple(lowers[i : i + len(words)]) == words and i + len(words) <= self.sentence.last:
                written = " ".join(words)
                if written in self.section.company and self.items and self.items[-1][0] == "V":
                    preposition = written  # "a été tué *ainsi que* deux gardes": no further clause
                elif preposition in self.section.coordinators:
                    return self.add("C", -1, i + len(words) - 1)
                self.preposition, self.preposition_token = preposition, i
                return i + len(words)
        return 0
