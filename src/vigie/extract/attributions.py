"""Attributions: who says what, from each cue outwards; the source is never the outlet nor the doer of what is told."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from vigie.extract.bare_cues import BareCues, bracketed
from vigie.extract.chunks import Chunks
from vigie.extract.contents import Contents, Stretch
from vigie.extract.cue_verbs import CueVerbs
from vigie.extract.findings import Quotation
from vigie.extract.found import Found
from vigie.extract.quotations import SHORTEST_QUOTATION, find_quotations
from vigie.extract.source_heads import SourceHeads
from vigie.extract.source_wholes import whole_source
from vigie.extract.speakers import Describe, Speakers, undescribed
from vigie.extract.told_before import add_told_before, words_before
from vigie.extract.turns import end_turns
from vigie.extract.unclaimed import Unclaimed
from vigie.lexicon.attribution import HeadRule, open_attribution
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document, Sentence
from vigie.model.mention import Attribution, Cue

LASTING = frozenset({"since", "until", "duration", "set"})  # roles of times at which nobody says anything
LONGEST_CUE = 6  # tokens of a cue that takes in adverbs
CUES = frozenset({"saying", "head"})
# kinds of cues that pass on what others say; who denies or promises something does not
PASSED_ON = frozenset({"says", "reports", "claims", "confirms", "shows", "warns"})


def find_attributions(
    document: Document, pack: Pack, describe: Describe = undescribed, *, unclaimed: bool = False
) -> None:
    """Fills ``attributions`` in the order of their cues. ``describe(words)`` gives (actor id, source class) or None.

    With ``unclaimed`` it also fills the list of that name, of what annotations show and no claim rests on.
    """
    reader = Reader(document, pack, describe, unclaimed=unclaimed)
    document.attributions = reader.run()
    document.unclaimed = [reader.attribution(found) for found in reader.unclaimed if found.content]


class Reader:
    """Reads a document sentence by sentence and keeps who spoke last."""

    def __init__(self, document: Document, pack: Pack, describe: Describe, *, unclaimed: bool) -> None:
        lexicon = open_attribution(pack)
        self.wants_unclaimed = unclaimed
        self.unclaimed: list[Found] = []
        self.document, self.lexicon, self.syntax = document, lexicon, open_syntax(pack).section
        self.quotations = find_quotations(document)
        self.contents = Contents(self.quotations, lexicon)
        self.speakers = Speakers(document, lexicon, describe)
        self.found: list[Found] = []
        self.spoken_in: dict[int, Found] = {}
        self.cues = cues_by_sentence(document)
        self.firsts = [sentence.first for sentence in document.sentences]
        self.items: dict[int, int] = {}  # sentence -> the first of its paragraph behind a closing bracket
        self.told_before = words_before(pack)

    def run(self) -> list[Attribution]:
        cues = self.cues
        for index, sentence in enumerate(self.document.sentences):
            if not sentence.full or index >= len(self.document.items) or not self.document.items[index]:
                continue
            self.read_sentence(index, cues.get(index, []))
        self.found.sort(key=lambda found: (found.cue_first, found.cue_last))
        return [self.attribution(found) for found in self.found if found.content]

    def read_sentence(self, index: int, cues: list[Cue]) -> None:
        """The attributions of one sentence, then what continues an earlier speaker's words."""
        chunks = Chunks(self.document, index, self.lexicon, self.syntax)
        here = self.read_cues(chunks, cues) if cues else []
        for found in BareCues(chunks, self.contents, self.speakers).read(here):
            here.append(found)
            if found.source is not None:
                self.speakers.remember(found.source, found.phrase)
        quoted = self.is_quoted(index, here)
        if quoted:
            self.carry_over(chunks, index)
        here.extend(bracketed(chunks, self.speakers, self.item_before(index)))
        for token, words in chunks.cited_by:
            pass_on(here, token, words)
        end_turns(chunks, here, here)
        chain(here)
        for found in here:
            self.set_whole(chunks, found)
        if here:
            add_told_before(chunks, here, self.untold_before(index), self.told_before)
        self.found.extend(here)
        if self.wants_unclaimed:
            rest = Unclaimed(chunks, self.contents, self.speakers).rest(cues, here)
            end_turns(chunks, rest, [*here, *rest])
            for found in rest:
                self.set_whole(chunks, found)
            self.unclaimed.extend(rest)
        if here and index not in self.spoken_in:
            self.spoken_in[index] = outermost(here)[-1]
        self.speakers.note_subject(chunks)

    def read_cues(self, chunks: Chunks, cues: list[Cue]) -> list[Found]:
        """What the cues of one sentence make, in their order."""
        verbs = CueVerbs(chunks, self.contents, self.speakers)
        heads = SourceHeads(chunks, self.contents, self.speakers)
        here: list[Found] = []
        led = {cue.token for cue in cues if cue.kind == "head"}
        for cue in cues:
            if cue.kind == "saying" and cue.token in led:
                continue
            if any(found.cue_first <= cue.token < found.cue_last for found in here):
                continue
            found = verbs.read(cue, here) if cue.kind == "saying" else heads.read(cue, here)
            if found is None:
                if not heads.changed:
                    led.discard(cue.token)  # "citing a threat": no source after it, so a verb like others
                continue
            self.pass_back(here, found)
            here.append(found)
            if found.source is not None and not found.aside:
                self.speakers.remember(found.source, found.phrase)
        return here

    def pass_back(self, here: list[Found], found: Found) -> None:
        """Whoever cites a source in an aside before its own cue ("The agency, *citing X*, reported") is a relay."""
        if found.source is None or found.phrase is None:
            return
        for cited in here:
            rule = self.lexicon.rules.get(cited.rule)
            between = found.phrase.last <= cited.cue_first and cited.source_last <= found.cue_first
            if between and cited.source is not None and isinstance(rule, HeadRule) and rule.cites:
                found.relay = [*found.relay, found.source.name]
                found.source, found.phrase, found.source_last = cited.source, cited.phrase, cited.source_last
                here.remove(cited)
                return

    def is_quoted(self, index: int, here: list[Found]) -> bool:
        """True where a sentence has no cue of the narrator's: none, or none outside a quotation that fills it."""
        if not here:
            return True
        sentence = self.document.sentences[index]
        quotation = self.contents.quotation_at(sentence.first)
        return (
            quotation is not None
            and sentence.last - 1 <= quotation.last
            and all(quotation.first <= found.cue_first < quotation.last for found in here)
        )

    def set_whole(self, chunks: Chunks, found: Found) -> None:
        """Notes all that names the source, for annotations; a claim's source is its core."""
        whole = whole_source(chunks, found)
        if whole is not None and found.source is not None:
            found.source = msgspec.structs.replace(found.source, whole=self.stretch(*whole))

    def item_before(self, index: int) -> Stretch | None:
        """The sentences of the paragraph before this one, back to where another bracket closes."""
        sentences, lowers = self.document.sentences, self.document.tokens.lowers
        first = index
        while first > 0 and sentences[first - 1].paragraph == sentences[index].paragraph:
            if first in self.items:  # looked for from a sentence before: a paragraph may be a whole report
                first = self.items[first]
                break
            if sentences[first - 1].kind == "title" or lowers[sentences[first - 1].last - 1] == ")":
                break
            first -= 1
        self.items[index] = first
        return (sentences[first].first, sentences[index - 1].last) if first < index else None

    def untold_before(self, index: int) -> list[int]:
        """The sentences of the paragraph before this one, back to the last that has a cue of its own."""
        sentences, found = self.document.sentences, []
        for before in range(index - 1, -1, -1):
            other = sentences[before]
            if other.paragraph != sentences[index].paragraph or other.kind == "title" or before in self.spoken_in:
                break
            found.append(before)
        return found

    def carry_over(self, chunks: Chunks, index: int) -> None:
        """A sentence without a cue is the last speaker's where it is all quotation, or hearsay by its mood."""
        earlier = self.spoken_in.get(index - 1)
        if earlier is None or earlier.source is None:
            return
        sentence = chunks.sentence
        same_paragraph = self.document.sentences[index - 1].paragraph == sentence.paragraph
        quotation = self.contents.quotation_at(sentence.first)
        if quotation is not None and quotation.last - quotation.first >= SHORTEST_QUOTATION:
            if quotation.first == sentence.first and self.is_claimed(quotation):
                return
            stretch = (max(quotation.first, sentence.first), min(quotation.last, sentence.last))
            if not any(first <= stretch[0] < last for first, last in earlier.content):
                earlier.content.append(stretch)
            self.spoken_in[index] = earlier
        elif (same_paragraph and self.is_hearsay(chunks)) or self.quotes_in_passing(sentence):
            earlier.content.append((sentence.first, sentence.last))
            self.spoken_in[index] = earlier

    def quotes_in_passing(self, sentence: Sentence) -> bool:
        """True where some words of a sentence, a verb among them, are quoted ("They have *"killed nine"*")."""
        tokens = self.document.tokens
        opening = next(
            (i for i in range(sentence.first, sentence.last) if tokens.pos[i] in ("PRON", "NOUN", "PROPN")), 0
        )
        if tokens.pos[opening] != "PRON":
            return False
        inside = (q for q in self.contents.quotations if sentence.first < q.first and q.last <= sentence.last)
        return any(
            "VERB" in tokens.pos[q.first : q.last] and q.last - q.first >= SHORTEST_QUOTATION
            for q in inside if not (q.open_lost or q.close_lost)
        )  # fmt: skip

    def is_claimed(self, quotation: Quotation) -> bool:
        """True where a cue follows a quotation of several sentences in the last of them ("A. B," X added)."""
        index = bisect_right(self.firsts, quotation.last - 1) - 1
        last = self.document.sentences[index].last
        return any(cue.token >= quotation.last for cue in self.cues.get(index, [])) and quotation.last < last

    def is_hearsay(self, chunks: Chunks) -> bool:
        """True where the first finite verb of a sentence is in the mood of hearsay."""
        moods = self.lexicon.section.hearsay_moods
        for k in range(len(chunks.items)):
            verb = chunks.verb(k)
            if verb is not None and chunks.is_finite(k):
                return verb.form in moods
        return False

    def attribution(self, found: Found) -> Attribution:
        """The finished attribution, in characters."""
        tokens = self.document.tokens
        start, end = tokens.starts[self.adverbs_before(found)], tokens.ends[found.cue_last - 1]
        content = tuple(self.stretch(first, last) for first, last in sorted(found.content))
        return Attribution(
            source=found.source,
            cue_start=start,
            cue_end=end,
            cue=self.document.text[start:end],
            content=content,
            relay=tuple(dict.fromkeys(found.relay)),
            hedged=found.hedged,
            denied=found.denied,
            said_timex=self.spoken_at(found),
            rule=found.rule,
        )

    def spoken_at(self, found: Found) -> int | None:
        """The time at which a source spoke; one that something has lasted since is of what it tells."""
        if found.timex is None or self.document.timexes[found.timex].role in LASTING:
            return None
        return found.timex

    def adverbs_before(self, found: Found) -> int:
        """The first token of a cue, its verb's adverbs ("*openly* blamed") or its noun's adjectives with it."""
        tokens, first = self.document.tokens, found.cue_first
        modifiers = ("ADJ",) if tokens.pos[first] == "NOUN" else ("ADV", "AUX")
        floor = found.phrase.last if found.phrase is not None and found.phrase.last <= first else first
        while first > floor and tokens.pos[first - 1] in modifiers and found.cue_last - first < LONGEST_CUE:
            first -= 1
        return first

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        return self.document.tokens.starts[first], self.document.tokens.ends[last - 1]


