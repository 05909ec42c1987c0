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
from collections import Counter, defaultdict
from pathlib import Path

from evals.sets import BENCH, needed
from vigie.annotate.actors import find_actors
from vigie.annotate.cues import find_cues
from vigie.annotate.phrases import find_phrases
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.extract.attributions import attribution_of, find_attributions
from vigie.knowledge.actors import open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report

WORD = re.compile(r"\w+")
Gold = dict[str, list[tuple[int, int]]]
ROLES = ("source", "cue", "content")


def annotated(text: str, language: str) -> Document:
    """A document read up to its attributions by the stages that are there."""
    pack = open_pack(language)
    document = Document(
        report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap(), language=language
    )
    document.tokens, document.sentences = tokenise(text, pack)
    tag(document.tokens, document.sentences, pack)
    for module, function in (("times", "find_times"), ("quantities", "find_quantities")):
        stage(module, function)(document, pack)
    find_actors(document, pack, open_actors())
    find_phrases(document, pack)
    find_cues(document, pack)
    actors = open_actors()
    find_attributions(document, pack, lambda phrase: describe(phrase, pack, actors))
    return document


def stage(module: str, function: str):  # type: ignore[no-untyped-def]
    """An annotate stage by name, or one that does nothing where it cannot run here."""
    import importlib

    try:
        return getattr(importlib.import_module(f"vigie.annotate.{module}"), function)
    except (ImportError, AttributeError):
        return lambda _document, _pack: None


# PolNeAR


def polnear_gold(ann: str) -> list[Gold]:
    """The attributions of one brat file: role -> character spans."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[Gold] = []
    for line in ann.splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            ranges = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (pair.split() for pair in ranges.split(";"))]
    for line in ann.splitlines():
        if line.startswith("E"):
            roles: Gold = {role: [] for role in ROLES}
            for part in line.split("\t")[1].split()[1:]:
                role, target = part.split(":")
                roles[role.rstrip("0123456789").lower()] += spans[target]
            found.append(roles)
    return found


def predicted(document: Document) -> list[Gold]:
    return [
        {
            "source": [a.source.whole or (a.source.start, a.source.end)] if a.source else [],
            "cue": [(a.cue_start, a.cue_end)],
            "content": list(a.content),
        }
        for a in document.attributions
    ]


def words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Offsets of the words in some spans."""
    return {a + match.start() for a, b in spans for match in WORD.finditer(text[a:b])}


def score_document(
    text: str, gold: list[Gold], got: list[Gold], counts: Counter[str], soft: defaultdict[str, float]
) -> None:
    """Adds the token overlap of paired attributions (same cue, or content and source that overlap most) to counts."""
    pairs = []
    sets_gold = [{role: words(text, g[role]) for role in ROLES} for g in gold]
    sets_got = [{role: words(text, p[role]) for role in ROLES} for p in got]
    for i, g in enumerate(sets_gold):
        for j, p in enumerate(sets_got):
            shared = [len(g[role] & p[role]) for role in ROLES]
            if shared[1] or (shared[0] and shared[2]):
                pairs.append((shared[1] > 0, sum(shared), -i, -j, i, j))
    used_gold: set[int] = set()
    used_got: set[int] = set()
    for *_, i, j in sorted(pairs, reverse=True):
        if i in used_gold or j in used_got:
            continue
        used_gold.add(i)
        used_got.add(j)
        for role in ROLES:
            overlap = len(sets_gold[i][role] & sets_got[j][role])
            counts[f"{role} shared"] += overlap
            soft[f"{role} gold"] += overlap / max(1, len(sets_gold[i][role]))
            soft[f"{role} got"] += overlap / max(1, len(sets_got[j][role]))
    counts["found"] += len(used_gold)
    counts["gold"] += len(gold)
    counts["got"] += len(got)
    for role in ROLES:
        counts[f"{role} gold"] += sum(len(g[role]) for g in sets_gold)
        counts[f"{role} got"] += sum(len(p[role]) for p in sets_got)
        soft[f"{role} spans gold"] += sum(bool(g[role]) for g in sets_gold)
        soft[f"{role} spans got"] += sum(bool(p[role]) for p in sets_got)


