"""Intake: a reading's claims in the form in which they are consolidated, with their report's imprint."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter

from vigie.consolidate.reprints import sketch_of
from vigie.knowledge.actors import open_actors
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.actors import fold
from vigie.lexicon.frequencies import Frequencies, word_frequencies
from vigie.lexicon.pack import languages, open_pack
from vigie.model.claim import Claim, Reading
from vigie.model.event import Imprint, LedgerClaim

CAPITALISED = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)+")
WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")  # four letters and more: shorter ones are mostly grammar
MARKS = 32  # of a report: more find hardly any more of one story and cost time
MOST_NAMES, MOST_WORDS = 24, 40  # of a long report: the first ones are those of its news


def ledger_claims(reading: Reading, *, recorded: str | None = None) -> list[LedgerClaim]:
    """The claims of one reading, each with its report's imprint; ``recorded`` is when the ledger got it (ISO)."""
    made = imprint(reading, recorded=recorded)
    return [
        LedgerClaim(
            claim=claim, imprint=made, words=words_of(claim, reading.text), names=own_names(claim, made, reading.text)
        )
        for claim in reading.claims
    ]


def imprint(reading: Reading, *, recorded: str | None = None) -> Imprint:
    """What consolidation needs to know of a report."""
    report = reading.report
    words = word_frequencies(open_pack(report.language)) if report.language in languages() else Frequencies()
    countries = Counter(c.place.country for c in reading.claims if c.place is not None and c.place.country)
    return Imprint(
        report_id=report.id,
        outlet=report.outlet,
        language=report.language,
        published=report.published,
        recorded=recorded,
        country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
        sketch=sketch_of(reading.text),
        names=unknown_names(reading.text, words),
        marks=marks_of(f"{report.title or ''} {reading.text}", words),
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
    return tuple(found)


def unknown_names(text: str, words: Frequencies) -> tuple[str, ...]:
    """The first names of a text that no place and no actor bears: of private people, mostly, and of small sites.

    One of a name's words must be none of the language's: "Medical Centre" is no name.
    """
    places, actors = open_gazetteer(), open_actors()
    rare = (name for name in names_in(text) if not all(len(w) < 3 or words.knows(w) for w in name.split()))
    unknown = (name for name in rare if not places.lookup(name).candidates and not actors.named(name))
    return tuple(itertools.islice(unknown, MOST_NAMES))


def marks_of(text: str, words: Frequencies) -> tuple[tuple[str, int], ...]:
    """The words that tell a text apart with their weights in thousandths, the weightiest first: see ``Imprint``."""
    counted = Counter(word for word in fold(text).split() if len(word) >= 3)
    weights = {word: words.weight(word) * (1 + math.log(count)) for word, count in counted.items()}
    chosen = sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))[:MARKS]
    length = math.sqrt(sum(weights[word] ** 2 for word in chosen))
    return tuple((word, round(1000 * weights[word] / length)) for word in chosen)


def words_of(claim: Claim, text: str) -> tuple[str, ...]:
    """The words of four letters and more of a claim's evidence, folded, sorted, each once."""
    quotes = " ".join(text[span.start : span.end] for span in claim.evidence)
    return tuple(sorted({fold(word) for word in WORD.findall(quotes)}))[:MOST_WORDS]


def own_names(claim: Claim, made: Imprint, text: str) -> tuple[str, ...]:
    """The report's names that stand in a claim's evidence and are no known actor's, source's or place's."""
    known = [a.span for a in claim.actors if a.actor_id] + [a.span for a in claim.attribution]
    known += [claim.place.span] if claim.place is not None else []
    quotes = [
        "".join(" . " if any(s.start <= at < s.end for s in known) else text[at] for at in range(span.start, span.end))
        for span in claim.evidence
    ]
    found = set(names_in(" . ".join(quotes)))
    return tuple(name for name in made.names if name in found)
