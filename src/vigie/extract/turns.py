"""Where a speaker's turn ends within a sentence: before the main clause, before what is said next to it."""

from __future__ import annotations

from vigie.extract.chunks import Chunks
from vigie.extract.found import Found

SUBJECT_REACH = 5  # chunks from the head of a main clause's subject to its verb ("voters *in the states near it* know")
OPENING = frozenset({"Ger", "Part"})  # forms that open a sentence with a clause of their own ("Asked about X, he ...")


def end_turns(chunks: Chunks, mine: list[Found], others: list[Found]) -> None:
    """Cuts the contents of ``mine`` where their own clause ends and one of ``others`` begins beside it.

    A clause that opens the sentence ends where the main one begins ("When X said so, *Y left*"); what the same speaker
    does next, or another says beside him, stands in no content of his ("X said so *and accused Y*").
    """
    if not mine:
        return
    main = main_start(chunks)
    for found in mine:
        inside = main is not None and opening(chunks) < found.cue_first < main  # "*According to X*, on Monday, Y"
        ends = [main] if inside and main is not None else []
        for other in others:
            end = beside(chunks, found, other) if other is not found else None
            ends += [end] if end is not None else []
        for end in ends:
            found.content = [(a, min(b, end) if found.cue_first < a < end else b) for a, b in found.content]


def opening(chunks: Chunks) -> int:
    """The first token of a sentence that is no mark and no conjunction."""
    return next((token for kind, _, token in chunks.items if kind not in ("C", '"', ",")), chunks.sentence.first)


def main_start(chunks: Chunks) -> int | None:
    """The comma behind which the main clause begins, where another clause opens the sentence; None elsewhere."""
    k = next((k for k in range(len(chunks.items)) if chunks.kind(k) not in ("C", '"', ",")), 0)
    verb = chunks.verb(k)
    opens = verb.form in OPENING if verb is not None else chunks.kind(k) == "S"
    if not opens:
        return None
    commas = (m for m in range(k + 1, len(chunks.items)) if chunks.kind(m) == "," and leads_main(chunks, m + 1))
    return next((chunks.items[m][2] for m in commas), None)


def leads_main(chunks: Chunks, k: int) -> bool:
    """True where a subject and its finite verb begin at item ``k``."""
    group = chunks.noun(k)
    if group is None or group.preposition or group.timex is not None:
        return False
    for j in range(k + 1, min(k + 1 + SUBJECT_REACH, len(chunks.items))):
        other = chunks.noun(j)
        if chunks.kind(j) == "V":
            return chunks.is_finite(j)
        if other is None or not (other.preposition or chunks.is_owner(j - 1, j)):
            return False
    return False


def beside(chunks: Chunks, outer: Found, inner: Found) -> int | None:
    """The token at which a clause with the cue of ``inner`` begins beside what ``outer`` says; None for none."""
    if not any(a < inner.cue_first < b and outer.cue_first < inner.cue_first for a, b in outer.content):
        return None
    k = chunks.at.get(inner.cue_first)
    if k is None or not chunks.is_finite(k) or outer.source is None or inner.source is None:
        return None
    own = inner.phrase is not None and outer.cue_last <= inner.phrase.first < inner.cue_first
    if inner.phrase is not None and own:
        k = chunks.at.get(inner.phrase.first, 0)
        if inner.phrase.last != inner.cue_first or chunks.kind(k - 2) != ",":
            return None
    elif inner.source.name != outer.source.name:
        return None
    if chunks.kind(k - 1) != "C":
        return None
    return chunks.items[k - 2 if chunks.kind(k - 2) == "," else k - 1][2]
