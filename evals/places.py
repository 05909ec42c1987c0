"""Place names on GeoVirus and LGL: found (strict spans), resolved within 161 km, median error.

    python -m evals.places ../shared/bench/places [--errors]

A found name is right where its span is the gold's; distances are over names found that have a point in the set and were
resolved, ``resolved`` is the share of those with a point. ``LGL names`` leaves out what is no place here by design:
adjectives of nationality.
"""

from __future__ import annotations

import argparse
import collections
import statistics
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from evals.sets import BENCH, needed
from vigie.annotate.actors import find_actors
from vigie.annotate.places import find_places
from vigie.annotate.tags import tag
from vigie.annotate.times import find_times
from vigie.annotate.tokens import tokenise
from vigie.knowledge.actors import open_actors
from vigie.knowledge.gazetteer import distance_km, open_gazetteer
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.resolve.places import resolve_places

Gold = list[tuple[int, int, float | None, float | None]]


def geovirus(folder: Path) -> Iterator[tuple[str, Gold]]:
    """Texts of GeoVirus with their places; its offsets are counted from 0."""
    for article in ElementTree.parse(folder / "GeoVirus.xml").getroot():
        text = article.findtext("text") or ""
        yield text, [spot(text, place, "name", place) for place in article.iter("location")]


def lgl(folder: Path) -> Iterator[tuple[str, Gold]]:
    """Texts of LGL with their toponyms; those without an entry have no point."""
    for article in ElementTree.parse(folder / "lgl.xml").getroot():
        text = article.findtext("text") or ""
        yield text, [spot(text, place, "phrase", place.find("gaztag")) for place in article.iter("toponym")]


def spot(
    text: str, place: ElementTree.Element, tag: str, point: ElementTree.Element | None
) -> tuple[int, int, float | None, float | None]:
    """One annotated name; an offset that does not hold is mended by the name's next place in the text."""
    start, name = int(place.findtext("start") or 0), place.findtext(tag) or ""
    if text[start : start + len(name)] != name:
        start = max(text.find(name, max(0, start - 5)), 0)
    found = point is not None and point.findtext("lat")
    return (
        start,
        start + len(name),
        *(
            (float(point.findtext("lat") or 0), float(point.findtext("lon") or 0))
            if found and point is not None
            else (None, None)
        ),
    )


def read(text: str) -> Document:
    """A document of ``text`` with its places found and resolved."""
    document = Document(report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap(), language="en")
    pack, gazetteer = open_pack("en"), open_gazetteer()
    document.tokens, document.sentences = tokenise(text, pack)
    tag(document.tokens, document.sentences, pack)
    find_times(document, pack)
    find_actors(document, pack, open_actors())
    find_places(document, pack, gazetteer)
    resolve_places(document, pack, gazetteer)
    return document


def measure(
    name: str, texts: list[tuple[str, Gold]], *, errors: bool = False, demonyms: bool = True, quiet: bool = False
) -> dict[str, float]:
    """Prints one line of figures, and with ``errors`` the most frequent errors of each class; returns the figures."""
    right = found = wanted = located = 0
    distances: list[float] = []
    wrong: dict[str, collections.Counter[str]] = {key: collections.Counter() for key in ("missed", "false", "far")}
    adjectives = open_places(open_pack("en")).demonyms
    for text, gold in texts:
        document = read(text)
        gold = [g for g in gold if demonyms or text[g[0] : g[1]].lower() not in adjectives]
        places = {(p.start, p.end): p for p in document.places if p.kind_word != "country" or p.candidates}
        spans = {(start, end) for start, end, *_ in gold}
        right, found, wanted = right + len(spans & set(places)), found + len(places), wanted + len(spans)
        wrong["missed"].update(text[a:b] for a, b in spans - set(places))
        wrong["false"].update(
            f"{text[max(0, a - 15) : a]}[{text[a:b]}]{text[b : b + 12]}" if errors else ""
            for a, b in set(places) - spans
        )
        for start, end, lat, lon in gold:
            place = places.get((start, end))
            if place is None or lat is None or lon is None:
                continue
            chosen = place.resolved
            located += 1
            if chosen is None or chosen.lat is None or chosen.lon is None:
                continue
            distances.append(distance_km(lat, lon, chosen.lat, chosen.lon))
            if distances[-1] > 161:
                taken_for = f"{chosen.name}, {chosen.admin1}, {chosen.country} ({chosen.kind})"
                wrong["far"][f"{text[start:end]} -> {taken_for} not {lat, lon}"] += 1
    precision, recall = right / max(1, found), right / max(1, wanted)
    f_score = 2 * precision * recall / max(1e-9, precision + recall)
    near = sum(d <= 161 for d in distances) / max(1, len(distances))
    median = statistics.median(distances or [0.0])
    figures = {"F": f_score, "resolved": len(distances) / max(1, located), "within 161 km": near, "median km": median}
    if quiet:
        return figures
    print(
        f"{name:12} P {precision:.3f} R {recall:.3f} F {f_score:.3f}  resolved {len(distances) / max(1, located):.3f}"
        f"  within 161 km {near:.3f}  median {median:.1f} km  n {wanted}"
    )
    for key, counter in wrong.items() if errors else ():
        print(
            f"  {key} ({sum(counter.values())}):",
            "; ".join(f"{k} x{n}" for k, n in sorted(counter.items(), key=lambda e: (-e[1], e[0]))[:70]),
        )
    return figures


def measures() -> dict[str, float]:
    """F of names, share resolved and near, median error, by "places/<set> <measure>"."""
    found: dict[str, float] = {}
    for name, texts in (("geovirus", geovirus), ("lgl", lgl)):
        for key, value in measure(name, list(texts(needed(BENCH / "places"))), quiet=True).items():
            found[f"max:places/{name} {key}" if key == "median km" else f"places/{name} {key}"] = value
    return found


def main() -> None:
    """Reads the options and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    open_gazetteer()
    began = time.perf_counter()
    measure("GeoVirus", list(geovirus(options.folder)), errors=options.errors)
    texts = list(lgl(options.folder))
    measure("LGL", texts, errors=options.errors)
    measure("LGL names", texts, errors=False, demonyms=False)
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
