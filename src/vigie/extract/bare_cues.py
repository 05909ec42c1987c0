"""Cues that are no verb and no preposition: nouns of saying, a colon after a speaker, a monitor's name in brackets."""

from __future__ import annotations

import re

from vigie.extract.chunks import Chunks
from vigie.extract.contents import Contents, Stretch, trimmed
from vigie.extract.findings import Phrase
from vigie.extract.found import Found
from vigie.extract.phrase_ends import to_the_right
from vigie.extract.quotations import MARKS
from vigie.extract.source_phrases import subject_before
from vigie.extract.speakers import Speakers
from vigie.lexicon.attribution import NounCueRule
from vigie.model.syntax import NounGroup

SPEAKER_TOKENS = 6  # "Name Surname, title:"; longer openings before a colon are headings and clauses
SIGNED = frozenset({"monitor"})  # the class whose name in brackets is a source; any other is an outlet
DASHES = frozenset({"―", "—", "–", "--"})
BRACKET = "bracket"
COLON = "colon"


class BareCues:
    """Reads the cues of one sentence that are neither verbs nor prepositions."""

    def __init__(self, chunks: Chunks, contents: Contents, speakers: Speakers) -> None:
        self.chunks, self.contents, self.speakers = chunks, contents, speakers
        self.document, self.tokens, self.lexicon = chunks.document, chunks.document.tokens, chunks.lexicon

    def read(self, here: list[Found]) -> list[Found]:
        """The attributions that such cues make, in order."""
        cues, lemmas, groups = self.lexicon.noun_cues, self.tokens.lemmas, self.document.groups
        items = self.chunks.items
        verbs, carriers = self.document.verbs, self.lexicon.section.carriers
        found: list[Found] = []
        nouns: list[int] = []  # the items of nouns of saying
        for k, (kind, index, _) in enumerate(items):
            if kind == "N":
                if lemmas[groups[index].last - 1] in cues:
                    nouns.append(k)
            elif kind == "V" and verbs[index].lemma in carriers:
                carried = self.carried(k, here)
                if carried is not None:
                    found.append(carried)
        read = {token for one in found for token in range(one.cue_first, one.cue_last)}
        told: list[Found | None] = []
        for k in nouns:
            group = groups[items[k][1]]
            if group.last - 1 not in read:
                told.append(self.noun(k, group, cues[lemmas[group.last - 1]]))
        told += [self.colon(here), self.signature()]
        return [*found, *[one for one in told if one is not None]]

    def noun(self, k: int, group: NounGroup, rules: list[NounCueRule]) -> Found | None:
        """What the first of a noun's rules that fits makes of it."""
        for rule in rules:
            found = self.governed(k, group, rule) if rule.leads else self.clause(k, group, rule)
            if found is not None:
                return found
        return None

    def clause(self, k: int, group: NounGroup, rule: NounCueRule) -> Found | None:
        """Reads "The minister's claim that ...", "reports by residents that ...", "State media reports that ..."."""
        end = to_the_right(self.chunks, k, group)
        start = self.clause_start(end)
        if start is None:
            return None
        phrase = self.owner(k, end)
        stretch = self.contents.after(self.chunks, start)
        if phrase is None or stretch is None:
            return None
        return self.owned(group, rule, phrase, stretch)

    def governed(self, k: int, group: NounGroup, rule: NounCueRule) -> Found | None:
        """Reads "the rebels' refusal to leave", "her call for calm": what the noun governs, to a verb or stop."""
        phrase, lead = self.possessor(group), group.last
        if phrase is None:
            phrase = self.complement(k, group)
            lead = phrase.last if phrase is not None else lead
        if phrase is None or lead >= self.chunks.sentence.last or self.tokens.lowers[lead] not in rule.leads:
            return None
        last, infinitive = self.chunks.sentence.last, self.leads_infinitive(lead)
        for j in range(k + 1, len(self.chunks.items)):
            kind, _, token = self.chunks.items[j]
            if token < lead:
                continue
            if kind in (",", ";", ":", ".", "R", "S") or self.chunks.is_finite(j):
                last = token if kind != "V" else self.verb_first(j)
                break
        stretch = trimmed(self.chunks, lead if infinitive else lead + 1, last)
        if stretch is None or stretch[1] - stretch[0] < 2:
            return None
        found = self.owned(group, rule, phrase, stretch)
        found.cue_last = group.last if infinitive or lead > group.last else lead + 1
        return found

    def carried(self, k: int, here: list[Found]) -> Found | None:
        """Reads "The rebels *made threats against* the town", "X signed an agreement to withdraw": verb and noun."""
        verb, group = self.chunks.verb(k), self.chunks.noun(k + 1)
        if verb is None or verb.negated:
            return None
        beside = group is not None and group.first == verb.last and not group.preposition
        after = group.last if group is not None and beside else verb.last
        rules = self.lexicon.noun_cues.get(self.tokens.lemmas[after - 1], [])
        said = any(found.cue_first <= verb.head < found.cue_last for found in here)
        if after - 1 == verb.head or after >= self.chunks.sentence.last or said or not self.chunks.is_active(k):
            return None
        start, low = self.clause_start(after), self.tokens.lowers[after]
        rule = next((rule for rule in rules if low in rule.leads or (start and not rule.leads)), None)
        phrase = self.doer(k) if rule is not None else None
        if rule is None or phrase is None:
            return None
        infinitive = self.leads_infinitive(after)
        stretch = self.contents.after(self.chunks, start or after + 1 - infinitive)
        if stretch is None:
            return None
        source = self.speakers.mention(self.chunks, phrase)
        last = after if start or infinitive else after + 1
        return Found(verb.first, last, rule.id, rule.kind, source, [stretch], phrase=phrase, source_last=phrase.last)

    def doer(self, k: int) -> Phrase | None:
        """The subject of a verb, of which it is known that it speaks and is no pronoun of whoever writes."""
        while (outer := self.chunks.governor(k)) is not None:
            k = outer
        phrase = subject_before(self.chunks, k)
        if phrase is None or not self.speakers.speaks(phrase.group):
            return None
        return None if self.tokens.lowers[phrase.first] in self.lexicon.section.anaphors.own else phrase

    def leads_infinitive(self, lead: int) -> bool:
        """True for the word that marks an infinitive, which is said with it ("*to* leave", "*de* quitter")."""
        return self.chunks.is_infinitive(self.chunks.at.get(lead + 1, -1))

    def complement(self, k: int, group: NounGroup) -> Phrase | None:
        """The speaker that a preposition leads just behind a noun of saying ("the refusal *of the rebels*")."""
        following = self.chunks.noun(k + 1)
        if following is None or following.preposition not in self.lexicon.section.source_complements:
            return None
        if following.preposition_token != group.last or not self.speakers.speaks(following):
            return None
        return Phrase(following.first, following.last, following)

    def verb_first(self, j: int) -> int:
        verb = self.chunks.verb(j)
        assert verb is not None
        return verb.first

    def owned(self, group: NounGroup, rule: NounCueRule, phrase: Phrase, stretch: Stretch) -> Found:
        """The attribution that a noun of saying makes with its owner."""
        if self.tokens.lowers[phrase.first] in self.lexicon.section.anaphors.possessive:
            source = self.speakers.pronoun(self.chunks, phrase.first)
        else:
            source = self.speakers.mention(self.chunks, phrase)
        cue = group.last - 1
        return Found(cue, group.last, rule.id, rule.kind, source, [stretch], phrase=phrase, source_last=phrase.last)

    def possessor(self, group: NounGroup) -> Phrase | None:
        """Whose the noun is: its owner, else the possessive that opens its group."""
        if group.possessor is not None:
            owner = self.document.groups[group.possessor]
            return Phrase(owner.first, owner.last, owner)
        if self.tokens.lowers[group.first] in self.lexicon.section.anaphors.possessive:
            return Phrase(group.first, group.first + 1, group)
        return None

    def clause_start(self, token: int) -> int | None:
        """Where the content clause starts that a noun governs."""
        if token >= self.chunks.sentence.last:
            return None
        if self.tokens.lowers[token] in self.lexicon.section.complementizers:
            return token + 1 if self.chunks.finite_between(token, self.chunks.sentence.last) else None
        saying = self.lexicon.as_saying.match(self.tokens.lowers, token)
        return saying[0] if saying else None

    def owner(self, k: int, end: int) -> Phrase | None:
        """Who says it: the noun's owner, its complement, else the words of its group that can speak."""
        group = self.chunks.noun(k)
        assert group is not None
        possessor = self.possessor(group)
        if possessor is not None:
            return possessor
        following = self.chunks.noun(k + 1)
        if following is not None and following.last <= end and self.speakers.speaks(following):
            return Phrase(following.first, end, following)
        cue = group.last - 1
        if cue > group.first and any(
            self.tokens.lemmas[i] in self.lexicon.source_classes or self.tokens.pos[i] == "PROPN"
            for i in range(group.first, cue)
        ):
            return Phrase(group.first, cue, group)
        return None

    def colon(self, here: list[Found]) -> Found | None:
        """Reads "Name: what is said", as in transcripts and headlines."""
        first = self.chunks.sentence.first
        while first < self.chunks.sentence.last and self.tokens.lowers[first] in MARKS:
            first += 1
        group = self.chunks.noun_at(first)
        if group is None or group.timex is not None or (here and not self.tokens.words[first].isupper()):
            return None  # in capitals it is a transcript's speaker, whatever is said
        last = to_the_right(self.chunks, self.chunks.at[first], group)
        if last >= self.chunks.sentence.last or self.tokens.lowers[last] != ":" or last - first > SPEAKER_TOKENS:
            return None
        start = self.tokens.starts[group.head]
        is_place = any(place.start <= start < place.end for place in self.chunks.document.places)  # "Mali: ..."
        if group.place is not None or is_place or not (self.speakers.speaks(group) or self.speakers.is_document(group)):
            return None
        quoted = last + 1 < self.chunks.sentence.last and self.tokens.lowers[last + 1] in MARKS
        if not quoted and not self.chunks.finite_between(last, self.chunks.sentence.last):
            return None
        phrase = Phrase(first, last, group)
        stretch = trimmed(self.chunks, last + 1, self.chunks.sentence.last)
        if stretch is None:
            return None
        source = self.speakers.mention(self.chunks, phrase)
        return Found(last, last + 1, COLON, "says", source, [stretch], phrase=phrase, source_last=last)

    def signature(self) -> Found | None:
        """Reads "« ... » — Name": who said the quotation, after a dash at the end of the paragraph."""
        first, lowers = (
            self.chunks.sentence.first,
            self.tokens.lowers[self.chunks.sentence.first : self.chunks.sentence.last],
        )
        if DASHES.isdisjoint(lowers):
            return None
        dash = next(i for i, low in enumerate(lowers, first) if low in DASHES)
        group = self.chunks.noun_at(dash + 1)
        quotation = self.contents.quotation_until(dash)
        if group is None or quotation is None or self.tokens.pos[group.head] != "PROPN":
            return None
        phrase = Phrase(dash + 1, group.last, group)
        source = self.speakers.mention(self.chunks, phrase)
        stretch = (quotation.first, quotation.last)
        return Found(dash, dash + 1, COLON, "says", source, [stretch], phrase=phrase, source_last=group.last)


