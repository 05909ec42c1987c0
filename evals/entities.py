"""Actors, places, quantities, times and weapons found in reports on Syria and Iraq: ``python -m evals.entities``.

The set is re3d. A span of ours is right where it overlaps an annotated one of its kind, and the other way round. To be
reported, not to be reached: re3d annotates persons and bodies of every kind, where we look for parties to a conflict,
and some numbers. Articles, which we count as one, are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from evals.sets import BENCH, f_measure, needed
from vigie.model.document import Document
from vigie.model.report import Report
from vigie.pipeline import annotate, with_language
from vigie.repair import repair
from vigie.repair.offsets import to_original
from vigie.settings import Settings

FOLDER = BENCH / "entities/re3d"
SETTINGS = Settings(language="en", annotations=True)
# Our kinds and those of re3d that they may be: the first are wanted, the others only do no harm where found.
KINDS = {
    "actors": (("Organisation",), ("Person", "Nationality")),
    "places": (("Location",), ("Nationality", "Organisation")),
    "quantities": (("Quantity",), ("Money", "Frequency", "Person", "Organisation")),
    "times": (("Temporal",), ("Frequency",)),
    "weapons": (("Weapon", "MilitaryPlatform"), ("Vehicle",)),
}
ARTICLES = ("a", "an")
Span = tuple[int, int]


def documents() -> Iterator[tuple[str, dict[str, list[Span]]]]:
    """Texts with their entities by type."""
    found: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for line in needed(FOLDER / "entities.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["documentId"]][row["type"]].append((row["begin"], row["end"]))
    for line in needed(FOLDER / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], found[row["_id"]]


def ours(text: str) -> dict[str, list[Span]]:
    """What we see in a text, by kind, at its own places."""
    report, pack = with_language(Report(id="", original=text, sha256="", language="en"), SETTINGS)
    if pack is None:
        return {kind: [] for kind in KINDS}
    document = repair(report, pack)
    annotate(document, pack, SETTINGS, None)
    seen: dict[str, list[Span]] = {
        "actors": [(m.start, m.end) for m in document.actors],
        "places": [(m.start, m.end) for m in document.places],
        "quantities": [
            (m.start, m.end) for m in document.quantities if document.text[m.start : m.end].lower() not in ARTICLES
        ],
        "times": [(m.start, m.end) for m in document.timexes],
        "weapons": weapons(document),
    }
    return {kind: [to_original(document.offsets, *span) for span in spans] for kind, spans in seen.items()}


def weapons(document: Document) -> list[Span]:
    """The words of the pack's list of means."""
    tokens = document.tokens
    hits = [hit for found in document.hits.values() for hit in found if hit.section == "means"]
    return sorted({(tokens.starts[hit.first], tokens.ends[hit.last - 1]) for hit in hits})


def overlaps(span: Span, others: list[Span]) -> bool:
    """True where a span shares a character with one of others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def scores(show: int = 0) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F by kind; prints up to ``show`` misses and false ones of each kind."""
    counts: Counter[str] = Counter()
    for text, gold in documents():
        seen = ours(text)
        for kind, (wanted_types, allowed_types) in KINDS.items():
            wanted = [span for name in wanted_types for span in gold[name]]
            allowed = wanted + [span for name in allowed_types for span in gold[name]]
            missed = [span for span in wanted if not overlaps(span, seen[kind])]
            false = [span for span in seen[kind] if not overlaps(span, allowed)]
            for name, spans in (("missed", missed), ("false", false)):
                counts[f"{kind} {name}"] += len(spans)
                for start, end in spans[: max(0, show - counts[f"{kind} {name} shown"])]:
                    counts[f"{kind} {name} shown"] += 1
                    print(f"  {kind} {name}: {text[max(0, start - 40) : start]!r} [{text[start:end]}]")
            counts[f"{kind} gold"] += len(wanted)
            counts[f"{kind} ours"] += len(seen[kind])
    table = {}
    for kind in KINDS:
        precision = 1 - counts[f"{kind} false"] / max(1, counts[f"{kind} ours"])
        recall = 1 - counts[f"{kind} missed"] / max(1, counts[f"{kind} gold"])
        table[kind] = precision, recall, f_measure(precision, recall)
    return table


def measures() -> dict[str, float]:
    """F by kind, by "entities/re3d <kind> F"."""
    return {f"entities/re3d {kind} F": f for kind, (_, _, f) in scores().items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each kind")
    for kind, (precision, recall, f) in scores(parser.parse_args().show).items():
        print(f"re3d {kind:11} P {precision:.3f} R {recall:.3f} F {f:.3f}")


if __name__ == "__main__":
    main()
