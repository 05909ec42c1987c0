"""Cue verbs: from a verb that reports speech to its source, its relays and its content, by the verb's frame."""

from __future__ import annotations

from vigie.extract.findings import Phrase, Right
from vigie.extract.found import Found
from vigie.extract.passives import Passives
from vigie.extract.quotations import MARKS, SHORTEST_QUOTATION
from vigie.extract.source_phrases import asks, cut_in, has_relative, phrase_after
from vigie.lexicon.attribution import CueFrame, CueVerbRule
from vigie.model.mention import Cue
from vigie.model.syntax import VerbGroup

RESERVED = frozenset({"says", "reports", "claims", "accuses", "thinks", "shows"})  # negated, these report nothing
PLAIN = frozenset(
    {"says", "reports", "claims", "confirms"}
)  # these govern an object, never a bare prepositional phrase
UTTERED = frozenset({"clause", "bare", "infinitive", "rest"})  # contents of verbs that say more than a quotation
LOCUTION = 3  # words of a locution behind its verb


class CueVerbs(Passives):
    """Reads the cue verbs of one sentence."""

    def read(self, cue: Cue, here: list[Found]) -> Found | None:
        """The attribution that a cue verb makes; None where its frame does not fit the sentence."""
        k = self.chunks.at.get(cue.token)
        verb = self.chunks.verb(k) if k is not None else None
        self.read_beside(here)
        if k is None or verb is None or self.is_hanging(k, verb):
            return None
        matches = self.lexicon.verbs.match(self.tokens.lowers, self.tokens.lemmas, cue.token)
        within = self.tokens.lowers[cue.token + 1 : cue.token + 2]
        governed = self.chunks.noun(k + 1)
        timed = governed is not None and governed.timex is not None and governed.preposition_token == cue.token + 1
        if timed or (within and within[0] in self.lexicon.section.complementizers):
            # "reported *that on* Monday", "agreed *on Monday* to a truce": no "report on", no "agree on"
            matches = [match for match in matches if match[0] == cue.token + 1] or self.lexicon.verbs.plain(
                self.tokens.lemmas, cue.token
            )
        if self.is_standing(k, verb, matches) or self.is_of_harm(cue.token, matches):
            return None
        found = self.first_fit(k, verb, self.over_time(verb)) or self.first_fit(k, verb, matches)
        if found is None and matches and matches[0][0] > cue.token + 1:  # "reported on Wednesday": no "report on"
            found = self.first_fit(k, verb, self.lexicon.verbs.plain(self.tokens.lemmas, cue.token))
        return found

    def over_time(self, verb: VerbGroup) -> list[tuple[int, CueVerbRule]]:
        """What the words of a locution match that a time parts from its verb ("*called* Friday *for* a truce")."""
        group = self.chunks.noun_at(verb.last) if verb.last < self.chunks.sentence.last else None
        if group is None or group.timex is None or verb.lemma not in self.lexicon.verbs.by_lemma:
            return []
        i, after = verb.head, slice(group.last, group.last + LOCUTION)
        lowers, lemmas = [self.tokens.lowers[i], *self.tokens.lowers[after]], [verb.lemma, *self.tokens.lemmas[after]]
        return [(group.last + last - 1, rule) for last, rule in self.lexicon.verbs.match(lowers, lemmas, 0) if last > 1]

    def first_fit(self, k: int, verb: VerbGroup, matches: list[tuple[int, CueVerbRule]]) -> Found | None:
        """The attribution of the first of a cue verb's rules that fits its sentence."""
        for last, rule in matches:
            withheld = verb.negated and rule.kind in RESERVED and self.claimed
            if withheld or (verb.reflexive and not self.is_reflexive(rule, verb)):
                continue
            found = self.by_frame(k, verb, max(last, self.chunks.verb_last(verb)), rule)
            if found is not None and found.content:
                self.finish(found, verb, rule)
                found.cue_first = self.chain_first(k, found.cue_first)
                return found
        return None

    def chain_first(self, k: int, first: int) -> int:
        """Where a cue starts with the verbs that its infinitive hangs on ("*went on* to denounce")."""
        while (outer := self.chunks.governor(k)) is not None and not self.is_read(outer):
            k, verb = outer, self.chunks.verb(outer)
            first = verb.first if verb is not None else first
        return first

    def is_of_harm(self, token: int, matches: list[tuple[int, CueVerbRule]]) -> bool:
        """True for a verb that longer words make one of harm ("ont *trouvé la mort*" finds out nothing)."""
        harms = [
            hit for hit in self.chunks.document.hits.get(token, ()) if hit.section == "harm" and hit.shape == "verb"
        ]
        longest = max((last for last, _ in matches), default=token + 1) if harms else 0
        return bool(harms) and any(hit.last > longest for hit in harms)

    def is_standing(self, k: int, verb: VerbGroup, matches: list[tuple[int, CueVerbRule]]) -> bool:
        """True for a bare participle that tells how two stand and not what one says ("rebels *backed* by X")."""
        bare = verb.form == "Part" and not self.chunks.is_active(k)
        return bare and any(rule.kind == "supports" for _, rule in matches)

    def is_reflexive(self, rule: CueVerbRule, verb: VerbGroup) -> bool:
        """True where the rule names the verb with its reflexive pronoun ("s'indigner"; not "poursuivre")."""
        reflexives = self.chunks.syntax.reflexives
        return any(
            verb.lemma in phrase
            and any(phrase.startswith((f"{low} ", low)) for low in reflexives if phrase != verb.lemma)
            for phrase in rule.verbs
        )

    def is_hanging(self, k: int, verb: VerbGroup) -> bool:
        """True for an infinitive that no verb just before it makes an act ("sent a team *to ask*").

        One with a clause of its own is one ("appeared on television *to say that* they had seized power"), but behind
        an object, who may be the one who says it ("sent an envoy *to say that*").
        """
        if verb.form != "Inf" or self.chunks.is_finite(k):
            return False
        if self.chunks.verb(k - 1) is not None:
            return self.is_read(k - 1)
        before = next((g for j in range(k - 1, -1, -1) if (g := self.chunks.noun(j)) is None or g.timex is None), None)
        if before is None or not (before.preposition or self.speakers.is_document(before)):
            return True
        after = self.chunks.noun(k + 1)
        opens = self.tokens.lowers[verb.last : verb.last + 1]
        clause = opens and opens[0] in self.lexicon.section.complementizers
        contact = (
            self.chunks.syntax.contact_relatives
            and after is not None
            and not after.preposition
            and self.chunks.is_finite(k + 2)
        )
        return not (clause or contact)

    def finish(self, found: Found, verb: VerbGroup, rule: CueVerbRule) -> None:
        found.hedged = found.hedged or verb.form == "Cnd" or (verb.negated and rule.kind in ("confirms", "denies"))
        found.denied = rule.kind == "denies" and not verb.negated
        if found.denied:
            found.content = [self.denied_part(stretch) for stretch in found.content]
        if found.source is not None and self.lexicon.hedges.match(self.tokens.lowers, self.hedge_token(found)):
            found.hedged = True

    def hedge_token(self, found: Found) -> int:
        return found.phrase.first if found.phrase is not None else found.cue_first

    def by_frame(self, k: int, verb: VerbGroup, last: int, rule: CueVerbRule) -> Found | None:
        """The frame's ways of standing, the surest first."""
        frame = self.lexicon.frames[rule.id]
        right = self.right_of(last, frame)
        if rule.kind == "says" and self.goes_on_meanwhile(k, right):
            return None
        self.inverted_auxiliary(verb, right)
        first = self.cue_first(verb, right)
        blank = Found(first, last, rule.id, rule.kind, None, [], relay=right.relay, timex=right.timex)
        if frame.source == "object":
            return self.cited(k, verb, right, blank)
        if frame.source == "preposition":
            return self.learned(k, right, blank, first, frame)
        if right.pronoun is None and not self.chunks.is_active(k, last if last > self.chunks.verb_last(verb) else 0):
            found = self.passive(k, verb, right, blank)
            utters = "inverted" not in frame.content and not UTTERED.isdisjoint(frame.content)
            return found if utters or found is None or self.quotes(found) else None
        if right.pronoun is not None:
            return self.inverted_pronoun(right, blank, first)
        return (
            self.answer(k, blank)
            or self.concurring(k, right, blank, frame)
            or self.inverted(k, right, blank, frame)
            or (self.set_off(k, right, blank, frame) if self.behind_quotation(k) else None)
            or self.inside_relative(k, right, blank, frame)
            or self.content_follows(k, right, blank, frame, rule)
            or (self.set_off(k, right, blank, frame) if verb.form != "Ger" else None)
            or self.governed(k, right, blank, frame, rule)
        )

    def goes_on_meanwhile(self, k: int, right: Right) -> bool:
        """True for what was going on ("came *when* residents were *observing* prayers"): nothing is said there."""
        verb, phrase = self.chunks.verb(k), self.subject(k)
        going = verb is not None and verb.last - verb.first > 1 and self.tokens.form[verb.head] == "Ger"
        after = self.tokens.lowers[right.token : right.token + 1]
        if not going or phrase is None or not self.lexicon.section.complementizers.isdisjoint(after):
            return False
        return phrase.first > 0 and self.tokens.lowers[phrase.first - 1] in self.chunks.times

    def quotes(self, found: Found) -> bool:
        """True where some of the content stands between quotation marks: "*attacked by* rebels" says nothing."""
        lowers = self.tokens.lowers
        return any(not MARKS.isdisjoint(lowers[max(0, first - 1) : last + 1]) for first, last in found.content)

    def behind_quotation(self, k: int) -> bool:
        """True where a quotation of some length ends just before the subject of a cue ("...", X said as he)."""
        phrase = self.subject(k)
        if phrase is None or phrase.relative or phrase.first <= self.chunks.sentence.first:
            return False
        quotation = self.contents.quotation_until(phrase.first)
        return quotation is not None and quotation.last - quotation.first >= SHORTEST_QUOTATION

    def cue_first(self, verb: VerbGroup, right: Right) -> int:
        """First token of the cue: the auxiliary before an inverted pronoun, else the verb group's first."""
        if right.pronoun is not None and right.pronoun < verb.first:
            before = self.chunks.verb(self.chunks.at.get(right.pronoun - 1, -1))
            return before.first if before is not None else right.pronoun
        return verb.first

    def inverted(self, k: int, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """Reads "..., a déclaré X": the cue after a stop, the source after the cue."""
        if frame.content.isdisjoint(("set_off", "inverted")) or not self.chunks.is_finite(k):
            return None
        boundary = self.boundary_before(blank.cue_first)
        phrase = phrase_after(self.chunks, right.token) if boundary is not None else None
        if (
            phrase is not None
            and boundary == self.chunks.sentence.first
            and phrase.last + 1 < self.chunks.sentence.last
            and self.tokens.lowers[phrase.last] == ":"
        ):  # "Said X: ..."
            stretch = self.contents.after(self.chunks, phrase.last + 1)
            return self.with_source(blank, phrase, [stretch] if stretch else [])
        if boundary is None or phrase is None or not self.something_said(boundary):
            return None
        quotation = self.contents.quotation_at(blank.cue_first)
        if quotation is not None and quotation.first < boundary and not quotation.open_lost:
            return None  # "We do not, and never will, *accept* it": said in the quotation, and no word of its own
        if self.tokens.lowers[right.token] in MARKS or self.is_own_clause(phrase):
            return None
        subject = self.subject(k)
        speaks = subject is not None and not subject.relative and self.speakers.speaks(subject.group)
        if subject is not None and speaks and not self.is_set_beside(subject):
            another = self.speakers.speaks(phrase.group) and self.has_own_verb(subject, k)
            if not another:
                return None
        content = self.around(boundary, self.past_relays(phrase.last, blank, frame))
        return self.with_source(blank, phrase, content)

    def inverted_pronoun(self, right: Right, blank: Found, first: int) -> Found | None:
        boundary = self.boundary_before(first)
        assert right.pronoun is not None
        blank.cue_last = max(blank.cue_last, right.pronoun + 1)
        content = self.around(boundary if boundary is not None else first, max(right.token, blank.cue_last))
        if self.tokens.lowers[right.pronoun] in self.lexicon.section.anaphors.indefinite:
            return None
        blank.source = self.speakers.pronoun(self.chunks, right.pronoun)
        blank.content = content
        return blank

    def content_follows(self, k: int, right: Right, blank: Found, frame: CueFrame, rule: CueVerbRule) -> Found | None:
        """Reads "X said that ...", "X : « ... »", "X said the bridge was gone", "X affirme avoir ..."."""
        start = self.content_start(right.token, frame)
        if start is None:
            return None
        phrase = self.subject(k)
        if phrase is None or (rule.needs_party and not self.speakers.can_issue(phrase.group)):
            return None
        if rule.documents and not self.speakers.is_document(phrase.group):
            return None
        stretch = self.contents.after(self.chunks, start)
        return self.with_source(blank, phrase, [stretch] if stretch else [])

    def inside_relative(self, k: int, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """Reads "an attack the ministry says killed 14": the cue and its subject stand within what is said."""
        if "bare" not in frame.content:
            return None
        after = self.chunks.at.get(right.token)
        group, before = self.chunks.noun(k - 1), self.chunks.kind(k - 2)
        if after is None or group is None or not self.is_told(after):
            return None
        asking = asks(self.chunks, group)
        beside = before in ("N", "R", ",") and not group.preposition and not self.chunks.is_owner(k - 2, k - 1)
        if not (asking or beside):
            return None
        phrase = Phrase(cut_in(self.chunks, group.first, group), group.last, group)
        stretch = self.contents.after(self.chunks, right.token)
        described = self.chunks.noun(k - 2)
        content = [(described.first, described.last)] if described is not None else []
        return self.with_source(blank, phrase, [*content, stretch] if stretch else content)

    def is_told(self, k: int) -> bool:
        """True for a verb that what is said can start with: finite, or a past tense taken for a participle."""
        verb = self.chunks.verb(k)
        return verb is not None and (
            self.chunks.is_finite(k) or (verb.form == "Part" and self.chunks.noun(k + 1) is not None)
        )

    def set_off(self, k: int, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """Reads "..., X said." and "..., X said, ...": the source between a stop and the cue."""
        if "set_off" not in frame.content and not ("inverted" in frame.content and self.behind_quotation(k)):
            return None
        phrase = self.subject(k)
        if phrase is None or phrase.relative:
            return None
        first = phrase.first
        boundary = self.boundary_before(first)
        if not self.at_stop(right.token) and not self.goes_on(right.token, boundary):
            return None
        if boundary is None:
            lost_comma = (
                self.chunks.finite_between(self.chunks.sentence.first, first) and first > self.chunks.sentence.first
            )
            boundary = first if lost_comma and self.tokens.pos[first - 1] not in ("SCONJ", "ADP") else None
        if boundary is None:
            return None
        content = self.around(boundary, right.token)
        return self.with_source(blank, phrase, content) if content else None

    def governed(self, k: int, right: Right, blank: Found, frame: CueFrame, rule: CueVerbRule) -> Found | None:
        """Reads "X condemned the attack": what the verb governs, to the end of its clause."""
        if "rest" not in frame.content or self.at_stop(right.token):
            return None
        leads_object = self.chunks.noun_at(right.token) is not None or right.token in self.chunks.at
        verb = self.chunks.verb(k)
        bare = verb is not None and blank.cue_last == self.chunks.verb_last(verb)
        if rule.kind in PLAIN and bare and not leads_object and not rule.content_leads:
            return None
        if rule.content_leads and self.tokens.lowers[right.token] not in rule.content_leads:
            return None
        phrase = self.subject(k)
        if phrase is None or not self.may_govern(phrase, rule):
            return None
        if rule.classes and self.speakers.source_class(phrase) not in rule.classes:
            return None
        start = self.past_asides(blank.cue_last) if frame.addressee is False else right.token
        stretch = self.contents.after(self.chunks, start)
        return self.with_source(blank, phrase, [stretch] if stretch else [])

    def may_govern(self, phrase: Phrase, rule: CueVerbRule) -> bool:
        """True where a phrase can be the subject of a rule's verbs: a speaker, or a document where it asks for one."""
        if rule.documents:
            return self.speakers.is_document(phrase.group)
        return self.speakers.speaks(phrase.group) or self.speakers.is_signed(phrase)

    def cited(self, k: int, verb: VerbGroup, right: Right, blank: Found) -> Found | None:
        """Reads "The agency quoted X as saying ...", "X was quoted by the agency as saying ..."."""
        subject = self.subject(k)
        phrase = subject if verb.voice == "passive" else phrase_after(self.chunks, right.token)
        if phrase is None:
            return None
        token = right.token if verb.voice == "passive" else phrase.last
        agent = self.chunks.governed_at(token)
        if verb.voice == "passive" and agent is not None and self.speakers.speaks(agent):
            blank.relay = [*blank.relay, self.chunks.text(agent.first, agent.last)]
            token = agent.last
        saying = self.lexicon.as_saying.match(self.tokens.lowers, token) if token < self.chunks.sentence.last else None
        if saying is None:
            return None
        if verb.voice != "passive" and subject is not None:
            blank.relay = [*blank.relay, self.speakers.mention(self.chunks, subject).name]
        blank.cue_last = saying[0]
        stretch = self.contents.after(self.chunks, saying[0])
        boundary = self.boundary_before(subject.first) if subject is not None and stretch is None else None
        if boundary is not None and self.something_said(boundary):  # "..., the agency quoted a doctor as saying"
            return self.with_source(blank, phrase, self.around(boundary, saying[0]))
        return self.with_source(blank, phrase, [stretch] if stretch else [])

    def learned(self, k: int, right: Right, blank: Found, first: int, frame: CueFrame) -> Found | None:
        """Reads "..., a-t-on appris auprès de X", "..., a appris Y de X": the source after its preposition."""
        boundary = self.boundary_before(first)
        teller = phrase_after(self.chunks, right.token) if right.pronoun is None else None
        if right.pronoun is not None or teller is not None:
            more = self.right_of(teller.last if teller else max(right.token, blank.cue_last), frame)
            right.from_source = right.from_source or more.from_source
            right.token = more.token
        source = right.from_source
        if source is None:
            return None
        blank.cue_last = max(blank.cue_last, (right.pronoun or 0) + 1)
        if teller is None and boundary is None:
            teller = self.subject(k)
        if teller is not None and self.tokens.lowers[teller.first] not in self.lexicon.section.anaphors.indefinite:
            blank.relay = [*blank.relay, self.chunks.text(teller.first, teller.last)]
        start = self.content_start(source.last, frame)
        if start is not None:
            stretch = self.contents.after(self.chunks, start)
            return self.with_source(blank, source, [stretch] if stretch else [])
        if boundary is None or not self.something_said(boundary):
            return None
        return self.with_source(blank, source, self.around(boundary, source.last))

    def has_own_verb(self, phrase: Phrase, k: int) -> bool:
        """True where a phrase has a finite verb before the stop before a cue ("six *were killed*, said the UN").

        So has one of which a participle tells what befell it too ("six killed and three *hurt*, said the UN").
        """
        if self.chunks.kind(k - 1) not in (",", '"'):
            return False
        inside = range(self.chunks.at.get(phrase.first, k) + 1, k)
        if any(self.chunks.is_finite(i) and not has_relative(self.chunks, i) for i in inside):
            return True
        befell = (self.chunks.verb(i) for i in inside)
        return any(v is not None and v.form == "Part" and v.first in (phrase.last, phrase.group.last) for v in befell)

    def is_set_beside(self, phrase: Phrase) -> bool:
        """True for an apposition at the end of a clause ("took Sinja, *capital of Sennar*, announced the minister")."""
        k, first = self.chunks.at.get(phrase.first, 0), self.chunks.sentence.first
        return self.chunks.kind(k - 1) == "," and self.chunks.finite_between(first, phrase.first)
