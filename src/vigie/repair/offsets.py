"""Offsets: successive passes of edits composed into one list of repairs and one map to the original text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from vigie.model.document import OffsetMap
from vigie.model.report import Issue, Repair
from vigie.model.span import Span
from vigie.repair.findings import Edit, Made, Warned


class Draft:
    """A text in repair. Passes propose edits; the draft keeps them exact against the original at every moment."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self.made: list[Made] = []
        self.warnings: list[Warned] = []
        self.map: OffsetMap | None = None

    def apply(self, edits: Iterable[Edit]) -> None:
        """Applies edits of the present text; of two that overlap the first stands, one without effect is dropped."""
        chosen = disjoint(self.text, edits)
        if chosen:
            self.made = composed(self.original, self.text, self.made, chosen)
            self.text = edited(self.text, 0, len(self.text), chosen)
            self.map = None

    def warn(self, code: str, message: str, start: int, end: int) -> None:
        """Keeps a warning about a span of the present text, through all later edits."""
        self.warnings.append(Warned(code, message, *to_original(self.offsets(), start, end)))

    def repairs(self) -> list[Repair]:
        """The repairs in order of the text. Applied backwards, last first, they give the original."""
        return [
            Repair(m.rule, m.start, m.end, self.original[m.original_start : m.original_end], m.after, *m[2:4])
            for m in self.made
        ]

    def issues(self) -> list[Issue]:
        """The warnings with their spans in the present text, in order of the text."""
        offsets = self.offsets()
        found = [Issue(w.code, w.message, Span(*to_document(offsets, w.start, w.end))) for w in self.warnings]
        return sorted(found, key=lambda issue: (issue.span or Span(0, 0), issue.code))

    def offsets(self) -> OffsetMap:
        """The map from the present text to the original; empty while nothing was changed."""
        if self.map is None:
            self.map = mapped(self.made, len(self.text), len(self.original))
        return self.map


def mapped(changes: list[Made], size: int, original_size: int) -> OffsetMap:
    """The map of a text of ``size`` code points that these changes made of an original."""
    offsets = OffsetMap([], [], [], [], [])
    if not changes:
        return offsets
    position = original = 0
    for made in changes:
        add_piece(offsets, position, made.start, original, made.original_start, copied=True)
        add_piece(offsets, made.start, made.end, made.original_start, made.original_end, copied=False)
        position, original = made.end, made.original_end
    add_piece(offsets, position, size, original, original_size, copied=True)
    if not offsets.starts:  # all of the text was removed: a map without pieces would be the identity
        return OffsetMap([0], [0], [0], [original_size], [False])
    return offsets


def add_piece(offsets: OffsetMap, start: int, end: int, original: int, original_end: int, *, copied: bool) -> None:
    """Adds one piece; a piece without text (a removal) is left out, since no span of the text can lie in it."""
    if start < end:
        offsets.starts.append(start)
        offsets.ends.append(end)
        offsets.originals.append(original)
        offsets.original_ends.append(original_end)
        offsets.copied.append(copied)


