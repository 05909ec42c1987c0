"""Triggers and the words around them: every term of the pack that the tokens match, the longest first."""

from __future__ import annotations

from collections import defaultdict

from vigie.annotate.marks import token_ranges
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.terms import POS, Term, open_terms
from vigie.lexicon.triggers import TriggerRule, tail_of
from vigie.model.document import Document, Sentence
from vigie.model.mention import Hit, Trigger

FORCES = frozenset({"rebel_group", "militia", "political_militia", "identity_militia", "state_force"})
OBJECT = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})
LONGEST = 8  # tokens of an object between a verb and what became of it ("beat *the driver of a bus* to death")
GAP = 2  # adverbs allowed between the words of a verbal locution ("ont pris hier le contrôle")


def find_triggers(document: Document, pack: Pack) -> None:
    """Fills ``hits`` (by head token) and ``triggers`` of the sentences that are read in full."""
    matcher = Matcher(document, pack)
    for sentence in document.sentences:
        if sentence.full:
            matcher.read(sentence)
    matcher.spare_things()
    for token, hits in without_homonyms(document).items():
        document.hits[token] = hits


def without_homonyms(document: Document) -> dict[int, list[Hit]]:
    """The hits of the tokens some of whose words are part of a longer name of a thing, without these.

    A *gold mine* is no weapon, and a *combat aircraft* no fighting.
    """
    found = [hit for hits in document.hits.values() for hit in hits]
    longer = [h for h in found if h.section in ("object", "means") and h.last - h.first > 1]
    kept: dict[int, list[Hit]] = {}
    for whole in longer:
        for token in range(whole.first, whole.last):
            hits = kept.get(token, document.hits.get(token, []))
            kept[token] = [hit for hit in hits if not is_part(hit, whole)]
    return kept


def is_part(hit: Hit, whole: Hit) -> bool:
    """True for a weapon or a happening whose words are fewer than a thing's that begins or ends with them."""
    within = whole.first <= hit.first and hit.last <= whole.last and hit.last - hit.first < whole.last - whole.first
    if hit.section == "means":
        return within and whole.section == "object"
    return within and hit.section == "trigger" and hit.shape == "noun" and hit.token != whole.token


