"""History told on: what follows, undated, on a sentence of long ago is of that time too."""

from __future__ import annotations

import functools
import re

from vigie.extract.words import VIOLENT
from vigie.lexicon.harms import open_groups
from vigie.lexicon.pack import Pack, open_pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.syntax import Clause

TOLD_ON = 2  # sentences that a date of long ago holds for
NOW = 9999  # the year of a time that names none
AGES = 0  # the year of who lived in ages past
YEAR = "YYYY"
MONTH = "XXXX-MM"
PARTIAL = re.compile(r"XXXX-\d\d(-\d\d)?")  # "in December", "on 3 May": the year is the story's
RECENT_DAYS = 92  # a quarter: in the annotated reports nothing told as news lies further back
OLD = 50  # years: a war of long ago, and not an earlier stage of this one
STORY = 2  # sentences of long ago that make the report's undated ones a story of that time


def set_history(document: Document, drafts: list[Draft], ages: frozenset[str] = frozenset()) -> None:
    """Marks as background what is told, undated, in or right after a sentence dated long before the report.

    Where several sentences are, everything undated is of the time of its nearest dated one. ``ages``: who lived then.
    """
    published = document.report.published
    if not published:
        return
    latest = int(published[:4]) - OLD
    years = years_by_sentence(document, ages, latest)
    old = [n for n in years if max(years[n]) < latest]
    if not old and not any(min(found) < latest for found in years.values()):
        return
    reach = len(document.sentences) if len(old) >= STORY else TOLD_ON
    first = min(years)
    for draft in drafts:
        told = range(draft.sentence, max(-1, draft.sentence - reach - 1), -1)
        dated = next((years[n] for n in told if n in years), years[first] if len(old) >= STORY else None)
        if dated is not None and max(dated) < latest and not draft.background:
            draft.background = True
            draft.rules.append("old_story")


def is_end_of_life(document: Document, draft: Draft, births: frozenset[str]) -> bool:
    """True for a death of long ago told with the birth ("Paul Martin, *born* in 1881, died in 1963"): no casualty.

    Both have their dates there, and nothing in the sentence has one of this year, or of a week.
    """
    published = document.report.published
    if not published or draft.event_type != "casualties" or not draft.harm_only or "old_date" not in draft.rules:
        return False
    sentence = document.sentences[draft.sentence]
    if births.isdisjoint(document.tokens.lowers[sentence.first : draft.token]):
        return False
    times = [t.value[:4] for t in document.timexes if sentence.start <= t.start < sentence.end]
    return len(times) > 1 and all(year.isdigit() and year < published[:4] for year in times)


def words_of_ages(document: Document, sure: frozenset[str], faint: frozenset[str]) -> frozenset[str]:
    """The forms that date a sentence of the document to ages past: the faint ones too where two forms stand in it."""
    told = (sure | faint).intersection(document.tokens.lowers)
    return sure | faint if len(told) > 1 else sure


def years_by_sentence(document: Document, ages: frozenset[str], latest: int) -> dict[int, list[int]]:
    """Sentence -> the years that it names; one that names a time without a year, a day of this one, counts as now.

    In a story of long ago, and right behind a sentence of long ago, a month is of the story's year, and the sentence
    names none; so is a day in the former.
    """
    found: dict[int, list[int]] = {}
    partial: set[int] = set()
    months: set[int] = set()
    n = 0
    for timex in sorted(document.timexes, key=lambda t: t.start):
        while n + 1 < len(document.sentences) and document.sentences[n + 1].start <= timex.start:
            n += 1
        year = timex.value[:4]
        if year.isdigit():
            found.setdefault(n, []).append(int(year))
        elif PARTIAL.fullmatch(timex.value):
            partial.add(n)
            months |= {n} if len(timex.value) == len(MONTH) else set()
        elif timex.type in ("DATE", "TIME") and not timex.historical:
            found.setdefault(n, []).append(NOW)
    tokens = document.tokens
    for n, sentence in enumerate(document.sentences if ages else ()):
        if n not in found and not ages.isdisjoint(tokens.lowers[sentence.first : sentence.last]):
            found[n] = [AGES]
    story = sum(max(years) < latest for years in found.values()) >= STORY
    for n in partial - found.keys():
        before = [max(found[k]) < latest for k in found if k < n]
        if not (before and all(before) and (story or (n - 1 in found and n in months))):
            found[n] = [NOW]
    return found


def dates_aside(document: Document, timex: int, head: int) -> bool:
    """True for a time of what a participle or a relative clause says of another noun than that at token ``head``.

    "Three were killed in Gao despite the deal *signed in 2015*" were not killed then; "in the raid *launched in 2015*"
    they were.
    """
    groups, dated = document.groups, clauses_dated(document).get(timex, [])
    if any(is_people(document, c.head) for c in dated):
        return False
    nouns = {groups[c.antecedent].head for c in dated if c.antecedent is not None and c.head != head}
    if not nouns or head in nouns or any(c.head == head for c in dated):
        return False
    if any(t.token in nouns and t.event_type in VIOLENT for t in document.triggers):
        return False
    return all(c.antecedent is not None or c.verb is None for c in dated)


def clauses_dated(document: Document) -> dict[int, list[Clause]]:
    """Index of a time -> the clauses that it stands in."""
    if document.dated is None:
        document.dated = {}
        for clause in document.clauses:
            for slot in clause.slots:
                for group in slot.groups:
                    timex = document.groups[group].timex
                    known = document.dated.setdefault(timex, []) if timex is not None else None
                    if known is not None and not (known and known[-1] is clause):
                        known.append(clause)
    return document.dated


def is_people(document: Document, token: int) -> bool:
    """True for a participle that is a word for people, too ("les actions *insurgées* de 2015")."""
    pack, word = open_pack(document.language), document.tokens.lowers[token]
    known = people_nouns(pack)
    return word in known or any(word.removesuffix(mark) in known for mark in open_syntax(pack).section.plural_marks)


@functools.cache
def people_nouns(pack: Pack) -> frozenset[str]:
    """The pack's nouns for people."""
    return frozenset(noun for rule in open_groups(pack) for noun in rule.nouns)


def long_before(document: Document, first: int, last: int, head: int) -> bool:
    """True where the clause in tokens ``[first, last)`` is dated in an earlier year, and not only from then on.

    ``head``: the token that tells what happened.
    """
    published = document.report.published
    tokens = document.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    for index, timex in enumerate(document.timexes):
        if not (start <= timex.start and timex.end <= end) or timex.role in ("since", "until"):
            continue
        if dates_aside(document, index, head):
            continue
        if timex.historical:
            return True
        year = timex.value[:4]
        if not published and len(timex.value) == len(YEAR) and year.isdigit():
            return True  # news gives its own year only with a day
        if (
            published
            and year.isdigit()
            and int(year) < int(published[:4])
            and days_apart(timex.value, published) > RECENT_DAYS
        ):
            return True
    return False


def days_apart(value: str, published: str) -> int:
    """Days between a TIMEX3 value (taken as late as it can be) and a date, a month counted as 30 days."""
    parts = [int(part) for part in value[:10].split("-") if part.isdigit()]
    year, month, day = (parts + [12, 31][len(parts) - 1 :])[:3] if parts else (9999, 12, 31)
    then = year * 360 + month * 30 + day
    now = [int(part) for part in published[:10].split("-")] + [12, 31]
    return now[0] * 360 + now[1] * 30 + now[2] - then
