"""Datelines: where and when a report was filed ("KABUL, May 16 (Agency) -", "10:42 -"), not where it happened."""

from __future__ import annotations

import re

from vigie.model.document import Document

CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’. /-]{2,30}"
NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}"
YEAR = r"(?:,? \d{2}(?:\d{2})?)?"
DAY = rf"(?:,? (?:le )?[\w.]{{1,9}} [\w.]{{1,9}}{YEAR})?"
DATE = rf"(?:(?:le )?\d{{1,2}}(?:er)? [\w.]{{3,9}}|[A-Z][\w.]{{2,8}} \d{{1,2}}){YEAR}"
MONTH_DAY = r"[A-Z][a-zé]{2,8}\.? \d{1,2}(?!\d)"  # without a dash: "NAME, Oct 7 At least ..."
BRACKET = r"\([^()]{2,40}\)"
DASH = r" ?[-–—|]{1,2}(?= )"
CLOCK = r"\d{1,2}[:hH.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)? ?[-–—|:](?= )"  # of an entry in a live report
# in capitals a dash or a bracket is enough; otherwise a comma and a bracket with a dash are wanted
DATELINE = re.compile(
    rf"(?:{CLOCK}|{CAPITALS}(?:, {NAME})?{DAY} ?(?:{BRACKET}(?:{DASH})?|{DASH})"
    rf"|{CAPITALS}(?:, {DATE})?:(?= [\"“«]?[A-ZÀ-Þ])"
    rf"|(?!\w{{1,2}} ){NAME}, {MONTH_DAY}(?= (?:\(|[A-ZÀ-Þ][\w'’]+ [a-z]))|{NAME}, {DATE}{DASH}"
    rf"|{NAME}, ?(?:[^()–—-]{{0,30}} )?{BRACKET}{DASH}|{NAME} {BRACKET}{DAY}{DASH})"
)
# inside a paragraph, where a page was run into one line: a date and a bracket, or a bracket with a dash
RUN_IN = re.compile(rf"{CAPITALS}(?:, {NAME})?(?:,? {DATE} ?{BRACKET}(?:{DASH})?| ?{BRACKET}{DASH})")


def find_datelines(document: Document) -> None:
    """Fills ``datelines``: characters ``[start, end)`` of each opening that says where what follows was filed."""
    text, paragraph = document.text, -1
    for sentence in document.sentences:
        pattern = RUN_IN if sentence.paragraph == paragraph else DATELINE
        paragraph = sentence.paragraph
        match = pattern.match(text, sentence.start)
        if match:
            document.datelines.append((match.start(), match.end()))