def prf(shared: float, got: float, gold: float) -> tuple[float, float, float]:
    precision, recall = shared / got if got else 0.0, shared / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def polnear(folder: Path, show: int, language: str = "en") -> dict[str, tuple[float, float, float]]:
    """P, R, F of source, cue and content on every annotation of a PolNeAR folder.

    By role: all tokens pooled. "... span": the share of each span that its partner covers, averaged over spans, as
    Johansson and Moschitti (2013) score opinion holders and Pareti (2015) attributions.
    """
    counts: Counter[str] = Counter()
    soft: defaultdict[str, float] = defaultdict(float)
    done: dict[str, tuple[str, Document]] = {}
    shown = 0
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name = re.sub(r"_[0-9a-f]{4}$", "", ann.stem)
        if name not in done:
            text = (folder / "text" / f"{name}.txt").read_text(encoding="utf8")
            done[name] = (text, annotated(text, language))
        text, document = done[name]
        gold, got = polnear_gold(ann.read_text(encoding="utf8")), predicted(document)
        score_document(text, gold, got, counts, soft)
        if shown < show:
            shown += errors(text, gold, got, show - shown)
    table = {role: prf(counts[f"{role} shared"], counts[f"{role} got"], counts[f"{role} gold"]) for role in ROLES}
    for role in ROLES:
        precision = soft[f"{role} got"] / max(1, soft[f"{role} spans got"])
        recall = soft[f"{role} gold"] / max(1, soft[f"{role} spans gold"])
        table[f"{role} span"] = precision, recall, 2 * precision * recall / ((precision + recall) or 1)
    table["found"] = prf(counts["found"], counts["got"], counts["gold"])
    return table


def errors(text: str, gold: list[Gold], got: list[Gold], most: int) -> int:
    """Prints attributions that are missed, false or wrongly cut."""
    shown = 0

    def say(spans: list[tuple[int, int]]) -> str:
        return " | ".join(text[a:b] for a, b in spans).replace("\n", " ")[:90]

    cues = {offset: i for i, p in enumerate(got) for offset in words(text, p["cue"])}
    matched = set()
    for g in gold:
        hit = next((cues[o] for o in sorted(words(text, g["cue"])) if o in cues), None)
        if hit is not None:
            matched.add(hit)
        lines = [f"- gold {say(g['source'])!r} [{say(g['cue'])}] {say(g['content'])!r}"]
        if hit is None:
            lines.append("  MISSED")
        else:
            p = got[hit]
            if words(text, p["source"]) == words(text, g["source"]) and words(text, p["content"]) == words(
                text, g["content"]
            ):
                continue
            lines.append(f"  got  {say(p['source'])!r} [{say(p['cue'])}] {say(p['content'])!r}")
        if shown < most:
            print("\n".join(lines), file=sys.stderr)
            shown += 1
    for i, p in enumerate(got):
        if i not in matched and shown < most:
            print(f"- FALSE {say(p['source'])!r} [{say(p['cue'])}] {say(p['content'])!r}", file=sys.stderr)
            shown += 1
    return shown


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


def measures() -> dict[str, float]:
    """F of source, cue and content on PolNeAR, tokens pooled, and the sources of annotated reports' claims."""
    table = polnear(needed(BENCH / "attribution/polnear_dev"), show=0)
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
        for role, (p, r, f) in polnear(options.bench / "attribution/polnear_dev", options.show).items():
            print(f"PolNeAR {role:13} P {p:.3f} R {r:.3f} F {f:.3f}")
    for language in ("fr", "en"):
        if options.only in (None, language):
            figures = sources(options.bench / "news" / language, language, options.show)
            print(f"news/{language} " + " ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
