"""Words of happenings that a tagger takes for another part of speech, mended by what stands around them.

Treebanks have few headlines and war reports: "when a bomb *explodes*", "*Clashes* between", "trois *blessés*".
"""

from __future__ import annotations

import functools

from vigie.annotate.described import Described
from vigie.annotate.marks import token_ranges
from vigie.annotate.noun_groups import QUOTES
from vigie.annotate.retagger import NAMES
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document, Sentence

OBJECT_STARTS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN"})
OBJECTS = OBJECT_STARTS | {"PRON"}
OPENINGS = frozenset({"ADV", "SCONJ", "ADP", "ADJ", "DET", "PUNCT"})
MENDED = frozenset({"VERB", "ADJ", "NOUN"})  # words of happenings whose form may be another
NO_NOUNS = frozenset({"VERB", "AUX", "PRON", "ADJ"})  # what a tagger takes a noun for
DESCRIBED = NAMES | {"ADJ"}
BEFORE_PAST = NAMES | {"CCONJ", "PRON"}
MIN_STRETCH = 3  # tokens: a subject, its verb, and what the verb is about
PASSIVE = 12  # tokens back to the passive that a participle without auxiliary goes on


def mend_mistags(document: Document, pack: Pack) -> None:
    """Mends the tags of the sentences that are read in full, by the rules that the language's order of words allows."""
    mender = Mender(document, pack)
    mender.mend_names()
    nouns_first = open_syntax(pack).section.adjective_after_noun
    for sentence in document.sentences:
        if sentence.full:
            mender.mend_nouns(sentence)
            mender.mend_whole(sentence)
            mender.mend_further(sentence)
            if nouns_first:
                mender.mend_gapped(sentence)
            else:
                mender.mend_openings(sentence)
                mender.mend_described(sentence)
                mender.mend_forms(sentence)
                mender.mend_locutions(sentence)
                mender.mend_verbless(sentence)


@functools.cache
def openings(pack: Pack) -> frozenset[str]:
    """Words that open a clause of their own, whatever follows them."""
    section = open_syntax(pack).section
    return section.circumstances | section.subordinators | section.conjunctions


