"""Intake: a reading's claims in the form in which they are consolidated, with their report's imprint."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from vigie.consolidate.reprints import sketch_of
from vigie.lexicon.actors import fold
from vigie.model.claim import Claim, Reading
from vigie.model.event import Imprint, LedgerClaim

CAPITALISED = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)+")
WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")  # four letters and more: shorter ones are mostly grammar
MOST_NAMES, MOST_WORDS = 40, 40  # of a long report: the first ones are those of its news


def ledger_claims(reading: Reading, *, recorded: str | None = None) -> list[LedgerClaim]:
    """The claims of one reading, each with its report's imprint; ``recorded`` is when the ledger got it (ISO)."""
    made = imprint(reading, recorded=recorded)
    return [LedgerClaim(claim=claim, imprint=made, words=words_of(claim, reading.text)) for claim in reading.claims]


def imprint(reading: Reading, *, recorded: str | None = None) -> Imprint:
    """What consolidation needs to know of a report."""
    report = reading.report
    countries = Counter(c.place.country for c in reading.claims if c.place is not None and c.place.country)
    return Imprint(
        report_id=report.id,
        outlet=report.outlet,
        language=report.language,
        published=report.published,
        recorded=recorded,
        country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
        sketch=sketch_of(reading.text),
        names=names_in(reading.text),
    )


def names_in(text: str) -> tuple[str, ...]:
    """Runs of two and more capitalised words, folded, in order, each once.

    A word that the text also writes small is no name there ("Police Department" in a text that says "police"); whatever
    is all capitals is a headline or an abbreviation.
    """
    small = set(re.findall(r"\b[^\W\d_A-ZÀ-Þ]\w+", text))
    found: dict[str, None] = {}
    for match in CAPITALISED.finditer(text):
        run = [word.rstrip("'’-") for word in match.group().split(" ")]
        for left, right in itertools.pairwise(run):
            if left.isupper() or right.isupper() or left.lower() in small or right.lower() in small:
                continue
            found[" ".join(fold(f"{left} {right}").split())] = None
    return tuple(found)[:MOST_NAMES]


def words_of(claim: Claim, text: str) -> tuple[str, ...]:
    """The words of four letters and more of a claim's evidence, folded, sorted, each once."""
    quotes = " ".join(text[span.start : span.end] for span in claim.evidence)
    return tuple(sorted({fold(word) for word in WORD.findall(quotes)}))[:MOST_WORDS]
