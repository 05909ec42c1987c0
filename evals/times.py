"""Expressions of time, measured: French TimeBank (spans, values) and the specification cases of Recognizers-Text.

    python -m evals.times [../shared/bench/times] [--show N]

TimeBank: strict = same characters, an article or preposition before aside; relaxed = overlap; value F counts a
relaxed match only where our value is the gold's. Recognizers-Text: a case passes where an expression of ours overlaps
each of its results and lies on the same days, past or future. Cases of kinds that are no business of reports are left
out and named; the share of all cases with a day of reference stands beside.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals.sets import BENCH, needed
from vigie.annotate.times import find_times, read_times
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack
from vigie.lexicon.times import open_times
from vigie.model.document import Document, OffsetMap
from vigie.model.mention import ResolvedTime, Timex
from vigie.model.report import Report
from vigie.resolve.timeline import resolve_times
from vigie.resolve.times import resolve_time

LEADING = re.compile(
    r"(?:(?:le|la|les|l'|the|in|on|en|à|au|du|de|d'|dans|from|ce|vers|about)\s+|l'|d')+", re.IGNORECASE
)
FILES = {
    "DateParser": "date",
    "DatePeriodParser": "daterange",
    "DurationParser": "duration",
    "DateTimeParser": "datetime",
}
# What reports of conflicts do not say, or what our data model has no room for; told with the figures.
LEFT_OUT = {
    "bare day numbers": re.compile(r"^XXXX-XX-\d\d$"),
    "business days": re.compile(r"BD"),
    "weekday of a month": re.compile(r"#|XXXX-\d\d-WXX-\d-#\d|-WXX-\d-\d"),
    "week of a month": re.compile(r"-W0\d$|\d\d-W0|X-W0|-WXX$"),
    "other calendars and feasts": re.compile(r"HD|[A-WYZ]{4,}"),
}

PUBLICATION = "publication"  # the date line: given, not read
TEXTS_LEFT_OUT = {
    "rest of a period": re.compile(r"\b(rest|reste)\b", re.IGNORECASE),
    "my day, my week": re.compile(
        r"\b(my|ma|mon|the|le|la) (day|week|weekend|semaine|week-end|journée)\s*\??$", re.IGNORECASE
    ),
    "years in words": re.compile(r"nineteen|thousand|hundred|deux mille|mille|twenty-tens|noughties", re.IGNORECASE),
    "days of this or next month": re.compile(
        r"\d.*\b(this month|next month|cette mois|mois prochain|ce mois)", re.IGNORECASE
    ),
    "figures without a form": re.compile(
        r"\d/\d+,\s?\d|\b\d{1,2}-\d{1,2}-\d\d\b|20\d\d\s?[-./]\s?\d\d?\b(?!\S)|\b\d\d?\s?[-/]\s?20\d\d"
    ),
    "mixed lengths": re.compile(r"\d (year|month|week|an|mois)s?,? (and |et )?\d", re.IGNORECASE),
}

Gold = tuple[int, int, str, str]


def timebank(folder: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Texts of French TimeBank with the day of publication and their expressions."""
    for file in sorted(folder.glob("*.xml")):
        root = ElementTree.parse(file).getroot()
        body = root.find(".//TEXT")
        found: list[Gold] = []
        text = walked(body if body is not None else root, "", found)
        given = [value for _, _, kind, value in found if kind == PUBLICATION]
        yield text, (given or [root.findtext(".//publicationDate") or file.name[:10]])[-1], found


def walked(node: ElementTree.Element, text: str, found: list[Gold]) -> str:
    """The text so far with the node's, whose expressions are added to ``found``."""
    start = len(text)
    text += node.text or ""
    for child in node:
        text = walked(child, text, found) + (child.tail or "")
    if node.tag == "TIMEX3":
        value = node.get("value") or node.get("valueFromFunction") or ""
        published = node.get("functionInDocument") == "PUBLICATION_TIME"
        if published or text[start:].strip():
            found.append((start, len(text), PUBLICATION if published else node.get("type") or "", value))
    return text