class Mender(Described):
    """Mends one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        super().__init__(document, pack)
        self.opens = openings(pack)
        self.numbers = {quantity.start for quantity in document.quantities}  # "et blessé *près de cent* gardes"
        self.ranges = token_ranges(document.tokens, document.actors)
        self.named = {i: last - 1 for first, last in self.ranges for i in range(first, last)}

    def mend_names(self) -> None:
        """Tags as name the verb with a capital in the name of a known body ("*Save* the Children said")."""
        tokens, actors = self.tokens, self.document.actors
        for actor, (first, last) in zip(actors, self.ranges, strict=True):
            for i in range(first, last) if actor.actor_ids and last - first > 1 else ():
                if tokens.pos[i] == "VERB" and tokens.words[i][:1].isupper():
                    self.tag(i, "PROPN", "", tokens.words[i])

    def mend_nouns(self, sentence: Sentence) -> None:
        """Tags as noun what a tagger took for another word ("Maoist *rebels* blew up", "et 41 *autres* blessées")."""
        tokens, pos = self.tokens, self.tokens.pos
        for i in range(sentence.first + 1, sentence.last):
            here = pos[i]
            if here not in NO_NOUNS:
                continue
            if (here == "PRON" and pos[i - 1] not in ("DET", "NUM")) or (here == "AUX" and not self.may_be_noun(i)):
                continue
            last_of_actor = self.named.get(i) == i and (i - 1) in self.named
            if (
                last_of_actor
                and pos[i] == "VERB"
                and i + 1 < sentence.last
                and tokens.lowers[i].endswith(self.plural_marks)
            ):
                self.tag(i, "NOUN", "", tokens.lowers[i].removesuffix(self.plural_marks[0]))
            elif (self.determined and pos[i] == "AUX" and self.is_direction(sentence, i)) or (
                ((pos[i] == "PRON" and pos[i - 1] == "DET") or self.is_complement(i) or self.is_headless(sentence, i))
                and self.is_known_noun(i)
            ):
                self.tag(i, "NOUN", "", tokens.lowers[i])
            elif self.is_bare_gerund(sentence, i):
                self.tag(i, "NOUN", "", tokens.lowers[i])
                pos[i - 1] = "ADP" if pos[i - 1] == "SCONJ" else pos[i - 1]
            elif here == "PRON" and pos[i - 1] == "NUM" and tokens.lowers[i] in self.others:
                self.tag(i, "NOUN", "", tokens.lemmas[i])
            elif self.determined and here == "ADJ" and self.opens_plural(sentence, i):
                self.tag(i - 2, "DET", "", tokens.lowers[i - 2])
                self.tag(i - 1, "ADJ", "", tokens.lemmas[i - 1])
                self.tag(i, "NOUN", "", self.singular(i))

    def may_be_noun(self, i: int) -> bool:
        """True for an auxiliary that looks like a noun: "est", or a form in -ing."""
        return self.determined or self.tokens.form[i] == "Ger"

    def is_bare_gerund(self, sentence: Sentence, i: int) -> bool:
        """True for a gerund that is a noun: no object behind it, and a preposition before it ("hurt by *shelling*").

        Or it is what its sentence is about ("In the south, *shelling* in X killed two").
        """
        tokens = self.tokens
        if self.determined or tokens.form[i] != "Ger":
            return False
        opens = tokens.lowers[i - 1] == "," and "Fin" not in tokens.form[sentence.first : i]
        subject = opens and "Fin" in tokens.form[i + 1 : sentence.last] and tokens.pos[i + 1 : i + 2] == ["ADP"]
        if tokens.pos[i - 1] not in ("ADP", "SCONJ") and not subject:
            return False
        behind, low = slice(i + 1, i + 2), tokens.lowers[i]
        if not self.particles.isdisjoint(tokens.lowers[behind]):
            return False
        return low in self.terms.nouns and OBJECTS.isdisjoint(tokens.pos[behind])

    def is_complement(self, i: int) -> bool:
        """True for a noun behind "de" that ends like an infinitive and is no verb ("des tirs de *mortier*")."""
        tokens = self.tokens
        if tokens.form[i] != "Inf" or tokens.pos[i] != "VERB" or tokens.lowers[i] in self.table:
            return False
        return tokens.lowers[i - 1] in self.genitives and tokens.pos[i - 2] == "NOUN"

    def is_headless(self, sentence: Sentence, i: int) -> bool:
        """True for one person by a word that is also an adjective, no noun behind it ("a *Palestinian* was shot")."""
        tokens, pos = self.tokens, self.tokens.pos
        if self.determined or pos[i] != "ADJ" or pos[i - 1] != "DET" or tokens.lowers[i - 1] in self.definite:
            return False
        after = pos[i + 1] if i + 1 < sentence.last else "PUNCT"
        alone = after in ("AUX", "ADP") or (after == "VERB" and tokens.form[i + 1] != "Ger")
        return alone or i + 1 >= sentence.last or tokens.lowers[i + 1] == "."

    def mend_whole(self, sentence: Sentence) -> None:
        """Tags as pronoun the word for all of them that opens a sentence ("*All* were killed", "*All* of them")."""
        tokens, i = self.tokens, sentence.first
        if i + 3 > sentence.last or tokens.pos[i] != "DET" or tokens.lowers[i] not in self.wholes:
            return
        of_them = tokens.lowers[i + 1] in self.genitives and tokens.pos[i + 2] == "PRON"
        if of_them or tokens.pos[i + 1] in ("AUX", "VERB"):
            self.tag(i, "PRON", "", tokens.lowers[i])

    def mend_further(self, sentence: Sentence) -> None:
        """Tags as pronoun the word for one more person before a verb with no noun ("and *another* was wounded")."""
        tokens, pos, further = self.tokens, self.tokens.pos, self.further
        for i in range(sentence.first, sentence.last - 1) if further else ():
            if pos[i] != "DET" or tokens.lowers[i] not in further:
                continue
            describes = i + 2 < sentence.last and pos[i + 1] == "VERB" and pos[i + 2] in NAMES
            told = pos[i + 1] in ("AUX", "VERB") and tokens.form[i + 1] not in ("Ger", "Inf") and not describes
            if told or pos[i + 1] == "PUNCT":
                self.tag(i, "PRON", "", tokens.lowers[i])

    def is_direction(self, sentence: Sentence, i: int) -> bool:
        """True for "est" between an article and a genitive: no verb stands so ("dans l'*est* du pays")."""
        pos = self.tokens.pos
        inside = sentence.first + 2 <= i < sentence.last - 1
        return inside and pos[i - 2] == "ADP" and pos[i - 1] == "DET" and pos[i + 1] == "ADP"

    def opens_plural(self, sentence: Sentence, i: int) -> bool:
        """True for a plural noun after "de" and an adjective at the head of a sentence ("De violents *combats*")."""
        lowers = self.tokens.lowers
        if i - 2 != sentence.first or lowers[i - 2] not in self.genitives or not lowers[i].endswith(self.plural_marks):
            return False
        return lowers[i - 1].endswith(self.plural_marks) and self.is_known_noun(i)

    def mend_gapped(self, sentence: Sentence) -> None:
        """Tags as participle what goes on a passive or a past without auxiliary.

        "ont été tués *et trois autres blessés*", "a tué un homme *et blessé trois autres*".
        """
        tokens, numbers = self.tokens, self.numbers
        tags, lowers, table = tokens.pos, tokens.lowers, self.table
        for i in range(sentence.first + 4, sentence.last):
            if tags[i] not in ("ADJ", "NOUN") or tags[i - 1] == "DET":
                continue
            entry = table.get(lowers[i])
            if entry is None or "Part" not in entry:
                continue
            one_more = tokens.lowers[i - 1] in self.ordinals and tokens.pos[i - 2] == "DET"
            j = (
                i - 1
                if tokens.pos[i - 1] in ("ADJ", "PRON", "NOUN") and (tokens.pos[i - 2] == "NUM" or one_more)
                else i
            )
            coordinated = (tokens.pos[j - 1] == "NUM" or one_more) and tokens.pos[j - 2] == "CCONJ"
            active = tokens.pos[i - 1] == "CCONJ" and i + 1 < sentence.last
            active = active and (tokens.pos[i + 1] in ("NUM", "DET") or tokens.starts[i + 1] in numbers)
            harms = any(t.shape == "verb" and t.section == "harm" for t in self.terms.by_first.get(entry["Part"], ()))
            if harms and (
                (coordinated and self.goes_on(sentence, j - 2, passive=True))
                or (active and self.goes_on(sentence, i - 1, passive=False))
            ):
                self.tag(i, "VERB", "Part", entry["Part"])

    def goes_on(self, sentence: Sentence, at: int, *, passive: bool) -> bool:
        """True where a passive, or an active past, stands shortly before a coordinator.

        No other verb and no subset stand between.
        """
        pos, form = self.tokens.pos, self.tokens.form
        for i in range(at - 1, max(sentence.first + 1, at - PASSIVE), -1):
            if self.tokens.lowers[i] in self.subsets:
                return False
            if pos[i] == "VERB":
                before = i - 2 if pos[i - 1] == "ADV" else i - 1  # "a *déjà* causé"
                compound = form[i] == "Part" and pos[before] == "AUX"
                return compound and (self.tokens.lemmas[before] in self.copulas) == passive
        return False

    def mend_openings(self, sentence: Sentence) -> None:
        """Tags as noun a form in -s that opens its sentence before an adverb or preposition ("*Clashes* between")."""
        tokens, i = self.tokens, sentence.first
        if i + 2 < sentence.last and tokens.pos[i] == "VERB" and tokens.form[i] == "Fin":
            plural = tokens.lowers[i].endswith(self.plural_marks) and tokens.pos[i + 1] in ("ADP", "ADV")
            if plural and self.is_known_noun(i) and any(f == "Fin" for f in tokens.form[i + 1 : sentence.last]):
                self.tag(i, "NOUN", "", self.singular(i))

    def mend_forms(self, sentence: Sentence) -> None:
        """Mends the forms of words of happenings: an active past, a passive, a gerund that is a subject.

        "Gunmen *opened* fire in a bar", "were *burnt* to death", "when *fighting* broke out".
        """
        tokens, tags = self.tokens, self.tokens.pos
        for i in range(sentence.first, sentence.last - 1):
            pos = tags[i]
            if pos not in MENDED:
                continue
            form, before = tokens.form[i], tags[i - 1] if i > sentence.first else "PUNCT"
            if pos == "VERB" and form == "Part" and before in ("NOUN", "PROPN", "ADV") and self.holds_object(i):
                tokens.form[i] = "Fin"
            elif pos in ("ADJ", "NOUN") and before == "AUX" and tokens.lemmas[i - 1] in self.copulas:
                lemma = self.table.get(tokens.lowers[i], {}).get("Part")
                if pos == "NOUN" and self.is_people(i):
                    continue  # "there were *wounded* among them"
                if lemma and any(t.shape == "verb" and t.section == "harm" for t in self.terms.by_first.get(lemma, ())):
                    self.tag(i, "VERB", "Part", lemma)
            elif pos == "VERB" and form in ("Part", "Fin") and self.describes_agent(i):
                self.tag(i, "ADJ", "", tokens.lemmas[i])
            elif pos == "VERB" and form == "Ger" and before in OPENINGS and self.is_subject(i):
                self.tag(i, "NOUN", "", tokens.lowers[i])
            elif pos == "VERB" and form == "Fin" and self.is_quoted_passive(sentence, i):
                tokens.form[i] = "Part"
            elif pos == "ADJ" and before == "DET" and tokens.pos[i + 1] == "ADP" and self.is_happening(i):
                self.tag(i, "NOUN", "", tokens.lowers[i])  # "launched an *offensive* against"

    def is_happening(self, i: int) -> bool:
        """True for a form that the pack knows as a noun for a happening; "the *dead* in the ruins" is none."""
        return any(
            t.shape == "noun" and t.section == "trigger" for t in self.terms.single.get(self.tokens.lowers[i], ())
        )

    def is_quoted_passive(self, sentence: Sentence, i: int) -> bool:
        """True for a past that a quotation mark parts from its auxiliary (the lorries were *"violently looted"*)."""
        tokens = self.tokens
        j = i - 1 - (tokens.pos[i - 1] == "ADV")
        quoted = j > sentence.first and tokens.lowers[j] in QUOTES and tokens.pos[j - 1] == "AUX"
        return quoted and tokens.lemmas[j - 1] in self.copulas and "Part" in self.table.get(tokens.lowers[i], {})

    def is_people(self, i: int) -> bool:
        """True for a noun of the pack that stands for people who came to harm."""
        terms = self.terms.single.get(self.tokens.lowers[i], ())
        return any(term.shape == "noun" and term.section == "harm" for term in terms)

    def describes_agent(self, i: int) -> bool:
        """True for a participle between "by" and a noun ("killed by *hired* gunmen")."""
        tokens = self.tokens
        return i > 0 and tokens.lowers[i - 1] in self.agents and tokens.pos[i + 1] in ("NOUN", "ADJ")

    def is_subject(self, i: int) -> bool:
        """True for a noun of the pack right before a finite verb ("when *fighting* broke out")."""
        return self.is_known_noun(i) and self.tokens.pos[i + 1] == "VERB" and self.tokens.form[i + 1] == "Fin"

    def holds_object(self, i: int) -> bool:
        """True for a past whose noun makes one locution with it and that nobody can undergo ("opened *fire*")."""
        lemma = self.past(i)
        terms = self.terms.longer.get(lemma or "", {}).get(self.tokens.lowers[i + 1], ())
        here = (t for t in terms if list(t.words[1:]) == self.tokens.lowers[i + 1 : i + len(t.words)])
        verbs = [t for t in here if t.shape == "verb" and self.tokens.pos[i + 1] == "NOUN"]
        if not verbs or self.opens_passive(i):
            return False
        return all(not isinstance(t.rule, HarmRule) or t.rule.victims == "subject" for t in verbs)

    def opens_passive(self, i: int) -> bool:
        """True where an agent stands behind a form, or another finite verb that wants its subject."""
        tokens = self.tokens
        for j in range(i + 2, min(i + PASSIVE, len(tokens))):
            if tokens.lowers[j] in self.agents or (tokens.pos[j] in ("VERB", "AUX") and tokens.form[j] == "Fin"):
                return True
            if tokens.pos[j] in ("PUNCT", "CCONJ", "SCONJ"):
                return False
        return False

    def mend_locutions(self, sentence: Sentence) -> None:
        """Tags as verb the noun that opens a verb of several words ("*set* fire to a station", "*shot* and killed")."""
        tokens, pos, form = self.tokens, self.tokens.pos, self.tokens.form
        for i in range(sentence.first + 1, sentence.last - 2):
            counted = form[i] == "Part" and pos[i - 1] == "NUM"  # "and ten *sustained* injuries"
            if not counted and (pos[i] not in DESCRIBED or i in self.named):
                continue
            noun = (
                tokens.pos[i - 1] == "ADJ"
                and tokens.lowers[i - 1] == self.singular(i - 1)
                and self.is_known_noun(i - 1)
            )
            if not (noun or counted or pos[i - 1] in BEFORE_PAST):
                continue
            lemma = self.past(i)
            for term in self.terms.longer.get(lemma or "", {}).get(tokens.lowers[i + 1], ()):
                particle = term.words[1] in self.particles and self.opens_object(i + len(term.words))
                least = 2 if term.section == "harm" or particle else 3
                told = term.shape == "verb" and term.section in ("trigger", "harm") and len(term.words) >= least
                if lemma and told and self.goes_with(term.words[1:], i + 1):
                    self.tag(i, "VERB", "Fin", lemma)
                    if noun:
                        self.tag(i - 1, "NOUN", "", tokens.lowers[i - 1])
                    break

    def mend_verbless(self, sentence: Sentence) -> None:
        """Finds the verb of each stretch between stops and subordinators that the tagger gave none."""
        pos, lowers, opens = self.tokens.pos, self.tokens.lowers, self.opens
        first, last = sentence.first, sentence.last - 1
        for i in range(first, sentence.last):
            if pos[i] == "PUNCT" or lowers[i] in opens or i == last:
                self.find_verb(range(first, i))
                first = i + 1

    def find_verb(self, stretch: range) -> None:
        """Tags as finite the noun that can be nothing else, or the participle between a subject and an object."""
        tokens = self.tokens
        verbs = [i for i in stretch if tokens.pos[i] in ("VERB", "AUX")]
        if len(verbs) == 1 and self.has_object(verbs[0], stretch):
            tokens.form[verbs[0]] = "Fin"
        if len(stretch) < MIN_STRETCH or any(tokens.form[i] != "Inf" for i in verbs):
            return
        for i in stretch[1:]:
            lemma = self.past(i) if tokens.pos[i] == "NOUN" and tokens.pos[i - 1] in NAMES else None
            plain = lemma == tokens.lowers[i] and tokens.lowers[i - 1] == tokens.lemmas[i - 1]  # "residents *gather*"
            if lemma and not plain and i not in self.named and self.is_verb(i, lemma):
                self.tag(i, "VERB", "Fin", lemma)
                return

    def has_object(self, i: int, stretch: range) -> bool:
        """True for a form between a noun and an object, tagged as no finite verb ("after a shell *struck* a base")."""
        tokens = self.tokens
        if tokens.form[i] not in ("Part", "Inf") or i == stretch[0] or i + 1 >= len(tokens) or self.past(i) is None:
            return False
        timed = any(tokens.starts[i + 1] == timex.start for timex in self.document.timexes)
        owned = tokens.pos[i + 1 : i + 3] == ["PRON", "NOUN"]  # "after a bomb struck *his vehicle*"
        leads = owned or tokens.pos[i + 1] in ("DET", "NUM", "PROPN")
        return tokens.pos[i - 1] in NAMES and leads and not timed

    def is_verb(self, i: int, lemma: str) -> bool:
        """True where a form of a verb of happenings is no noun of the pack and what follows goes with a verb."""
        tokens = self.tokens
        after = tokens.lowers[i + 1] if i + 1 < len(tokens) else ""
        if any(term.shape == "verb" for term in self.terms.longer.get(lemma, {}).get(after, ())):
            return True  # "shot *down* drones"
        told = any(t.shape == "verb" and t.section in ("trigger", "harm") for t in self.terms.by_first.get(lemma, ()))
        present = tokens.lowers[i].endswith(self.plural_marks)  # a past has no noun's form
        if not told or any(t.shape == "noun" for t in self.terms.single.get(tokens.lowers[i], ())):
            return False
        if present and any(t.shape == "noun" for t in self.terms.single.get(lemma, ())):
            return False
        follows = tokens.pos[i + 1] if i + 1 < len(tokens) else "PUNCT"
        alone = lemma in self.intransitives or not present
        return follows in OBJECT_STARTS or (alone and follows in ("ADP", "PUNCT", "ADV"))