def bracketed(chunks: Chunks, speakers: Speakers, behind: Stretch | None) -> list[Found]:
    """Monitors named in brackets at the end of what they report; ``behind`` is what stands before the sentence."""
    tokens, sentence = chunks.document.tokens, chunks.sentence
    found: list[Found] = []
    lowers = tokens.lowers[sentence.first : sentence.last]
    opening = [i for i, low in enumerate(lowers, sentence.first) if low == "("] if "(" in lowers else []
    for i in opening:
        closing = next((j for j in range(i + 1, min(i + 12, sentence.last)) if tokens.lowers[j] == ")"), None)
        if closing is None or not only_brackets(chunks, closing + 1):
            continue
        k = chunks.at.get(i + 1)
        group = chunks.noun(k) if k is not None else None
        if group is None or is_short_form(chunks, i, closing):
            continue
        phrase = Phrase(i + 1, closing, group)
        source = speakers.mention(chunks, phrase)
        stretch = trimmed(chunks, sentence.first, opening[0]) or behind
        if source.source_class in SIGNED and stretch is not None:
            found.append(
                Found(i, closing + 1, BRACKET, "reports", source, [stretch], phrase=phrase, source_last=closing)
            )
    return found


def is_short_form(chunks: Chunks, opening: int, closing: int) -> bool:
    """True for the initials of the body named right before the bracket ("by the Rapid Support Forces (*RSF*)")."""
    tokens = chunks.document.tokens
    short, end = tokens.words[opening + 1], tokens.ends[opening - 1] if opening else 0
    if closing != opening + 2 or not short.isupper():
        return False
    named = next((actor for actor in chunks.document.actors if actor.end == end), None)
    if named is None:
        return False
    initials = iter([word[0].upper() for word in re.split(r"[\W_]+", named.name) if word])
    return all(letter in initials for letter in short if letter.isalpha())


def only_brackets(chunks: Chunks, token: int) -> bool:
    """True where nothing but further brackets and stops follows to the end of the sentence."""
    tokens, inside = chunks.document.tokens, False
    for i in range(token, chunks.sentence.last):
        low = tokens.lowers[i]
        inside = low == "(" or (inside and low != ")")
        if not inside and low not in (")", ".", ","):
            return False
    return True
