"""Counts the repairs that undamaged reports get: ``python -m evals.repair_noise [--show N] [--rule NAME]``.

Texts: the treebanks' sentences joined to reports, and the news, place, attribution and terror texts of the bench.
Clean text must stay as it is: a rule's false repairs have to stay under 1 per 100 reports. Which of the repairs shown
are false only a reader can say (the bench has natural damage too), so read them.
"""

from __future__ import annotations

import argparse
import collections
import html
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from evals.sets import SHARED, needed
from vigie.lexicon.pack import open_pack
from vigie.model.report import Report
from vigie.repair import repair

# Sets whose texts were edited before they were published or annotated: hardly any damage is in them.
EDITED = re.compile(r".._(?:gsd|partut|pud|sequoia)|GeoVirus|PolNeAR|MUC-4")
SENTENCES = 20  # of a treebank that names no documents make one report


def treebank(path: Path) -> Iterator[str]:
    """The reports of a CoNLL-U file: its documents, or runs of sentences where it names none."""
    sentences: list[str] = []
    content = path.read_text(encoding="utf-8")
    named = "# newdoc" in content
    for line in content.splitlines():
        full = len(sentences) >= SENTENCES and not named
        if (line.startswith("# newdoc") or full) and sentences:
            yield " ".join(sentences)
            sentences = []
        if line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
    if sentences:
        yield " ".join(sentences)


def sources() -> Iterator[tuple[str, str, list[str]]]:
    """Name, language and texts of every set."""
    for path in sorted((SHARED / "corpora" / "ud").glob("*.conllu")):
        yield path.stem, path.name[:2], list(treebank(path))
    bench = SHARED / "bench"
    for language in ("en", "fr"):
        lines = (bench / "news" / language / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        yield f"news {language}", language, [json.loads(line)["text"] for line in lines]
    for name in ("lgl", "GeoVirus"):
        content = (bench / "places" / f"{name}.xml").read_text(encoding="utf-8")
        yield name, "en", [html.unescape(text) for text in re.findall(r"<text>(.*?)</text>", content, re.DOTALL)]
    polnear = sorted((bench / "attribution" / "polnear_dev" / "text").glob("*.txt"))
    yield "PolNeAR", "en", [path.read_text(encoding="utf-8") for path in polnear]
    raw = sorted((bench / "terror_templates" / "raw").glob("*/*-muc*"))
    content = "\n".join(path.read_text(encoding="latin-1") for path in raw if not path.name.startswith("key"))
    yield "MUC-4", "en", [text for text in re.split(r"(?m)^(?:DEV|TST\d)-MUC\d-\d+.*$", content) if text.strip()]
    lines = (bench / "entities" / "re3d" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    yield "re3d", "en", [json.loads(line)["text"] for line in lines]


def count(texts: list[str], language: str, show: int, only: str) -> tuple[collections.Counter[str], float]:
    """Repairs and issues by rule, and microseconds per character; prints up to ``show`` of each rule."""
    pack = open_pack(language)
    found: collections.Counter[str] = collections.Counter()
    reports = [Report(id="noise", original=text, sha256="", language=language) for text in texts]
    repair(reports[0], pack)
    start = time.process_time()
    documents = [repair(report, pack) for report in reports]
    spent = (time.process_time() - start) * 1e6 / sum(map(len, texts))
    for document in documents:
        original = document.report.original
        for made in document.repairs:
            found[made.rule] += 1
            if found[made.rule] <= show and only in made.rule:
                left, right = original[: made.original_start][-50:], original[made.original_end :][:50]
                print(f"    {made.rule}: {left!r} [{made.before[:200]!r} -> {made.after!r}] {right!r}")
        for issue in document.issues:
            found[f"issue {issue.code}"] += 1
            if issue.span and found[f"issue {issue.code}"] <= show and only in issue.code:
                print(f"    issue {issue.code}: {document.text[max(0, issue.span.start - 40) : issue.span.end + 40]!r}")
    return found, spent


def measures() -> dict[str, float]:
    """Repairs per 100 reports, right ones included: of edited text, where nearly every repair is false, and of all."""
    needed(SHARED / "corpora/ud")
    needed(SHARED / "bench")
    repairs = {"edited text": 0, "all text": 0}
    reports = dict(repairs)
    for name, language, texts in sources():
        found, _ = count(texts, language, 0, "")
        made = sum(number for rule, number in found.items() if not rule.startswith("issue"))
        for kind in ("edited text", "all text") if EDITED.match(name) else ("all text",):
            repairs[kind] += made
            reports[kind] += len(texts)
    return {f"max:repair/{kind}, repairs per 100": 100 * repairs[kind] / max(1, reports[kind]) for kind in repairs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="print so many repairs of each rule and set")
    parser.add_argument("--rule", default="", help="print only rules whose name holds this")
    options = parser.parse_args()
    if not SHARED.is_dir():
        raise SystemExit(f"no corpora: {SHARED} is missing")
    totals: collections.Counter[str] = collections.Counter()
    reports = 0
    for name, language, texts in sources():
        found, spent = count(texts, language, options.show, options.rule)
        totals += found
        reports += len(texts)
        rates = ", ".join(f"{rule} {number}" for rule, number in sorted(found.items())) or "none"
        print(f"{name}: {len(texts)} reports, {spent:.2f} us/character: {rates}")
    print(f"\nall: {reports} reports; repairs per 100 reports by rule")
    for rule, number in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {number * 100 / reports:6.2f}  {rule} ({number})")


if __name__ == "__main__":
    main()
