"""Passives without their auxiliary that a tagger takes for an active verb or a noun: "Five killed, 12 *wounded*".

Treebanks have few headlines. Nobody harms without a victim: where no object follows, the noun before is the victim.
"""

from __future__ import annotations

import functools

from vigie.annotate.retagger import NAMES
from vigie.lexicon.harms import CASUALTIES, HarmRule
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.terms import open_terms
from vigie.model.document import Document, Sentence

NUMBERED = NAMES | {"NUM"}
NO_OBJECT = frozenset({"ADP", "SCONJ", "PUNCT"})


def mend_headline_passives(document: Document, pack: Pack) -> None:
    """Tags as participles the verbs of harm that neither an auxiliary nor an object makes a passive or an active."""
    if open_syntax(pack).section.adjective_after_noun:
        return  # where adjectives follow their nouns, a participle is told from an active by its form
    mender = HeadlinePassives(document, pack)
    for sentence in document.sentences:
        if sentence.full:
            mender.mend(sentence)


class HeadlinePassives:
    """Mends one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.tokens, self.terms = document.tokens, open_terms(pack)
        self.copulas = open_syntax(pack).section.copulas
        self.circumstances = open_syntax(pack).section.circumstances
        self.harmful, self.alone = harmful(pack), harm_lemmas(pack, alone=True)
        self.aged = {quantity.start for quantity in document.quantities if quantity.unit == "age"}

    def mend(self, sentence: Sentence) -> None:
        """Each word of one sentence that can be a past and a participle of a verb of harm."""
        tokens, found = self.tokens, list[tuple[int, str]]()
        if self.aged:
            self.mend_aged(sentence)
        if sentence.kind == "title" and tokens.pos[sentence.first + 1 : sentence.last][:1] != ["PROPN"]:
            self.mend_people(sentence.first)  # "*Teen* shoots himself in leg"; "Officer Lind" is a name
        for i in range(sentence.first + 1, sentence.last):
            if tokens.lowers[i] not in self.harmful or tokens.pos[i] not in ("VERB", "NOUN", "ADJ"):
                continue
            if tokens.pos[i] == "VERB" and tokens.pos[i - 1] == "AUX" and tokens.lemmas[i - 1] in self.copulas:
                tokens.form[i] = "Part"  # "were *hurt*"
            if tokens.pos[i] == "VERB" and tokens.form[i] != "Fin":
                self.mend_people(self.before(sentence, i))
                continue
            lemma = self.harmful[tokens.lowers[i]]
            if self.has_victim(sentence, i) and self.is_without_object(sentence, i, lemma):
                found.append((i, lemma))
        finite = sum(form == "Fin" for form in tokens.form[sentence.first : sentence.last])
        short = sentence.kind == "title" or finite == sum(tokens.form[i] == "Fin" for i, _ in found)
        for i, lemma in found:
            if short or tokens.pos[i - 1] == "NUM":
                tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "VERB", "Part", lemma

    def mend_aged(self, sentence: Sentence) -> None:
        """Tags as noun whoever is told by an age and nothing else ("*3-year-old* dies")."""
        tokens = self.tokens
        for i in range(sentence.first, sentence.last):
            if tokens.pos[i] in ("AUX", "VERB", "PROPN", "NUM") and self.is_aged(i):
                tokens.pos[i], tokens.form[i], tokens.lemmas[i] = "NOUN", "", tokens.lowers[i]

    def has_victim(self, sentence: Sentence, i: int) -> bool:
        """True for a noun or a number before the word; before what may be a noun itself, people that open a part."""
        tokens, verb = self.tokens, self.tokens.pos[i] == "VERB"
        at = self.before(sentence, i)
        self.mend_people(at)
        if tokens.pos[at] not in NUMBERED:
            return False
        if verb:
            return True
        first = at
        while first > sentence.first and tokens.pos[first - 1] in ("NUM", "ADJ", "NOUN", "PROPN"):
            first -= 1
        opens = first == sentence.first or tokens.pos[first - 1] == "PUNCT"
        opens |= sentence.kind == "title" and tokens.pos[first - 1] in (
            "ADP",
            "SCONJ",
        )  # "calm urged *after*"
        return opens and (tokens.pos[at] == "NUM" or self.is_people(at))

    def before(self, sentence: Sentence, i: int) -> int:
        """The token before the word, its adverbs and an age ("two *fatally* shot", "boy, *9,* shot")."""
        tokens = self.tokens
        while i - 1 > sentence.first and tokens.pos[i - 1] == "ADV":
            i -= 1
        if (
            i - 3 > sentence.first
            and tokens.lowers[i - 1] == "," == tokens.lowers[i - 3]
            and tokens.pos[i - 2] == "NUM"
        ):
            i -= 3
        return i - 1

    def mend_people(self, i: int) -> None:
        """Tags as noun people that the tagger takes for a name or a verb ("*Boy* shot")."""
        tokens = self.tokens
        if tokens.pos[i] not in ("NOUN", "NUM") and self.is_people(i):
            tokens.pos[i], tokens.lemmas[i] = "NOUN", tokens.lowers[i]

    def is_people(self, i: int) -> bool:
        """True for a noun of the pack for people, or for somebody by an age."""
        terms = self.terms.single.get(self.tokens.lowers[i], ())
        return any(term.section == "group" for term in terms) or self.is_aged(i)

    def is_aged(self, i: int) -> bool:
        """True for a word that is an age and what follows it ("*3-year-old* shot in car")."""
        return "-" in self.tokens.lowers[i] and self.tokens.starts[i] in self.aged

    def is_without_object(self, sentence: Sentence, i: int, lemma: str) -> bool:
        """True where neither an object follows nor words that make an active verb of it ("shot *at* the army")."""
        tokens = self.tokens
        longer = self.terms.longer.get(lemma, {}).get(tokens.lowers[i + 1] if i + 1 < sentence.last else "", ())
        told = [
            term for term in longer
            if term.shape == "verb" and tuple(tokens.lowers[i + 1 : i + len(term.words)]) == term.words[1:]
        ]  # fmt: skip
        harms = [term for term in told if isinstance(term.rule, HarmRule) and term.rule.victims in (None, "object")]
        if not harms and (told or lemma not in self.alone):
            return False
        after = i + max((len(term.words) for term in harms), default=1)
        while after < sentence.last and tokens.pos[after] == "ADV" and tokens.lowers[after] not in self.circumstances:
            after += 1  # "woman killed *accidentally* when gun fell"
        if after < sentence.last and tokens.lowers[after] in self.circumstances:
            return True
        if after >= sentence.last:
            return True
        if tokens.lowers[after] == "," and after + 1 < sentence.last and tokens.lowers[after + 1] in self.harmful:
            return self.is_without_object(
                sentence, after + 1, self.harmful[tokens.lowers[after + 1]]
            )  # "shot, *killed*"
        if tokens.pos[after] == "CCONJ":  # "three shot dead *and six others injured*"
            return any(word in self.harmful for word in tokens.lowers[after + 2 : min(after + 5, sentence.last)])
        return tokens.pos[after] in NO_OBJECT and not (
            tokens.lowers[after] == "," and after + 1 < sentence.last and tokens.pos[after + 1] == "VERB"
        )


@functools.cache
def harmful(pack: Pack) -> dict[str, str]:
    """The forms that are a past and a participle of a verb of killing or wounding, with its lemma."""
    lemmas = harm_lemmas(pack, alone=False)
    return {
        form: entry["Part"] for form, entry in verb_table(pack).items()
        if entry.get("Part") == entry.get("Fin") and entry.get("Part") in lemmas
    }  # fmt: skip


@functools.cache
def harm_lemmas(pack: Pack, *, alone: bool) -> frozenset[str]:
    """The first words of the verbs that kill or wound their object; with ``alone`` of those of one word."""
    return frozenset(
        first for first, found in open_terms(pack).by_first.items()
        if any(
            term.shape == "verb" and isinstance(term.rule, HarmRule) and term.rule.harm in CASUALTIES
            and term.rule.victims in (None, "object") and (len(term.words) == 1 or not alone)
            for term in found
        )
    )  # fmt: skip
