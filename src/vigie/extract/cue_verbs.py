"""Cue verbs: from a verb that reports speech to its source, its relays and its content, by the verb's frame."""

from __future__ import annotations

import msgspec

from vigie.extract.chunks import FINITE, STOPS, TRANSPARENT, Chunks
from vigie.extract.contents import Contents, Stretch, trimmed
from vigie.extract.quotations import MARKS
from vigie.extract.source_phrases import Phrase, asks, cut_in, names_relay, phrase_after, subject_before, to_the_right
from vigie.extract.speakers import Speakers
from vigie.lexicon.attribution import CueFrame, CueVerbRule
from vigie.model.mention import Cue, SourceMention
from vigie.model.syntax import NounGroup, VerbGroup

BOUNDARIES = frozenset({",", "–", "—", "--", "-", "...", "…"}) | MARKS
RESERVED = frozenset({"says", "reports", "claims", "accuses", "thinks", "shows"})  # negated, these report nothing


PLAIN = frozenset({"says", "reports", "claims", "confirms"})  # these govern an object, never a bare prepositional phrase


class Found(msgspec.Struct):
    """An attribution in the making, in tokens."""

    cue_first: int
    cue_last: int
    rule: str
    kind: str
    source: SourceMention | None
    content: list[Stretch]
    phrase: Phrase | None = None
    relay: list[str] = []
    hedged: bool = False
    denied: bool = False
    timex: int | None = None
    source_last: int = 0


class Right(msgspec.Struct):
    """What stands between a cue verb and its content: whom the source told, when, an inverted pronoun."""

    token: int
    relay: list[str]
    timex: int | None = None
    pronoun: int | None = None
    from_source: Phrase | None = None


