"""History told on: what follows, undated, on a sentence of long ago is of that time too."""

from __future__ import annotations

from vigie.model.document import Document
from vigie.model.draft import Draft

TOLD_ON = 2  # sentences that a date of long ago holds for
NOW = 9999  # the year of a time that names none
OLD = 50  # years: a war of long ago, and not an earlier stage of this one


def set_history(document: Document, drafts: list[Draft]) -> None:
    """Marks as background what is told, undated, in or right after a sentence dated long before the report."""
    published = document.report.published
    if not published:
        return
    latest = int(published[:4]) - OLD
    years = years_by_sentence(document)
    if not any(min(found) < latest for found in years.values()):
        return
    for draft in drafts:
        told = range(draft.sentence, max(-1, draft.sentence - TOLD_ON - 1), -1)
        dated = next((years[n] for n in told if n in years), None)
        if dated is not None and max(dated) < latest and not draft.background:
            draft.background = True
            draft.rules.append("old_story")


def years_by_sentence(document: Document) -> dict[int, list[int]]:
    """Sentence -> the years that it names; one that names a time without a year, a day of this one, counts as now."""
    found: dict[int, list[int]] = {}
    n = 0
    for timex in sorted(document.timexes, key=lambda t: t.start):
        while n + 1 < len(document.sentences) and document.sentences[n + 1].start <= timex.start:
            n += 1
        year = timex.value[:4]
        if year.isdigit():
            found.setdefault(n, []).append(int(year))
        elif timex.type in ("DATE", "TIME") and not timex.historical:
            found.setdefault(n, []).append(NOW)
    return found