def pass_on(here: list[Found], token: int, words: str) -> None:
    """Whoever quotes the source of an attribution ("an officer quoted by X said") is a relay of it."""
    for found in here:
        if found.phrase is not None and found.phrase.first < token < found.cue_first:
            found.relay.append(words)
            return


def chain(here: list[Found]) -> None:
    """A cue inside another's content: the outer source passed on what the inner one says."""
    for inner in here:
        for outer in here:
            if outer is inner or outer.source is None or inner.source is None:
                continue
            mine, theirs = (
                set(outer.source.name.replace(",", "").split()),
                set(inner.source.name.replace(",", "").split()),
            )
            if mine <= theirs or theirs <= mine:
                continue  # "Jean Moke", "Jean Moke, a trader": the same
            if outer.kind in PASSED_ON and any(holds(stretch, inner) for stretch in outer.content):
                inner.relay.append(outer.source.name)


def outermost(here: list[Found]) -> list[Found]:
    """Those of a sentence's attributions that stand in no other's content; all of them where each stands in one."""
    return [
        inner
        for inner in here
        if not any(holds(stretch, inner) for outer in here if outer is not inner for stretch in outer.content)
    ] or here


def holds(stretch: Stretch, inner: Found) -> bool:
    return stretch[0] <= inner.cue_first and inner.cue_last <= stretch[1]


def cues_by_sentence(document: Document) -> dict[int, list[Cue]]:
    """The attribution cues of each sentence in the order of the text."""
    firsts = [sentence.first for sentence in document.sentences]
    found: dict[int, list[Cue]] = {}
    for cue in document.cues:
        if cue.kind in CUES:
            found.setdefault(bisect_right(firsts, cue.token) - 1, []).append(cue)
    return found


def attribution_of(document: Document, start: int, end: int) -> list[int]:
    """Indexes of the attributions whose content covers most of ``[start, end)``, innermost (shortest content) first."""
    covering: list[tuple[int, int]] = []
    for index, attribution in enumerate(document.attributions):
        shared = 0
        for a, b in attribution.content:
            if a < end and b > start:
                shared += min(end, b) - max(start, a)
        if shared and 2 * shared > end - start:
            covering.append((sum(b - a for a, b in attribution.content), index))
    return [index for _, index in sorted(covering)]