class Matcher:
    """Matches one document's tokens against the terms of a pack."""

    sentence: Sentence  # the one in work

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document, self.tokens = document, document.tokens
        self.lowers, self.lemmas, self.pos = document.tokens.lowers, document.tokens.lemmas, document.tokens.pos
        self.terms = open_terms(pack)
        self.longer, self.fitting = self.terms.longer, self.terms.fitting
        section = open_syntax(pack).section
        self.particles, self.predicatives = section.particles, section.predicatives
        self.possessives = section.possessives
        self.verdicts, self.captives, self.definite = section.verdicts, section.captives, section.definite
        self.reflexives, self.adjective_after_noun = section.reflexives, section.adjective_after_noun
        self.timex_end = times_with_commas(document)
        self.names: set[int] = set()
        for actor, (first, last) in zip(document.actors, token_ranges(document.tokens, document.actors), strict=True):
            if last - first > 1 and not actor.generic and (actor.actor_ids or actor.kind in FORCES):
                self.names.update(range(first, last))
        self.spelt_big: bool | None = None  # of the sentence in work, once it is asked for
        self.openings = {sentence.first for sentence in document.sentences}
        # section and shape -> token -> length of its term
        self.covered: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)

    def read(self, sentence: Sentence) -> None:
        self.sentence, self.spelt_big = sentence, None
        lemmas, lowers, known, tails = self.lemmas, self.lowers, self.terms.by_first, self.terms.tails
        last = sentence.last
        for i in range(sentence.first, last):
            lemma, low = lemmas[i], lowers[i]
            if lemma in known:
                self.read_word(lemma, i, last)
            if low != lemma and low in known:
                self.read_word(low, i, last)
            if "-" in low and (term := tails.get(tail_of(low))) is not None:
                self.add(term, i, i + 1)

    def spare_things(self) -> None:
        """Takes out the words of harm inside what a thing is called ("a *displaced persons* camp")."""
        hits = self.document.hits
        things = [hit for found in hits.values() for hit in found if hit.section == "object"]
        for thing in things:
            owner = self.owner_of(thing)
            if thing.last - owner < 2:
                continue
            for token in range(owner, thing.last):
                kept = [h for h in hits.get(token, ()) if h.section != "harm" or h.last > thing.last]
                if kept != hits.get(token, []):
                    hits[token] = kept

    def owner_of(self, thing: Hit) -> int:
        """The first token of a thing with whoever it is called after ("the *displaced persons*' camp")."""
        first, tokens = thing.first, self.tokens
        if first < 2 or tokens.lowers[first - 1] not in self.possessives:
            return first
        first -= 2
        while first > 0 and (tokens.pos[first - 1] == "ADJ" or tokens.form[first - 1] == "Part"):
            first -= 1
        return first

    def read_word(self, word: str, i: int, end: int) -> None:
        """Terms that start with a word, which token ``i`` is or has for lemma: the longer ones first."""
        seconds = self.longer.get(word)
        if seconds is not None:
            self.read_longer(seconds, i, end)
        for term in self.fitting[word].get(self.pos[i], ()):
            if self.fits(term, i):
                self.add(term, i, i + 1)

    def fits(self, term: Term, i: int) -> bool:
        """True where a term of one word stands at token ``i``, of a part of speech that it may have."""
        pos = self.pos[i]
        if pos == "ADJ" and term.shape == "noun" and (i == 0 or self.pos[i - 1] != "NUM"):
            return False
        if pos == "VERB" and term.shape == "adjective" and self.tokens.form[i] != "Part":
            return False
        return not term.reflexive or not self.reflexives.isdisjoint(self.lowers[max(0, i - 4) : i])

    def read_longer(self, seconds: dict[str, tuple[Term, ...]], i: int, end: int) -> None:
        """Terms of several words that start at token ``i``: only those whose second word stands near."""
        pos = self.pos
        tried: list[Term] = []
        found = False
        start = self.timex_end.get(i + 1, i + 1)
        for j in range(start, min(end, start + 1 + GAP)):
            low, lemma = self.lowers[j], self.lemmas[j]
            if "’" in low:
                low = low.replace("’", "'")
            if low in seconds and self.try_terms(seconds[low], tried, i, end):
                found = True
            if lemma != low and lemma in seconds and self.try_terms(seconds[lemma], tried, i, end):
                found = True
            tag = pos[j]
            if tag != "ADV" and tag != "AUX" and not self.qualifies(i, j):
                break
        if not found and pos[i] == "VERB":
            self.read_across(seconds, i, end)

    def try_terms(self, terms: tuple[Term, ...], tried: list[Term], i: int, end: int) -> bool:
        """Adds those of the terms, but those tried before, that stand at token ``i``; says whether any does."""
        found = False
        for term in terms:
            if term in tried:
                continue
            tried.append(term)
            last = self.match(term, i, end)
            if last:
                self.add(term, i, last)
                found = True
        return found

    def read_across(self, seconds: dict[str, tuple[Term, ...]], i: int, end: int) -> None:
        """Verbs of harm with their object inside ("*stabbed* a teacher *to death*"): the verb alone is the match."""
        tokens = self.tokens
        for j in range(i + 1, min(end, i + 1 + LONGEST)):
            inside = tokens.pos[j] in ("CCONJ", "ADP") or tokens.form[j] == "Part"
            # somebody's, or a number of them: "holding *passengers* hostage" is mostly what strikers are accused of
            if tokens.lowers[j] in self.predicatives and j > i + 1 and tokens.pos[i + 1] != "NOUN":
                for term in seconds.get(tokens.lowers[j], ()):
                    if term.shape == "verb" and len(term.words) == 2:
                        self.add(term, i, i + 1, weight=2)
                return
            if tokens.lowers[j] in self.verdicts and j > i + 1:
                self.add_across(seconds, i, j, rest=0)
                return
            if tokens.pos[j] not in OBJECT and not (inside and j > i + 1):
                return
            if tokens.pos[j] == "ADP" and self.add_across(seconds, i, j, rest=1):
                return

    def add_across(self, seconds: dict[str, tuple[Term, ...]], i: int, j: int, *, rest: int) -> bool:
        """Adds the verbs at token ``i`` whose other words stand from token ``j`` on, and says whether any does.

        With ``rest`` only those of harm, or of a verdict ("tenir X *pour responsable*"), with words behind the second.
        """
        found = False
        for term in seconds.get(self.tokens.lowers[j], ()):
            behind = list(term.words[2:])
            if term.shape != "verb" or term.reflexive or len(behind) < rest:
                continue
            told = not rest or term.section == "harm" or behind[-1] in self.verdicts
            told = told and not (term.words[-1] in self.captives and self.is_reproach(i, j))
            if told and all(j + n < len(self.tokens) and self.same(word, j + n) for n, word in enumerate(behind, 1)):
                self.add(term, i, i + 1, weight=len(term.words))
                found = True
        return found

    def is_reproach(self, i: int, j: int) -> bool:
        """True for what strikers are accused of: "*prendre les usagers* en otage", not done and not to a number."""
        tokens = self.tokens
        whole = tokens.lowers[i + 1] in self.definite and "NUM" not in tokens.pos[i + 1 : j]
        return whole and tokens.form[i] != "Part"

    def match(self, term: Term, i: int, end: int) -> int:
        """The token after the last word of a term of several when it stands at token ``i``, else 0."""
        tokens, shape = self.tokens, term.shape
        pos = tokens.pos[i]
        if shape != "noun" and pos not in POS[shape] and not (shape == "verb" and self.opens_verb(i, end)):
            return 0
        if shape == "adjective" and pos == "VERB" and tokens.form[i] != "Part":
            return 0
        if term.reflexive and self.reflexives.isdisjoint(tokens.lowers[max(0, i - 4) : i]):
            return 0
        j = self.follow(term, i, end)
        if j and shape == "noun" and not self.ends_as_noun(i, j):
            return 0
        if j - i > 1 and shape == "verb" and j in self.timex_end and self.governs(j - 1):
            return 0  # "agreed *on Friday* to a truce": the preposition is the day's
        return j

    def governs(self, i: int) -> bool:
        """True for a preposition that is no part of a phrasal verb."""
        return self.tokens.pos[i] == "ADP" and self.tokens.lowers[i] not in self.particles

    def opens_verb(self, i: int, end: int) -> bool:
        """True for an adverb right before its verb, where a term has both ("*fatally* shot")."""
        pos = self.pos
        return pos[i] == "ADV" and i + 1 < end and pos[i + 1] == "VERB"

    def follow(self, term: Term, i: int, end: int) -> int:
        """The token after the term's last word, where its words after the first follow token ``i``, else 0."""
        pos, verb = self.pos, term.shape == "verb"
        j = i + 1
        for word in term.words[1:]:
            gap = 0
            if verb and j in self.timex_end:
                j = self.timex_end[j]
            while gap < GAP and j < end and not self.same(word, j):
                if not (pos[j] in ("ADV", "AUX") if verb else self.qualifies(i, j)):
                    break
                j, gap = j + 1, gap + 1
            if j >= end or not self.same(word, j):
                return 0
            j += 1
        return j

    def qualifies(self, i: int, j: int) -> bool:
        """True for an adjective behind its noun at token ``i``, before its complement ("frappe *russe* d'obus")."""
        pos = self.pos
        if not self.adjective_after_noun or pos[i] != "NOUN" or pos[j] != "ADJ":
            return False
        return all(p == "ADJ" for p in pos[i + 1 : j])

    def ends_as_noun(self, first: int, last: int) -> bool:
        """True for words with a noun that end on no finite verb ("rebel attack", not "rebels attacked")."""
        pos, form = self.tokens.pos, self.tokens.form
        modifying = ("Ger", "Part") if self.adjective_after_noun else ("Ger",)  # "voiture piégée"
        if pos[last - 1] == "VERB" and form[last - 1] not in modifying:
            return False
        return pos[first] == "ADJ" or not POS["noun"].isdisjoint(pos[first:last])

    def same(self, word: str, j: int) -> bool:
        low = self.lowers[j]
        return word == low or word == self.lemmas[j] or (low.endswith("’") and word == low[:-1] + "'")

    def add(self, term: Term, first: int, last: int, *, weight: int = 0) -> None:
        """Records a match unless a longer one of the same section covers it; ``weight`` is its length where words of
        it stand apart."""
        section, shape, rule = term.section, term.shape, term.rule
        if (section == "trigger" or section == "harm") and (
            (first in self.names and last in self.names) or (shape == "noun" and self.is_inside_name(first, last))
        ):
            return  # "Rapid Support Forces": no word of a body's name tells a happening
        covered, length, token = self.covered[section, shape], weight or last - first, first
        if last - first == 1:
            if covered.get(first, 0) > length:
                return
            covered[first] = length
        else:
            for i in range(first, last):
                if covered.get(i, 0) > length:
                    return
            for i in range(first, last):
                covered[i] = length
            token = self.head(term, first, last)
        hit = Hit(first=first, last=last, token=token, section=section, shape=shape, rule=rule.id)
        hits = self.document.hits
        if token in hits:
            hits[token].append(hit)
        else:
            hits[token] = [hit]
        if section == "trigger" and isinstance(rule, TriggerRule):
            start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
            kind = rule.event_type or ""
            self.document.triggers.append(Trigger(start=start, end=end, event_type=kind, rule=rule.id, token=token))

    def is_inside_name(self, first: int, last: int) -> bool:
        """True for words with capitals that a further one follows in running text ("the People's *Uprising* Force")."""
        words, pos = self.tokens.words, self.tokens.pos
        if not words[first][0].isupper() or first in self.openings or last >= len(words):
            return False
        if last in self.timex_end or pos[last] not in ("NOUN", "PROPN"):
            return False
        return all(word[0].isupper() for word in words[first : last + 1]) and not self.is_spelt_big()

    def is_spelt_big(self) -> bool:
        """True for a title or a sentence with a capital on most words, where it says nothing."""
        if self.spelt_big is None:
            words = self.tokens.words[self.sentence.first + 1 : self.sentence.last]
            big, small = sum(word[0].isupper() for word in words), sum(word[0].islower() for word in words)
            self.spelt_big = self.sentence.kind == "title" or big > small
        return self.spelt_big

    def head(self, term: Term, first: int, last: int) -> int:
        """A verb's first word; of a noun term the first noun where adjectives follow nouns, else the last before "of".

        A verb that serves another ("fait exploser") leaves the head of the clause to it.
        """
        if term.shape == "verb":
            if self.tokens.pos[first] in ("AUX", "ADV"):
                return next((i for i in range(first, last) if self.tokens.pos[i] == "VERB"), first)
            return first
        end = next((i for i in range(first + 1, last) if self.tokens.pos[i] == "ADP"), last)
        nouns = [i for i in range(first, end) if self.tokens.pos[i] in ("NOUN", "PROPN", "X")]
        return (nouns[0] if self.adjective_after_noun else nouns[-1]) if nouns else first


def times_with_commas(document: Document) -> dict[int, int]:
    """Where the times end by where they start; one between commas also with these and its preposition."""
    tokens, ends = document.tokens, dict[int, int]()
    for first, last in token_ranges(tokens, document.timexes):
        ends[first] = last
        if first > 1 and last < len(tokens) and tokens.lowers[last] == ",":
            opening = first - 2 if tokens.pos[first - 1] == "ADP" else first - 1
            if tokens.lowers[opening] == ",":
                ends[opening] = last + 1
    return ends
