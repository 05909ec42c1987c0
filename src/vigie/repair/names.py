"""Names: persons and groups whose name was cut behind its article ("Bachar al-.")."""

from __future__ import annotations

import functools
import re

from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft
from vigie.repair.seams import piece_at, word_before
from vigie.repair.words import LETTERS, RepairWords

CUT = re.compile(r"-(?<=\w-)(?=[\s.,;:!?»”\")]|\Z)")
HEAD = re.compile(r"(?:[^\W\d_a-z][\w’']*[ -]){1,4}\Z")
GAP = re.compile(r"\s*(?P<stop>[.,;:!?]?)\s*")
POSSESSIVE = re.compile(r"['’]s?\Z")
REST = re.compile(r"[^\W\d_][\w’']*(?:-[^\W\d_][\w’']*)*")


def mend(draft: Draft, words: RepairWords) -> None:
    """Completes a cut name where the report, or a name known to all, says how; warns otherwise and invents nothing."""
    edits: list[Edit] = []
    for match in CUT.finditer(draft.text):
        word = word_before(draft.text, match.start())
        article = match.start() - len(word)
        if word.lower() not in words.articles or draft.text[article - 1 : article] == "-":
            continue
        edit = mended(draft.text, article, match.end(), words)
        if edit is None:
            start = head_start(draft.text, article)
            message = "the name breaks off here and the report does not say how it ends"
            draft.warn("name_cut", message, start, match.end())
        else:
            edits.append(edit)
    draft.apply(edits)


def mended(text: str, article: int, end: int, words: RepairWords) -> Edit | None:
    """The edit behind the hyphen at ``end``; None where the rest of the name is not certain."""
    gap = GAP.match(text, end)
    assert gap is not None  # the pattern matches the empty string
    following = REST.match(text, gap.end())
    rest = completion(text, article, end, words)
    if following and (bare(following[0]) == rest or (not gap["stop"] and named(following[0], words))):
        return Edit(end, gap.end(), "", "repair.cut_name")
    if rest is None:
        return None
    if gap["stop"] != "." or following is None or not following[0][0].isupper() or "\n" in gap[0]:
        return Edit(end, end, rest, "repair.cut_name")
    if words.finite(piece_at(text, gap.end())):
        return Edit(end, end, rest, "repair.cut_name")
    first = LETTERS.match(text, gap.end())
    assert first is not None  # ``following`` starts with a letter
    lowered = first[0].lower() if first[0].lower() in words.section.seams.functions else first[0]
    return Edit(end, first.end(), f"{rest}, {lowered}", "repair.cut_name")


def named(word: str, words: RepairWords) -> bool:
    """True where a word has a capital and is none of those that begin sentences."""
    return word[0].isupper() and word.lower() not in words.section.seams.functions


def head_start(text: str, article: int) -> int:
    """Where the words with a capital before the article begin."""
    head = HEAD.search(text, max(0, article - 60), article)
    return head.start() if head else article


def completion(text: str, article: int, end: int, words: RepairWords) -> str | None:
    """How the report itself ends the same name elsewhere, always in the same way; else how a known name ends."""
    start = head_start(text, article)
    while start < article:
        cut = text[start:end]
        rests = sorted({bare(rest[0]) for rest in (REST.match(text, at) for at in ends_of(text, cut)) if rest})
        if len(rests) == 1 or (len(rests) == 2 and rests[1] == f"{rests[0]}s"):  # a genitive without its apostrophe
            return rests[0]
        if rests:
            return None
        known = {name[len(cut) :] for name in words.section.names.known if name.lower().startswith(cut.lower())}
        if len(known) == 1:
            return known.pop()
        start = next_word(text, start, article)
    return None


def bare(name: str) -> str:
    """A name without the mark of the genitive."""
    return POSSESSIVE.sub("", name)


@functools.lru_cache(64)
def ends_of(text: str, cut: str) -> tuple[int, ...]:
    """The positions right behind every occurrence of ``cut``."""
    return tuple(match.end() for match in re.finditer(rf"(?<!\w){re.escape(cut)}(?=\w)", text))


def next_word(text: str, start: int, end: int) -> int:
    """Where the next word begins; ``end`` where there is none."""
    space = re.compile(r"[ -]").search(text, start, end)
    return space.end() if space else end
