"""Who says what, measured: PolNeAR (source, cue, content by token overlap) and the sources of annotated reports.

python -m evals.attribution [--bench ../shared/bench] [--show N]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

from evals.polnear import ROLES, polnear
from evals.sets import BENCH, needed
from vigie.annotate.cues import find_cues
from vigie.extract.attributions import attribution_of, find_attributions
from vigie.knowledge.actors import open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.pipeline import annotate
from vigie.settings import Settings


def annotated(text: str, language: str) -> Document:
    """A document read up to its attributions, as the pipeline does."""
    pack, actors = open_pack(language), open_actors()
    document = Document(
        report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap(), language=language
    )
    annotate(document, pack, Settings(assume_conflict=True), None)
    find_cues(document, pack)
    find_attributions(document, pack, lambda phrase: describe(phrase, pack, actors), unclaimed=True)
    return document


# sources of annotated reports


def fold(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    return set(re.sub(r"[^\w ]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def same_name(name: str, accepted: list[str]) -> bool:
    """True where a name shares at least half of the words of an accepted one."""
    got = fold(name)
    return any(
        got and (want := fold(other)) and 2 * len(got & want) / (len(got) + len(want)) >= 0.5 for other in accepted
    )


def sources(folder: Path, language: str, show: int) -> dict[str, float]:
    """Share of annotated claims whose quote an attribution covers with the right source, or none where none is told."""
    reports = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf8").splitlines()]
    golds = {g["id"]: g for g in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf8").splitlines())}
    counts: Counter[str] = Counter()
    spent = 0.0
    for report in reports:
        began = time.perf_counter()
        document = annotated(report["text"], language)
        spent += time.perf_counter() - began
        for claim in golds[report["id"]]["claims"]:
            start = report["text"].find(claim["quote"])
            if start < 0 or not claim["core"]:
                continue
            covering = attribution_of(document, start, start + len(claim["quote"]))
            names = [a.source.name for i in covering[:1] if (a := document.attributions[i]).source]
            accepted = [n for s in claim["sources"] for n in (s if isinstance(s, list) else [s])]
            statement = claim["kind"] == "statement"
            right = any(same_name(name, accepted) for name in names) if accepted else not names
            if statement:
                inside = [
                    a for a in document.attributions if a.source and start <= a.cue_start < start + len(claim["quote"])
                ]
                right = right or any(same_name(a.source.name, accepted) for a in inside if a.source) or not accepted
            key = "sourced" if accepted else "unsourced"
            counts[key] += 1
            counts[f"{key} right"] += right
            if not right and show > 0:
                show -= 1
                print(f"- {report['id']} {claim['quote'][:120]!r}\n    want {accepted} got {names}", file=sys.stderr)
    total = counts["sourced"] + counts["unsourced"]
    return {
        "sourced": counts["sourced right"] / max(1, counts["sourced"]),
        "unsourced": counts["unsourced right"] / max(1, counts["unsourced"]),
        "all": (counts["sourced right"] + counts["unsourced right"]) / max(1, total),
        "claims": total,
        "seconds": spent,
    }


def english(text: str) -> Document:
    """An English text read up to its attributions."""
    return annotated(text, "en")


def measures() -> dict[str, float]:
    """F of source, cue and content on PolNeAR, tokens pooled, and the sources of annotated reports' claims."""
    table = polnear(needed(BENCH / "attribution/polnear_dev"), 0, english)
    found = {f"attribution/polnear {role} F": table[role][2] for role in (*ROLES, "found")}
    found |= {f"attribution/polnear {role} span F": table[f"{role} span"][2] for role in ROLES}
    for language in ("fr", "en"):
        figures = sources(needed(BENCH / "news" / language), language, show=0)
        found |= {f"attribution/news-{language} {name}": figures[name] for name in ("sourced", "unsourced")}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--only", choices=("polnear", "fr", "en"))
    options = parser.parse_args()
    if not options.bench.is_dir():
        sys.exit(f"{options.bench} is not there: give the folder of annotated data with --bench")
    if options.only in (None, "polnear"):
        for role, (p, r, f) in polnear(options.bench / "attribution/polnear_dev", options.show, english).items():
            print(f"PolNeAR {role:13} P {p:.3f} R {r:.3f} F {f:.3f}")
    for language in ("fr", "en"):
        if options.only in (None, language):
            figures = sources(options.bench / "news" / language, language, options.show)
            print(f"news/{language} " + " ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