def same_value(gold: str, timex: Timex, resolved: ResolvedTime) -> bool:
    """True where our value says what the gold's says; its loose spellings ("TAF" with no hyphen) are read alike."""
    gold = re.sub(r"-?(T[A-Z])", r"\1", gold).replace("TNI", "TNI")
    gold = re.sub(r"(?<!W\d\d)(?<!WXX)-(\d)(?=$|-|T)", r"-0\1", gold)
    given = {resolved.value, timex.value, re.sub(r"^XXXX-XX-XX", "", timex.value)}
    given |= {value.split("/")[0] for value in (resolved.value,)}
    return gold in given or gold.removesuffix(":00") in given


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles and prepositions before it."""
    opening = LEADING.match(text[start:end])
    return (start + len(opening[0]) if opening and opening.end() < end - start else start), end


def score_timebank(folder: Path, show: int) -> dict[str, float]:
    """F of strict and relaxed spans and of values; prints up to ``show`` errors."""
    counts: collections.Counter[str] = collections.Counter()
    shown: list[str] = []
    for text, published, gold in timebank(folder):
        report = Report(id="", original=text, sha256="", published=published)
        document = Document(report=report, text=text, offsets=OffsetMap())
        document.tokens, document.sentences = tokenise(text, open_pack("fr"))
        find_times(document, open_pack("fr"))
        given = [(start, end) for start, end, kind, _ in gold if kind == PUBLICATION]
        gold = [entry for entry in gold if entry[2] != PUBLICATION]
        ours = [*zip(document.timexes, resolve_times(document), strict=True)]
        ours = [(t, r) for t, r in ours if not any(t.start < end and start < t.end for start, end in given)]
        counts["gold"] += len(gold)
        counts["ours"] += len(ours)
        taken: set[int] = set()
        for start, end, kind, value in gold:
            match = next(
                (n for n, (t, _) in enumerate(ours) if t.start < end and start < t.end and n not in taken), None
            )
            if match is None:
                shown.append(f"missed {text[start:end]!r} {kind} {value}")
                continue
            taken.add(match)
            timex, resolved = ours[match]
            counts["relaxed"] += 1
            counts["strict"] += trimmed(text, start, end) == trimmed(text, timex.start, timex.end)
            right = same_value(value, timex, resolved)
            counts["value"] += right
            if not right:
                shown.append(
                    f"value of {text[start:end]!r}: gold {value}, ours {resolved.value}, published {published}"
                )
        extra = [timex for n, (timex, _) in enumerate(ours) if n not in taken]
        shown.extend(f"extra {text[t.start - 25 : t.end + 15]!r}: {text[t.start : t.end]!r}" for t in extra)
    both = counts["gold"] + counts["ours"]
    print(*shown[:show], sep="\n", end="\n" if show else "")
    return {name: 2 * counts[name] / both for name in ("strict", "relaxed", "value")}


def days_of(value: dict[str, str]) -> tuple[str, str]:
    """First and last day (the cases' own ends are exclusive)."""
    if "date" in value:
        return value["date"], value["date"]
    if "dateTime" in value:
        return value["dateTime"][:16].replace(" ", "T"), value["dateTime"][:16].replace(" ", "T")
    start, end = value.get("startDate", ""), value.get("endDate", "")
    if end.endswith("-01-01") and start.endswith("-01-01") and int(end[:4]) - int(start[:4]) not in (1, 10, 100):
        return start, f"{end[:4]}-12-31"  # "2014-2018" ends with 2018 for us, and before it for them
    try:
        return start, (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    except ValueError:
        return start, end


def capitalised(text: str, code: str) -> str:
    """The text with the capitals that the language gives its names of days and months: the cases leave them out."""
    lexicon = open_times(open_pack(code))
    classes = [lexicon.section.classes[name] for name in lexicon.section.exact_case]
    names = [word for values in classes for words in values.values() for word in words]
    table = {word.lower(): word for word in names if word.lower() not in ("sun", "mar", "sat", "may", "march")}
    return re.sub(r"\w+", lambda word: table.get(word[0], word[0]), text)


def covers(first: tuple[str | None, str | None], second: tuple[str, str], timex: Timex) -> bool:
    """True where both are the same days; "two weeks ago" is a week for us and a day for them."""
    start, end = first
    if first == second:
        return True
    if not start or not end:
        return False
    return timex.shape == "offset" and start[:10] <= second[0][:10] <= end[:10]


def same_length(timex: Timex, wanted: str) -> bool:
    """True where both are windows of one length: theirs start or end beside the day of reference, ours on it."""
    return timex.shape in ("window", "duration") and wanted.endswith(f",{timex.value})")


def passes(case: dict[str, Any], code: str) -> bool:
    """True where each result of a case is found and lies on the same days, or has the same value."""
    published = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
    ours = read_times(capitalised(case["Input"], code), open_pack(code))
    for result in case["Results"]:
        start, end = result["Start"], result["Start"] + result["Length"]
        value, near = result["Value"], [t for t in ours if t.start < end and start < t.end]
        resolutions = [value.get(name) or {} for name in ("PastResolution", "FutureResolution")]
        wanted = {days_of(given) for given in resolutions}
        wanted |= {(given.get("startDate", ""), given.get("endDate", "")) for given in resolutions}
        wanted.discard(("", ""))
        if not any(fits(t, value["Timex"], wanted, published) for t in near):
            return False
    return True


def fits(timex: Timex, value: str, wanted: set[tuple[str, str]], published: str | None) -> bool:
    """True where an expression of ours says what a result says."""
    if timex.value == value or same_length(timex, value):
        return True
    for tense in ("past", "future"):
        resolved = resolve_time(timex, published=published, tense=tense)
        if resolved.value == value or any(covers((resolved.start, resolved.end), days, timex) for days in wanted):
            return True
    return False


def left_out(case: dict[str, Any]) -> str:
    """The name of the kind for which a case is left out, "" where it counts."""
    if not case.get("Context"):
        return "no day of reference"
    for result in case["Results"]:
        for name, pattern in LEFT_OUT.items():
            if pattern.search(result["Value"]["Timex"]):
                return name
    return next((name for name, pattern in TEXTS_LEFT_OUT.items() if pattern.search(case["Input"])), "")


def share(counts: collections.Counter[str]) -> float:
    return counts["passed"] / max(1, counts["passed"] + counts["failed"])


def score_cases(folder: Path, code: str, show: int, *, quiet: bool = False) -> tuple[float, float]:
    """Share of the cases in scope that pass, and of all; prints the shares by kind and up to ``show`` failures."""
    total: collections.Counter[str] = collections.Counter()
    skipped: collections.Counter[str] = collections.Counter()
    everything: collections.Counter[str] = collections.Counter()
    for file in FILES:
        cases = json.loads((folder / f"{file}.json").read_text(encoding="utf-8-sig"))
        counts: collections.Counter[str] = collections.Counter()
        for case in cases:
            kind, ok = left_out(case), passes(case, code)
            if kind != "no day of reference":
                everything["passed" if ok else "failed"] += 1
            if kind:
                skipped[kind] += 1
                continue
            counts["passed" if ok else "failed"] += 1
            if not ok and counts["failed"] <= show:
                text = case["Input"]
                ours = [(text[t.start : t.end], t.value) for t in read_times(capitalised(text, code), open_pack(code))]
                print("   ", file, text, [(r["Text"], r["Value"]["Timex"]) for r in case["Results"]], "ours", ours)
        total += counts
        if not quiet:
            print(f"  {file}: {counts['passed']}/{counts['passed'] + counts['failed']}")
    if not quiet:
        shares = f"{share(total):.3f} in scope, {share(everything):.3f} of all"
        print(f"Recognizers-Text {folder.name}: {shares}; left out {dict(skipped)}")
    return share(total), share(everything)


def measures() -> dict[str, float]:
    """F on French TimeBank and shares of the specification cases that pass, by "times/<set> <measure>"."""
    folder = needed(BENCH / "times")
    timebank_scores = score_timebank(folder / "fr_timebank", 0)
    found = {f"times/fr-timebank {name} F": value for name, value in timebank_scores.items()}
    for name, code in (("French", "fr"), ("English", "en")):
        inside, everything = score_cases(folder / "recognizers_text/DateTime" / name, code, 0, quiet=True)
        found[f"times/cases-{code} in scope"] = inside
        found[f"times/cases-{code} all"] = everything
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", nargs="?", type=Path, default=BENCH / "times")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    figures = score_timebank(options.bench / "fr_timebank", options.show)
    print("French TimeBank:", " ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    for name, code in (("French", "fr"), ("English", "en")):
        score_cases(options.bench / "recognizers_text" / "DateTime" / name, code, options.show)


if __name__ == "__main__":
    main()