def disjoint(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits that change something, in order, each clear of the one before."""
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if text[edit.start : edit.end] == edit.after:
            continue
        if chosen and (touches(chosen[-1], edit) or edit.start < chosen[-1].end):
            continue
        chosen.append(edit)
    return chosen


def touches(first: Edit | Made, second: Edit | Made) -> bool:
    """True where two changes share a code point, one lies inside the other, or both insert at one point."""
    return crosses(first.start, first.end, second.start, second.end)


def crosses(start: int, end: int, other_start: int, other_end: int) -> bool:
    """``touches`` on bare numbers."""
    if start == end and other_start == other_end:
        return start == other_start
    return start < other_end and other_start < end


def edited(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """``text[start:end]`` with the edits made."""
    parts: list[str] = []
    for edit in edits:
        parts += (text[start : edit.start], edit.after)
        start = edit.end
    return "".join((*parts, text[start:end]))


def composed(original: str, text: str, olds: list[Made], edits: list[Edit]) -> list[Made]:
    """The changes that lead from the original to ``text`` with ``edits`` made, where ``olds`` lead to ``text``.

    Changes that touch become one; all others keep their own span of the original.
    """
    made: list[Made] = []
    to_original_delta = 0  # original position minus position, in copied text
    growth = 0  # new position minus position
    for members in clusters(olds, edits):
        start, end = members[0].start, max(member.end for member in members)
        old = [member for member in members if isinstance(member, Made)]
        new = [member for member in members if isinstance(member, Edit)]
        original_start = old[0].original_start - (old[0].start - start) if old else start + to_original_delta
        original_end = old[-1].original_end + (end - old[-1].end) if old else end + to_original_delta
        after = edited(text, start, end, new)
        if original[original_start:original_end] != after:
            rule = rules_of(old, new)
            made.append(Made(start + growth, start + growth + len(after), original_start, original_end, after, rule))
        to_original_delta = original_end - end
        growth += len(after) - (end - start)
    return made


def clusters(olds: list[Made], edits: list[Edit]) -> Iterable[list[Made | Edit]]:
    """All changes in order of the text, those that touch together."""
    members: list[Made | Edit] = []
    end = -1
    changes: list[Made | Edit] = [*olds, *edits]
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        fresh = isinstance(change, Edit) or any(isinstance(member, Edit) for member in members)
        if members and fresh and crosses(members[0].start, end, change.start, change.end):
            members.append(change)
            end = max(end, change.end)
            continue
        if members:
            yield members
        members, end = [change], change.end
    if members:
        yield members


def rules_of(olds: list[Made], edits: list[Edit]) -> str:
    """The rules whose work still shows, joined by ``+``: an edit that swallows an older one speaks alone."""
    kept = [old.rule for old in olds if not any(edit.start <= old.start and old.end <= edit.end for edit in edits)]
    return "+".join(dict.fromkeys([part for rule in kept for part in rule.split("+")] + [edit.rule for edit in edits]))


def to_original(offsets: OffsetMap, start: int, end: int) -> tuple[int, int]:
    """The span of the original that a span of the text stands for; exact for copied text, else the whole repair."""
    if not offsets.starts:
        return start, end
    first = max(bisect_right(offsets.starts, start) - 1, 0)
    if start >= end:
        position = point_to_original(offsets, first, start)
        return position, position
    last = bisect_left(offsets.starts, end) - 1
    original_start = offsets.originals[first]
    if offsets.copied[first]:
        original_start += start - offsets.starts[first]
    original_end = offsets.original_ends[last]
    if offsets.copied[last]:
        original_end = offsets.originals[last] + end - offsets.starts[last]
    return original_start, original_end


def point_to_original(offsets: OffsetMap, piece: int, position: int) -> int:
    """The original position of a point between two code points of the text."""
    if offsets.copied[piece]:
        return offsets.originals[piece] + position - offsets.starts[piece]
    return offsets.original_ends[piece] if position >= offsets.ends[piece] else offsets.originals[piece]


def to_document(offsets: OffsetMap, start: int, end: int) -> tuple[int, int]:
    """The span of the text that stands for a span of the original; empty where all of that was removed."""
    if not offsets.starts:
        return start, end
    first = bisect_right(offsets.original_ends, start)
    last = bisect_left(offsets.originals, max(end, start + 1)) - 1
    if first > last or first >= len(offsets.starts):
        position = offsets.starts[first] if first < len(offsets.starts) else offsets.ends[-1]
        return position, position
    shift = start - offsets.originals[first] if offsets.copied[first] else 0
    document_start = offsets.starts[first] + max(shift, 0)
    if start >= end:
        return document_start, document_start
    document_end = offsets.ends[last]
    if offsets.copied[last] and end < offsets.original_ends[last]:
        document_end = offsets.starts[last] + end - offsets.originals[last]
    return document_start, max(document_start, document_end)
