"""Words around speech that a tagger takes for another part of speech: who speaks, and the verb that says so.

Treebanks have few: "a raconté un *commerçant*", "a local *rescue* group said", "The paper, citing X, *reports* that".
"""

from __future__ import annotations

from itertools import pairwise

from vigie.annotate.retagger import NAMES
from vigie.annotate.speech_words import before_verbs, confirming_verbs, head_words
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.inflection import verb_table
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document, Sentence

FINITE = frozenset({"Fin", "Fut", "Cnd"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP"})
SPEAKER = PHRASE | {"NUM", "PART"}
QUOTES = frozenset('"»”')
OPENING_QUOTES = frozenset({'"', "«", "“", "''", "``"})
WITHIN_RELAY = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM"})
LONGEST_RELAY = 12  # tokens between a verb of saying and what it reports: "in a video shared on WhatsApp on Monday"
MENDED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADP", "PRON"})  # parts of speech that a tagger takes for another
BEHIND_VERBS = frozenset({"DET", "PROPN", "PRON"})
CLAUSE_STARTS = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ"})
OBJECT_STARTS = frozenset({"DET", "NUM", "ADP", "SCONJ", "PRON"})


def mend_speech_tags(document: Document, pack: Pack) -> None:
    """Mends the tags of the sentences that are read in full."""
    mender = SpeechTags(document, pack)
    for sentence in document.sentences:
        if sentence.full:
            mender.mend(sentence)


class SpeechTags:
    """Mends the words around speech of one document."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.tokens, attribution, syntax = document.tokens, open_attribution(pack), open_syntax(pack)
        self.sources, self.cues = attribution.source_classes, attribution.verbs.by_lemma
        self.heads = attribution.heads
        self.head_words, self.confirming = head_words(pack), confirming_verbs(pack)
        self.complementizers, self.timexes = attribution.section.complementizers, document.timexes
        self.actors = document.actors
        self.leads, self.told = attribution.relay_leads, attribution.relay_nouns
        self.table, self.inserts = verb_table(pack), syntax.inserts
        section = syntax.section
        self.plural_marks = section.plural_marks
        self.postnominals = section.postnominals
        self.before_verbs = before_verbs(pack)
        self.perfects, self.nouns_first = section.perfect_auxiliaries, section.adjective_after_noun

    def tag(self, i: int, pos: str, form: str, lemma: str) -> None:
        self.tokens.pos[i], self.tokens.form[i], self.tokens.lemmas[i] = pos, form, lemma

    def mend(self, sentence: Sentence) -> None:
        """Each token of one sentence, from the left."""
        pos, form = self.tokens.pos, self.tokens.form
        for i in range(sentence.first + 1, sentence.last - 1):
            here = pos[i]
            if here not in MENDED:
                continue
            before = pos[i - 1]
            if form[i] == "Part" and self.says(sentence, i):
                self.tokens.form[i] = "Fin"
            elif here == "NOUN" and self.leads_source(i):
                self.tag(i, "VERB", "Ger", self.tokens.lowers[i])
            elif form[i] == "Inf" and self.is_led(i):
                self.tag(i - 1, "ADP", "", self.tokens.lowers[i - 1])
                self.tag(i, "NOUN", "", self.tokens.lowers[i])
            elif here == "VERB" and self.is_postnominal(sentence, i):
                self.tag(i, "ADJ", "", self.tokens.lowers[i])
            elif here == "VERB" and self.is_name(i):
                for j in (i - 1, i):
                    self.tag(j, "PROPN", "", self.tokens.words[j])
            elif here == "VERB" and before in ("DET", "PRON", "ADJ", "PROPN"):
                self.mend_noun(sentence, i)
            elif here == "NOUN" and self.tokens.lowers[i - 1] == ",":
                self.mend_resumed(sentence, i)
            elif before == "ADV" and (here == "NOUN" or here == "ADJ") and not self.nouns_first:
                self.mend_behind_adverb(sentence, i)
            elif here == "NOUN" and before in NAMES and not self.nouns_first:
                self.mend_present(sentence, i)
                if i + 2 < sentence.last:
                    self.mend_inserted(sentence, i)
            elif (here == "ADP" or here == "PRON") and self.introduces(sentence, i):
                self.mend_introduced(i)
            elif here == "ADP":
                self.mend_auxiliary(i)
        if not self.nouns_first:
            self.mend_closing(sentence)
            if sentence.kind == "title":
                self.mend_headline(sentence)

    def introduces(self, sentence: Sentence, i: int) -> bool:
        """True for what opens what is said, tagged as another word ("said *that* fighting broke out")."""
        tokens = self.tokens
        if self.nouns_first or tokens.lowers[i] not in self.complementizers:
            return False
        told = tokens.lemmas[i - 1] in self.cues or tokens.lemmas[i - 2] in self.cues  # "told *Reuters* that"
        told = told and not FINITE.isdisjoint(tokens.form[i + 2 : sentence.last])
        return told and (tokens.pos[i] == "ADP" or tokens.pos[i + 1] in CLAUSE_STARTS or self.is_noun_in_s(i + 1))

    def is_noun_in_s(self, i: int) -> bool:
        """True for a plural noun before a preposition that is tagged as a verb ("said that *clashes* in X left")."""
        tokens = self.tokens
        plural = tokens.pos[i] == "VERB" and tokens.form[i] == "Fin" and tokens.lowers[i].endswith(self.plural_marks)
        return plural and not self.nouns_first and tokens.pos[i + 1] == "ADP"

    def mend_introduced(self, i: int) -> None:
        """Tags what opens what is said, and the plural noun right behind it."""
        if self.is_noun_in_s(i + 1):
            self.tag(i + 1, "NOUN", "", self.tokens.lemmas[i + 1])
        self.tag(i, "SCONJ", "", self.tokens.lowers[i])

    def says(self, sentence: Sentence, i: int) -> bool:
        """True for a participle that is a finite verb ("un médecin *dit* que sept sont morts").

        Its subject stands before it, or before an aside ("The mission, known as X, *estimated* that ten died"). After
        an aside phrases with a preposition may follow it ("X, known as Y, *denied* on air that"), or nothing finite.
        """
        tokens = self.tokens
        aside = tokens.lowers[i - 1] == ","
        main = aside and tokens.lemmas[i] in self.cues and not FINITE.intersection(tokens.form[i + 1 : sentence.last])
        speaks = aside or tokens.pos[i - 1] == "PROPN" or tokens.lemmas[i - 1] in self.sources
        relayed = speaks and tokens.lemmas[i] in self.cues and self.leads_on(i + 1, sentence.last)
        quotes = aside and tokens.lemmas[i] in self.cues and self.opens_quotation(i + 1)
        if self.speaks_last(sentence, i) or self.speaks_first(sentence, i, sentence.last):
            return True
        own = tokens.form[i + 1] == "Inf" and tokens.lemmas[i] in self.cues  # "le groupe *dit* avoir pris la ville"
        if not (main or relayed or quotes or own or tokens.lowers[i + 1] in self.complementizers):
            return False
        after = tokens.pos[i - 1] in NAMES or (aside and self.resumes(sentence, i))
        return after and "Fin" in self.table.get(tokens.lowers[i], {})

    def leads_source(self, i: int) -> bool:
        """True for a gerund that opens words that lead a source ("12 dead *according* to the army")."""
        match = self.heads.match(self.tokens.lowers, i) if self.tokens.lowers[i] in self.head_words else None
        return match is not None and match[0] > i + 1 and not match[1].includes

    def is_led(self, i: int) -> bool:
        """True right behind words that lead a source: a noun stands there ("according to *state* television")."""
        match = self.heads.match(self.tokens.lowers, i - 2) if i > 1 else None
        return match is not None and match[0] == i

    def speaks_last(self, sentence: Sentence, i: int) -> bool:
        """True for a cue verb's form whose subject stands between a comma and it, behind what was said.

        "Two were killed, local *sources confirmed*"; behind it the day, or whom or where it was told.
        """
        tokens, lowers = self.tokens, self.tokens.lowers
        fin = self.table.get(lowers[i], {}).get("Fin")
        if fin not in self.cues or tokens.pos[i - 1] not in NAMES or not self.is_told(sentence, i + 1):
            return False
        first = self.speaker_before(sentence, i)
        return first is not None and lowers[first] == "," and not FINITE.isdisjoint(tokens.form[sentence.first : first])

    def speaker_before(self, sentence: Sentence, i: int) -> int | None:
        """The token before the noun phrase of somebody who can speak that ends at token ``i``; None for any other."""
        tokens = self.tokens
        first, head = i - 1, i - 1
        while first >= sentence.first and tokens.pos[first] in SPEAKER:
            if tokens.pos[first] == "ADP":
                head = first - 1
            first -= 1
        if head < sentence.first or first == i - 1:
            return None
        known = tokens.lemmas[head].lower() in self.sources
        return first if known or any(actor.end == tokens.ends[head] for actor in self.actors) else None

    def speaks_first(self, sentence: Sentence, i: int, last: int) -> bool:
        """True for a cue verb's form whose subject opens the sentence, with what was said behind it.

        "The governor of X *confirmed* on Friday that", "police in the city *confirm* that".
        """
        lowers = self.tokens.lowers
        if self.table.get(lowers[i], {}).get("Fin") not in self.cues:
            return False
        if lowers[i + 1] not in self.complementizers and not self.leads_on(i + 1, last):
            return False
        return self.speaker_before(sentence, i) == sentence.first - 1

    def is_told(self, sentence: Sentence, i: int) -> bool:
        """True where a sentence or an aside ends at a token, or with when, to whom or where something was said."""
        tokens, end = self.tokens, sentence.last
        if i >= end - 1 or tokens.lowers[i] == ",":
            return True
        timed = {timex.start for timex in self.timexes}
        first = i + 1 if tokens.pos[i] == "ADP" else i
        if not timed.isdisjoint(tokens.starts[i : first + 1]):
            return FINITE.isdisjoint(tokens.form[i:end])
        if tokens.lowers[i] not in self.leads or first >= end:
            return False
        last = first
        while last < end and tokens.pos[last] in ("DET", "ADJ", "NOUN", "PROPN"):
            last += 1
        words = tokens.lemmas[first:last]
        return any(word.lower() in self.told for word in words) and FINITE.isdisjoint(tokens.form[i:end])

    def leads_on(self, i: int, last: int) -> bool:
        """True where phrases with a preposition stand between a token and what is said ("denied *in a note* that")."""
        tokens = self.tokens
        if tokens.pos[i] != "ADP":
            return False
        for j in range(i, min(i + LONGEST_RELAY, last)):
            if tokens.lowers[j] in self.complementizers:
                return tokens.pos[j + 1 : j + 2] not in (["VERB"], ["AUX"])  # not "published in May *that shows*"
            if tokens.pos[j] not in WITHIN_RELAY and tokens.form[j] != "Part":
                return False
        return False

    def opens_quotation(self, i: int) -> bool:
        """True where a quotation mark stands at a token, or behind the comma or the colon there."""
        i += self.tokens.lowers[i] in (",", ":")
        return self.tokens.words[i : i + 1] != [] and self.tokens.words[i] in OPENING_QUOTES

    def is_postnominal(self, sentence: Sentence, i: int) -> bool:
        """True for an adjective behind its noun that looks like a verb ("sources *close* to the militia said")."""
        tokens = self.tokens
        beside = tokens.pos[i - 1] == "NOUN" and tokens.pos[i + 1] == "ADP"
        return beside and tokens.lowers[i] in self.postnominals and "Fin" in tokens.form[i + 1 : sentence.last]

    def is_name(self, i: int) -> bool:
        """True for the last part of a name whose particle is joined to it ("Khaled *al-Aiser*")."""
        word = self.tokens.words[i]
        joined = "-" in word and word[0].islower() and word != self.tokens.lowers[i]
        return joined and self.tokens.words[i - 1][:1].isupper()

    def resumes(self, sentence: Sentence, i: int) -> bool:
        """True where the comma before a token closes an aside and nothing before that aside is finite."""
        lowers, form = self.tokens.lowers, self.tokens.form
        opening = next((j for j in range(i - 2, sentence.first, -1) if lowers[j] == ","), None)
        return opening is not None and "Fin" not in form[sentence.first : opening]

    def mend_noun(self, sentence: Sentence, i: int) -> None:
        """Tags as noun the verb's form that an article leads: a speaker, or a noun before its noun."""
        tokens = self.tokens
        low, first = tokens.lowers[i], i - 1
        while first > sentence.first and tokens.pos[first] == "ADJ":
            first -= 1
        if self.nouns_first:
            article = tokens.pos[first] in ("DET", "PRON") and first == i - 1 and self.determines(first)
            if article and low in self.sources and tokens.form[i] != "Part":
                self.tag(i - 1, "DET", "", tokens.lemmas[i - 1])
                self.tag(i, "NOUN", "", low)
        elif tokens.pos[first] == "PROPN":
            if low in self.sources and tokens.pos[i + 1] == "PROPN" and tokens.form[i] in ("Fin", "Inf", "Imp"):
                self.tag(i, "NOUN", "", low)  # "said MSNBC *host* Jane Doe"
        elif tokens.pos[first] == "DET" and tokens.form[i] in ("Fin", "Inf") and tokens.pos[i + 1] == "NOUN":
            told = i + 2 < sentence.last and tokens.form[i + 2] == "Fin"  # not "the dead *include* children"
            if first == i - 1 or told:
                self.tag(i, "NOUN", "", low)

    def determines(self, i: int) -> bool:
        """True for a determiner, or a word tagged as pronoun that no verb has before it ("*un* commerçant")."""
        return self.tokens.pos[i] == "DET" or self.tokens.lowers[i] not in self.before_verbs

    def mend_resumed(self, sentence: Sentence, i: int) -> None:
        """Tags as finite the verb of saying after an aside that closes before it, where nothing else is finite."""
        tokens = self.tokens
        lemma = self.table.get(tokens.lowers[i], {}).get("Fin")
        if lemma not in self.cues or tokens.pos[i + 1] not in OBJECT_STARTS:
            return
        if self.resumes(sentence, i):
            self.tag(i, "VERB", "Fin", lemma)

    def mend_present(self, sentence: Sentence, i: int) -> None:
        """Tags as finite the present of a cue verb that looks like a noun's plural ("The video *shows* that ...").

        Its subject is a singular, no finite verb stands before it, and what it says or the sentence's end behind it.
        """
        tokens = self.tokens
        low = tokens.lowers[i]
        lemma = self.table.get(low, {}).get("Fin")
        plain = tokens.pos[i - 1] == "NOUN"  # "officers in Gabon announce that they ...": it may be theirs, and there
        first = low == lemma and (plain or lemma in self.confirming) and self.speaks_first(sentence, i, sentence.last)
        if first or (low == lemma and self.speaks_last(sentence, i)):
            self.tag(i, "VERB", "Fin", low)
        if lemma not in self.cues or low == lemma or tokens.lowers[i - 1] != tokens.lemmas[i - 1].lower():
            return
        after = tokens.form[i + 1 : sentence.last]
        clause = FINITE.isdisjoint(tokens.form[sentence.first : i])
        noun = any(FINITE.issuperset(pair) for pair in pairwise(after))  # "claims that he *fled were* false"
        that = clause and not noun and tokens.lowers[i + 1] in self.complementizers
        to = clause and tokens.pos[i + 1] == "PART" and after[1:2] == ["Inf"] and not self.has_main(i + 1, sentence)
        closing = i + 2 == sentence.last and self.is_set_off(sentence, i - 1)
        if that or to or closing:
            self.tag(i, "VERB", "Fin", lemma)

    def mend_behind_adverb(self, sentence: Sentence, i: int) -> None:
        """Tags as finite a form of a cue verb behind a subject and an adverb ("The group *also views* her as")."""
        tokens = self.tokens
        lemma = self.table.get(tokens.lowers[i], {}).get("Fin")
        first = i - 1
        while first > sentence.first and tokens.pos[first] == "ADV":
            first -= 1
        subject = tokens.pos[first] in NAMES and FINITE.isdisjoint(tokens.form[sentence.first : i])
        if lemma in self.cues and subject and tokens.pos[i + 1] in BEHIND_VERBS:
            self.tag(i, "VERB", "Fin", lemma)

    def has_main(self, i: int, sentence: Sentence) -> bool:
        """True where a finite verb comes behind a token before a stop or a clause ("*plans to* go failed")."""
        tokens = self.tokens
        for j in range(i, sentence.last):
            if tokens.form[j] in FINITE:
                return True
            if tokens.pos[j] in ("PUNCT", "SCONJ"):
                return False
        return False

    def mend_inserted(self, sentence: Sentence, i: int) -> None:
        """Tags as finite what is said of who speaks between commas ("In May, *aides to him say*, all failed")."""
        tokens, low = self.tokens, self.tokens.lowers[i]
        lemma = self.table.get(low, {}).get("Fin") or self.table.get(low, {}).get("Inf")
        if lemma not in self.cues or tokens.lowers[i + 1] != "," or tokens.pos[i + 2] == "CCONJ":
            return
        first = i - 1
        while first > sentence.first and tokens.pos[first] in PHRASE:
            first -= 1
        if tokens.words[first] != "," or FINITE.isdisjoint(tokens.form[i + 2 : sentence.last]):
            return
        head = next((j for j in range(first + 1, i) if j + 1 == i or tokens.pos[j + 1] == "ADP"), i)
        several = tokens.lowers[head] != tokens.lemmas[head].lower()
        if (low == lemma and several and tokens.lemmas[head] in self.sources) or (
            low != lemma and tokens.pos[i - 1] == "PROPN" and not several
        ):
            self.tag(i, "VERB", "Fin", lemma)

    def mend_closing(self, sentence: Sentence) -> None:
        """Tags as finite what is said of who speaks where that ends a headline ("Two killed, *police say*")."""
        tokens, i = self.tokens, sentence.last - 1
        if i - 2 <= sentence.first or tokens.pos[i] != "NOUN" or tokens.words[i - 2] != ",":
            return
        lemma = self.table.get(tokens.lowers[i], {}).get("Fin")
        if lemma in self.cues and tokens.lemmas[i - 1] in self.sources:
            self.tag(i, "VERB", "Fin", lemma)

    def mend_headline(self, sentence: Sentence) -> None:
        """Tags as finite the first present of a cue verb in a headline that has no other verb ("Rebel *Reveals* Plan").

        Its subject stands before it, and no preposition behind it: "Rebel Claims Under Scrutiny" are nouns.
        """
        tokens = self.tokens
        if not FINITE.isdisjoint(tokens.form[sentence.first : sentence.last]):
            return
        for i in range(sentence.first + 1, sentence.last - 1):
            low = tokens.lowers[i]
            lemma = self.table.get(low, {}).get("Fin")
            shaped = lemma in self.cues and low != lemma and tokens.pos[i] in NAMES and tokens.pos[i - 1] in NAMES
            if (
                shaped
                and low.endswith(self.plural_marks)
                and tokens.pos[i + 1] not in ("ADP", "PUNCT", "CCONJ", "VERB")
            ):
                self.tag(i, "VERB", "Fin", lemma or low)
                return

    def is_set_off(self, sentence: Sentence, i: int) -> bool:
        """True where only the words of one noun phrase, up to token ``i``, stand behind a quotation or a clause."""
        while i > sentence.first and self.tokens.pos[i] in PHRASE:
            i -= 1
        told = self.tokens.words[i] == "," and not FINITE.isdisjoint(self.tokens.form[sentence.first : i])
        return told or self.tokens.words[i] in QUOTES

    def mend_auxiliary(self, i: int) -> None:
        """Tags as auxiliary what passes for a preposition before its participle ("une attaque *a* fait 12 morts").

        A phrase may part them ("le M23 *a* de son côté accusé").
        """
        tokens = self.tokens
        entry = self.table.get(tokens.lowers[i])
        lemma = entry.get("Fin") if entry is not None else None
        if lemma is None or lemma not in self.perfects or tokens.words[i] != tokens.lowers[i]:
            return
        insert = self.inserts.match(tokens.lowers, i + 1)
        if insert is not None and insert[0] < len(tokens) and tokens.form[insert[0]] == "Part":
            self.tag(i, "AUX", "Fin", lemma)
        participle = self.table.get(tokens.lowers[i + 1], {}).get("Part") if i + 1 < len(tokens) else None
        if participle and tokens.pos[i + 1] in ("NOUN", "ADJ", "VERB"):
            self.tag(i, "AUX", "Fin", lemma)
            self.tag(i + 1, "VERB", "Part", participle)
