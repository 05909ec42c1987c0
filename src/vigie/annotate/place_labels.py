"""Labels of a list: a name that stands alone before a colon at the head of several lines says where each was.

"- Gao: four soldiers killed ...", "3 March, Kidal: nine dead ...": a short name there may be little known otherwise.
"""

from __future__ import annotations

from vigie.annotate.findings import Match
from vigie.model.document import Document

MARKS = " \t-•*–—·"  # what a line of a list opens with
REST = MARKS + ",("  # what may stand around a label
SEVERAL = 2  # lines that have such a label: one may be of somebody who speaks


def mark_labels(document: Document, matches: list[Match]) -> None:
    """Takes for places the names at the head of lines before a colon, where several lines have different ones."""
    text, starts = document.text, document.tokens.starts
    if ":" not in text or "\n" not in text:
        return
    days = [(timex.start, timex.end) for timex in document.timexes]
    labels = [
        match for match in matches
        if not match.blocked and is_label(text, starts[match.first], document.tokens.ends[match.last - 1], days)
    ]  # fmt: skip
    if len({match.key for match in labels}) >= SEVERAL:
        for match in labels:
            match.strong = True


def is_label(text: str, start: int, end: int, days: list[tuple[int, int]]) -> bool:
    """True where a name, with a day before or behind it, is all that a line has before its colon."""
    behind = end
    while text[behind : behind + 1] in REST and behind < len(text):
        behind += 1
    if text[behind : behind + 1] != ":" and not any(a <= behind < b for a, b in days):
        return False
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    colon = text.find(":", end, stop if stop >= 0 else len(text))
    if colon < 0:
        return False
    rest = list(text[first:start] + " " * (end - start) + text[end:colon])
    for a, b in days:
        if first <= a and b <= colon:
            rest[a - first : b - first] = " " * (b - a)
    return not "".join(rest).strip(REST)