class CueVerbs:
    """Reads the cue verbs of one sentence."""

    def __init__(self, chunks: Chunks, contents: Contents, speakers: Speakers) -> None:
        self.chunks, self.contents, self.speakers = chunks, contents, speakers
        self.document, self.tokens, self.lexicon = chunks.document, chunks.document.tokens, chunks.lexicon
        self.here: list[Found] = []

    def read(self, cue: Cue, here: list[Found]) -> Found | None:
        """The attribution that a cue verb makes; None where its frame does not fit the sentence."""
        k = self.chunks.at.get(cue.token)
        verb = self.chunks.verb(k) if k is not None else None
        if k is None or verb is None or self.is_hanging(k, verb):
            return None
        self.here = here
        for last, rule in self.lexicon.verbs.match(self.tokens.lowers, self.tokens.lemmas, cue.token):
            if verb.negated and rule.kind in RESERVED:
                continue
            found = self.by_frame(k, verb, max(last, verb.last), rule)
            if found is not None and found.content:
                self.finish(found, verb, rule)
                return found
        return None

    def is_hanging(self, k: int, verb: VerbGroup) -> bool:
        """True for an infinitive that no verb just before it makes an act ("sent a team *to ask*")."""
        if verb.form != "Inf" or self.chunks.is_finite(k):
            return False
        before = self.chunks.verb(k - 1)
        return before is None or any(found.cue_first <= before.head < found.cue_last for found in self.here)

    def finish(self, found: Found, verb: VerbGroup, rule: CueVerbRule) -> None:
        found.hedged = found.hedged or verb.form == "Cnd" or (verb.negated and rule.kind in ("confirms", "denies"))
        found.denied = rule.kind == "denies" and not verb.negated
        if found.source is not None and self.lexicon.hedges.match(self.tokens.lowers, self.hedge_token(found)):
            found.hedged = True

    def hedge_token(self, found: Found) -> int:
        return found.phrase.first if found.phrase is not None else found.cue_first

    def by_frame(self, k: int, verb: VerbGroup, last: int, rule: CueVerbRule) -> Found | None:
        """The frame's ways of standing, the surest first."""
        frame = self.lexicon.frames[rule.id]
        right = self.right_of(last, frame)
        self.inverted_auxiliary(verb, right)
        first = self.cue_first(k, verb, right)
        blank = Found(first, last, rule.id, rule.kind, None, [], relay=right.relay, timex=right.timex)
        if frame.source == "object":
            return self.cited(k, verb, right, blank)
        if frame.source == "preposition":
            return self.learned(k, right, blank, first, frame)
        if right.pronoun is None and not self.chunks.is_active(k, last if last > verb.last else 0):
            return self.passive(k, verb, right, blank)
        if right.pronoun is not None:
            return self.inverted_pronoun(right, blank, first)
        return (
            self.inverted(k, verb, right, blank, frame)
            or self.inside_relative(k, right, blank, frame)
            or self.content_follows(k, right, blank, frame, rule)
            or self.set_off(k, right, blank, frame)
            or self.governed(k, right, blank, frame, rule)
        )

    def cue_first(self, k: int, verb: VerbGroup, right: Right) -> int:
        """First token of the cue: the auxiliary before an inverted pronoun, else the verb group's first."""
        if right.pronoun is not None and right.pronoun == verb.first - 1:
            before = self.chunks.verb(self.chunks.at.get(verb.first - 2, -1))
            return before.first if before is not None else right.pronoun
        return verb.first

    # what stands right of the verb

    def right_of(self, last: int, frame: CueFrame) -> Right:
        """Reads times, adverbs, relays and the addressee that stand right of the verb."""
        right, told, asides = Right(last, []), False, False
        while right.token < self.chunks.sentence.last:
            i = right.token
            low, pos = self.tokens.lowers[i], self.tokens.pos[i]
            if low.startswith("-") and self.is_pronoun(low):
                right.pronoun = i
                right.token = i + 1
                continue
            governed = self.chunks.governed_at(i)
            group = self.chunks.noun_at(i)
            if governed is not None:
                if not self.read_governed(right, governed, frame):
                    break
            elif group is not None and group.timex is not None:
                right.timex, right.token = group.timex, group.last
            elif low == "," and self.aside_at(i + 1, frame):
                asides = True
                right.token = i + 1
            elif low == "," and asides and phrase_after(self.chunks, i + 1) is not None:
                right.token = i + 1
            elif group is not None and frame.addressee and not told and self.is_addressee(group):
                told = True
                end = self.whole_addressee(group)
                right.relay.append(self.chunks.text(group.first, end))
                right.token = end
            elif pos in TRANSPARENT and low not in self.lexicon.section.complementizers and i not in self.chunks.at:
                right.token = i + 1
            else:
                break
        return right

    def read_governed(self, right: Right, group: NounGroup, frame: CueFrame) -> bool:
        """Passes over a time, a relay or a source that a preposition leads; False for anything else."""
        if group.timex is not None:
            right.timex = group.timex
        elif group.preposition in frame.from_ and self.speakers.can_issue(group):
            k = self.chunks.at[group.first]
            right.from_source = Phrase(group.first, to_the_right(self.chunks, k, group), group)
            right.token = right.from_source.last
            return True
        elif (group.preposition in self.lexicon.relay_leads and names_relay(self.chunks, group)) or (
            group.preposition in frame.to and self.speakers.speaks(group)
        ):
            right.relay.append(self.chunks.text(group.first, group.last))
        else:
            return False
        right.token = group.last
        return True

    def aside_at(self, token: int, frame: CueFrame) -> bool:
        """True where a time or a relay stands between commas ("a annoncé, dimanche, à l'AFP, ...")."""
        if token >= self.chunks.sentence.last:
            return False
        group = self.chunks.noun_at(token)
        if group is not None:
            return group.timex is not None
        governed = self.chunks.governed_at(token)
        return governed is not None and self.read_governed(Right(token, []), governed, frame)

    def whole_addressee(self, group: NounGroup) -> int:
        """The token after the one told, with the name that stands beside a title ("told the host John Doe")."""
        end = to_the_right(self.chunks, self.chunks.at[group.first], group)
        beside = self.chunks.noun_at(end) if end < self.chunks.sentence.last else None
        if beside is not None and not beside.determiner and self.tokens.pos[beside.head] == "PROPN" and beside.timex is None:
            if self.starts_clause(beside.first):
                return end
            return to_the_right(self.chunks, self.chunks.at[beside.first], beside)
        return end

    def is_addressee(self, group: NounGroup) -> bool:
        """True for the one told: the content must follow it."""
        return self.speakers.speaks(group) or names_relay(self.chunks, group)

    def is_pronoun(self, low: str) -> bool:
        anaphors = self.lexicon.section.anaphors
        return low in anaphors.pronouns or low in anaphors.indefinite

    def inverted_auxiliary(self, verb: VerbGroup, right: Right) -> None:
        """Sees the pronoun between auxiliary and participle ("a-t-il ajouté")."""
        i = verb.first - 1
        for token in (i, *range(verb.first, verb.last)):
            if token >= self.chunks.sentence.first and self.tokens.lowers[token].startswith("-"):
                if self.is_pronoun(self.tokens.lowers[token]):
                    right.pronoun = token

    # the ways of standing

    def boundary_before(self, first: int) -> int | None:
        """The token after the stop that stands just before a cue (adverbs and times apart); None where there is none."""
        i = first - 1
        while i >= self.chunks.sentence.first and (self.tokens.pos[i] in TRANSPARENT and i not in self.chunks.at):
            i -= 1
        if i < self.chunks.sentence.first:
            return self.chunks.sentence.first
        return i + 1 if self.tokens.lowers[i] in BOUNDARIES else None

    def floor(self, token: int) -> int:
        """Where an earlier set-off attribution of the sentence ends: content does not reach back over it."""
        ends = [max(f.source_last, f.cue_last) for f in self.here if f.cue_first < token and self.is_set_off(f)]
        return max(ends, default=self.chunks.sentence.first)

    def is_set_off(self, found: Found) -> bool:
        return any(first < found.cue_first for first, _ in found.content)

    def around(self, boundary: int, end: int) -> list[Stretch]:
        """Content before a set-off cue and, where the sentence goes on after it, behind it too."""
        content: list[Stretch] = []
        before = self.contents.before(self.chunks, boundary, self.floor(boundary))
        if before is None and boundary <= self.chunks.sentence.first:
            before = self.contents.previous_quotation(self.chunks)
        if before is not None and before[1] - before[0] > 1:
            content.append(before)
        behind = self.behind(end)
        if behind is not None:
            content.append(behind)
        return content

    def behind(self, end: int) -> Stretch | None:
        """What goes on after a set-off cue: a quotation, or a clause after the closing comma."""
        sentence, lowers = self.chunks.sentence, self.tokens.lowers
        if end >= sentence.last or lowers[end] not in BOUNDARIES | {".", ":"}:
            return None
        start = end if lowers[end] in MARKS else end + 1
        if start >= sentence.last:
            return None
        if lowers[start] in MARKS:
            return self.contents.after(self.chunks, start)
        if self.chunks.cue_or_relative(start) or not self.chunks.finite_between(start, sentence.last):
            return None
        return self.contents.after(self.chunks, start) if lowers[end] in BOUNDARIES else None

    def inverted(self, k: int, verb: VerbGroup, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """"..., a déclaré X": the cue after a stop, the source after the cue."""
        if "set_off" not in frame.content or not self.chunks.is_finite(k):
            return None
        boundary = self.boundary_before(blank.cue_first)
        phrase = phrase_after(self.chunks, right.token) if boundary is not None else None
        if phrase is not None and boundary == self.chunks.sentence.first and phrase.last + 1 < self.chunks.sentence.last:
            if self.tokens.lowers[phrase.last] == ":":  # "Said X: ..."
                stretch = self.contents.after(self.chunks, phrase.last + 1)
                return self.with_source(blank, phrase, [stretch] if stretch else [])
        if boundary is None or phrase is None or not self.something_said(boundary):
            return None
        if self.tokens.lowers[right.token] in MARKS or self.is_own_clause(phrase):
            return None
        subject = self.subject(k)
        if subject is not None and not subject.relative and self.speakers.speaks(subject.group):
            return None
        content = self.around(boundary, self.past_relays(phrase.last, blank, frame))
        return self.with_source(blank, phrase, content)

    def is_own_clause(self, phrase: Phrase) -> bool:
        """True where a finite verb follows the phrase: it is the subject of what is said, not who says it."""
        i = phrase.last
        while i < self.chunks.sentence.last and self.tokens.pos[i] in TRANSPARENT and i not in self.chunks.at:
            i += 1
        k = self.chunks.at.get(i)
        return k is not None and self.chunks.is_finite(k)

    def something_said(self, boundary: int) -> bool:
        """True where what stands before the boundary can be said: it has a finite verb, or is a quotation."""
        if boundary <= self.chunks.sentence.first:
            return self.contents.previous_quotation(self.chunks) is not None
        if self.contents.quotation_until(boundary) or self.contents.quotation_until(boundary - 1):
            return True
        return self.chunks.finite_between(self.floor(boundary), boundary)

    def past_relays(self, token: int, blank: Found, frame: CueFrame) -> int:
        """The token after the times and relays that follow an inverted source; relays are kept."""
        right = self.right_of(token, frame)
        blank.relay = [*blank.relay, *right.relay]
        blank.timex = blank.timex if blank.timex is not None else right.timex
        return right.token

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
        """"X said that ...", "X : « ... »", "X said the bridge was gone", "X affirme avoir ..."."""
        start = self.content_start(right.token, frame)
        if start is None:
            return None
        phrase = self.subject(k)
        if phrase is None or (rule.needs_party and not self.speakers.can_issue(phrase.group)):
            return None
        stretch = self.contents.after(self.chunks, start)
        return self.with_source(blank, phrase, [stretch] if stretch else [])

    def inside_relative(self, k: int, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """"an attack the ministry says killed 14": the cue and its subject stand within what is said."""
        if "bare" not in frame.content:
            return None
        after = self.chunks.at.get(right.token)
        group, before = self.chunks.noun(k - 1), self.chunks.kind(k - 2)
        if after is None or group is None or not self.chunks.is_finite(after):
            return None
        asking = asks(self.chunks, group)
        if not asking and (group.preposition or before not in ("N", "R", ",")):
            return None
        phrase = Phrase(cut_in(self.chunks, group.first, group), group.last, group)
        stretch = self.contents.after(self.chunks, right.token)
        described = self.chunks.noun(k - 2)
        content = [(described.first, described.last)] if described is not None else []
        return self.with_source(blank, phrase, [*content, stretch] if stretch else content)

    def content_start(self, token: int, frame: CueFrame) -> int | None:
        """Where content starts that a frame lets follow at a token; None where nothing fits."""
        sentence, lowers = self.chunks.sentence, self.tokens.lowers
        i = token
        if i < sentence.last and lowers[i] == "," and "quote" in frame.content and i + 1 < sentence.last:
            after = i + 1
            if lowers[after] in MARKS:
                return after
            k = self.chunks.at.get(after)
            if lowers[after] in self.lexicon.section.complementizers and "clause" in frame.content and k is not None:
                return after + 1
            return None
        if i >= sentence.last:
            return None
        if "clause" in frame.content:
            if lowers[i] in self.lexicon.section.complementizers:
                return i + 1
            if lowers[i] in self.lexicon.section.interrogatives and self.chunks.finite_between(i, sentence.last):
                return i
            later = self.complementizer_after(i)
            if later is not None:
                return later + 1
        if lowers[i] == ":" and "quote" in frame.content and i + 1 < sentence.last:
            return i + 1
        if lowers[i] in MARKS and "quote" in frame.content and self.contents.quotation_from(i):
            return i
        if "bare" in frame.content and self.starts_clause(i):
            return i
        k = self.chunks.at.get(self.past_marker(i))
        verb = self.chunks.verb(k) if k is not None else None
        if "infinitive" in frame.content and verb is not None and verb.form == "Inf":
            return i
        return None

    def complementizer_after(self, i: int) -> int | None:
        """The complementizer that follows phrases with a preposition ("said at a rally in the north that")."""
        while i < self.chunks.sentence.last:
            if self.tokens.lowers[i] in self.lexicon.section.complementizers:
                return i
            governed, group = self.chunks.governed_at(i), self.chunks.noun_at(i)
            if governed is not None:
                i = governed.last
            elif group is not None and group.timex is not None:
                i = group.last
            elif self.tokens.lowers[i] == ",":
                i += 1
            else:
                return None
        return None

    def past_marker(self, i: int) -> int:
        """The token after a preposition that marks an infinitive ("de partir")."""
        return i + 1 if self.tokens.pos[i] == "ADP" and i + 1 < self.chunks.sentence.last and i not in self.chunks.at else i

    def starts_clause(self, i: int) -> bool:
        """True where a noun phrase at token ``i`` (or after a fronted phrase) is followed by a finite verb."""
        if self.tokens.lowers[i] in STOPS:
            return False
        k = self.chunks.at.get(i)
        if k is None:
            k = self.chunks.at.get(i + 1) if self.tokens.pos[i] in ("ADP", "SCONJ") and i + 1 < self.chunks.sentence.last else None
        if k is None or self.chunks.kind(k) not in ("N", "S"):
            return False
        subject = False
        for j in range(k, min(k + 12, len(self.chunks.items))):
            kind = self.chunks.kind(j)
            group = self.chunks.noun(j)
            subject = subject or (group is not None and not group.preposition and group.timex is None)
            if kind == "V":
                if self.chunks.is_finite(j):
                    return subject
            elif kind in (";", ":", ".") or (kind == "S" and j > k):
                return False
        return False

    def set_off(self, k: int, right: Right, blank: Found, frame: CueFrame) -> Found | None:
        """"..., X said." and "..., X said, ...": the source between a stop and the cue."""
        if "set_off" not in frame.content:
            return None
        phrase = self.subject(k)
        if phrase is None or phrase.relative:
            return None
        first = phrase.first
        boundary = self.boundary_before(first)
        if not self.at_stop(right.token) and not self.goes_on(right.token, boundary):
            return None
        if boundary is None:
            lost_comma = self.chunks.finite_between(self.chunks.sentence.first, first) and first > self.chunks.sentence.first
            boundary = first if lost_comma and self.tokens.pos[first - 1] not in ("SCONJ", "ADP") else None
        if boundary is None:
            return None
        content = self.around(boundary, right.token)
        return self.with_source(blank, phrase, content) if content else None

    def goes_on(self, token: int, boundary: int | None) -> bool:
        """True where a set-off cue has a phrase of its own after it (", he said in August", "X said at the time")."""
        if boundary is None or boundary <= self.chunks.sentence.first or self.tokens.pos[token] not in ("ADP", "SCONJ"):
            return False
        return self.something_said(boundary)

    def at_stop(self, token: int) -> bool:
        return token >= self.chunks.sentence.last or self.tokens.lowers[token] in BOUNDARIES | {".", "!", "?", ";", ":", "(", ")"} or (
            self.tokens.pos[token] in ("SCONJ", "CCONJ")
        )

    def governed(self, k: int, right: Right, blank: Found, frame: CueFrame, rule: CueVerbRule) -> Found | None:
        """"X condemned the attack": what the verb governs, to the end of its clause."""
        if "rest" not in frame.content or self.at_stop(right.token):
            return None
        leads_object = self.chunks.noun_at(right.token) is not None or right.token in self.chunks.at
        verb = self.chunks.verb(k)
        bare = verb is not None and blank.cue_last == verb.last
        if rule.kind in PLAIN and bare and not leads_object and not rule.content_leads:
            return None
        if rule.content_leads and self.tokens.lowers[right.token] not in rule.content_leads:
            return None
        phrase = self.subject(k)
        if phrase is None or not (self.speakers.speaks(phrase.group) or self.speakers.is_signed(phrase)):
            return None
        if rule.classes and self.speakers.source_class(phrase) not in rule.classes:
            return None
        start = blank.cue_last if frame.addressee is False else right.token
        stretch = self.contents.after(self.chunks, start)
        return self.with_source(blank, phrase, [stretch] if stretch else [])

    # other sources

    def cited(self, k: int, verb: VerbGroup, right: Right, blank: Found) -> Found | None:
        """"The agency quoted X as saying ...", "X was quoted by the agency as saying ..."."""
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
        return self.with_source(blank, phrase, [stretch] if stretch else [])

    def learned(self, k: int, right: Right, blank: Found, first: int, frame: CueFrame) -> Found | None:
        """"..., a-t-on appris auprès de X", "..., a appris Y de X": the source after its preposition."""
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

    def passive(self, k: int, verb: VerbGroup, right: Right, blank: Found) -> Found | None:
        """"X a été annoncé par Y", "it was reported that ..."."""
        agent = self.chunks.governed_at(right.token) if right.token < self.chunks.sentence.last else None
        subject = self.subject(k)
        if agent is not None and agent.preposition in self.chunks.agents and self.speakers.can_issue(agent):
            phrase = Phrase(agent.first, to_the_right(self.chunks, self.chunks.at[agent.first], agent), agent)
            content = [(subject.first, subject.last)] if subject is not None else []
            if phrase.last < self.chunks.sentence.last and not self.at_stop(phrase.last):
                stretch = self.contents.after(self.chunks, phrase.last)
                content.extend([stretch] if stretch else [])
            return self.with_source(blank, phrase, content)
        start = right.token
        if start < self.chunks.sentence.last and self.tokens.lowers[start] in self.lexicon.section.complementizers:
            stretch = trimmed(self.chunks, start + 1, self.chunks.sentence.last)
            if verb.form in FINITE and stretch and self.is_impersonal(k):
                blank.content = [stretch]
                blank.hedged = blank.kind in ("claims", "thinks", "reports")
                return blank
        return None

    def is_impersonal(self, k: int) -> bool:
        group = self.chunks.noun(k - 1)
        return group is None or self.tokens.lowers[group.head] in self.chunks.expletives

    def subject(self, k: int) -> Phrase | None:
        """The verb's subject; a participle after an attribution of the sentence goes on with its source."""
        verb = self.chunks.verb(k)
        if verb is not None and verb.form == "Ger":
            before = self.chunks.noun(k - 1)
            directly = before is not None and before.timex is None and before.last == verb.first and not before.preposition
            earlier = [f for f in self.here if f.cue_first < verb.first and f.phrase is not None]
            if earlier and not directly:
                return earlier[-1].phrase
        return subject_before(self.chunks, k)

    def with_source(self, found: Found, phrase: Phrase, content: list[Stretch]) -> Found | None:
        """The attribution with its source, and the time of saying that stands by the source; None without content."""
        content = [stretch for stretch in content if stretch is not None]
        lowers, own = self.tokens.lowers, self.lexicon.section.anaphors.own
        if not content or (phrase.last - phrase.first == 1 and lowers[phrase.first] in own):
            return None
        found.phrase, found.content = phrase, content
        found.source = self.speakers.mention(self.chunks, phrase)
        if self.speakers.through:
            found.relay = [*found.relay, self.speakers.through]
        found.source_last = phrase.last
        found.timex = found.timex if found.timex is not None else phrase.timex
        return found
