"""Statements made in quotation marks: a party speaks, and its words tell no happening of their own."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.model.draft import Draft, Party
from vigie.model.mention import Attribution

# who takes part or speaks for those who do: a witness's or a reporter's sentence is no statement of a party
PARTIES = frozenset({"military", "government", "rebel", "un", "police"})
MARKS = frozenset('"«»“”„')
SHORTEST = 25  # characters: a shorter quotation is a word that the narrator holds at arm's length


def quoted_statements(words: Words, drafts: list[Draft]) -> list[Draft]:
    """A statement for each quotation of a party in which no draft lies."""
    document = words.document
    found: list[Draft] = []
    for index, attribution in enumerate(document.attributions):
        source = attribution.source
        if source is None or source.source_class not in PARTIES or attribution.denied:
            continue
        span = quotation(words, attribution)
        if span is None or any(lies_in(words, d, attribution) or is_beside(words, d, attribution) for d in drafts):
            continue
        group = words.group_of(source.start, source.end)
        token = words.token_at(span[0])
        if group is None or token is None:
            continue
        draft = Draft(
            kind="statement",
            event_type="announce",
            rank=1,
            token=token,
            sentence=words.sentence_of(token),
            rules=[attribution.rule, "extract.quoted_statement"],
            parties=[Party("initiator", group, words.actor(group), source.start, source.end)],
            spans=[span],
            attributions=[index],
            finite=True,
            main=True,
            strong=False,
        )
        found.append(draft)
    return found


def quotation(words: Words, attribution: Attribution) -> tuple[int, int] | None:
    """The quoted stretch of an attribution's content that is long enough to be a statement."""
    text = words.document.text
    for start, end in attribution.content:
        if end - start >= SHORTEST and (
            text[start] in MARKS or text[end - 1] in MARKS or text[max(0, start - 1)] in MARKS
        ):
            return start, end
    return None


def lies_in(words: Words, draft: Draft, attribution: Attribution) -> bool:
    """True where the draft's own word stands in the content or is the cue."""
    start = words.document.tokens.starts[draft.token]
    return attribution.cue_start <= start < attribution.cue_end or any(a <= start < b for a, b in attribution.content)


def is_beside(words: Words, draft: Draft, attribution: Attribution) -> bool:
    """True for a statement of the same speaker in the cue's sentence ("condemned the raid, *saying ...*")."""
    source, cue = attribution.source, words.token_at(attribution.cue_start)
    if draft.kind != "statement" or source is None or cue is None or words.sentence_of(cue) != draft.sentence:
        return False
    return any(p.role == "initiator" and p.start < source.end and source.start < p.end for p in draft.parties)
