"""Fits the weights of a claim's confidence on annotated reports; `python -m evals.confidence` says how good they are.

    python -m training.confidence

A predicted claim counts as kept when the scorer pairs it with an annotated one. Folds are by report; the weights that
are written are fitted on all of them.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
import yaml

from vigie.lexicon.pack import DATA
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.report import Report
from vigie.pipeline import annotate, drafts_of, with_language
from vigie.repair import repair
from vigie.repair.offsets import to_original
from vigie.resolve.claims import ClaimMaker, happenings
from vigie.resolve.confidence import signs
from vigie.settings import Settings

BENCH = Path(__file__).resolve().parents[1] / "../shared/bench"
FOLDS = 5
PENALTY = 2.0  # L2: a sign seen in a handful of claims stays near nothing
ROUNDS = 2000
RATE = 0.3
HEADER = (
    "# Weights of the signs that a claim is one that a reviewer would keep; made by `python -m training.confidence`.\n"
)

Row = tuple[str, dict[str, float], int]


def scorer() -> ModuleType:
    """The scorer of the annotated reports as a module."""
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(BENCH / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(language: str, score: ModuleType) -> list[Row]:
    """(report, signs, kept) of every draft that the reading of the annotated reports makes."""
    gold = {row["id"]: row for row in map(json.loads, (BENCH / f"news/{language}/gold.jsonl").open(encoding="utf8"))}
    rows: list[Row] = []
    for line in (BENCH / f"news/{language}/reports.jsonl").open(encoding="utf8"):
        row = json.loads(line)
        report = Report(
            id=row["id"], original=row["text"], sha256="", language=row["language"], published=row["published"]
        )
        document, drafts, predicted = read(report)
        text = gold[row["id"]].get("text") or row["text"]
        paired = {j for _, j in score.pair(gold[row["id"]]["claims"], predicted, text)}
        rows.extend(
            (row["id"], dict.fromkeys(signs(document, draft), 1.0), int(n in paired)) for n, draft in enumerate(drafts)
        )
    return rows


def read(report: Report) -> tuple[Document, list[Draft], list[Any]]:
    """A report's document, its happenings, and the claim of each as JSON would have it, none left out."""
    report, pack = with_language(report, Settings())
    document = repair(report, pack)
    if pack is None or not annotate(document, pack, Settings(), None):
        return document, [], []
    drafts, times = drafts_of(document, pack, Settings(), None)
    drafts = happenings(document, drafts, times)
    maker = ClaimMaker(document, times, pack, lambda a, b: to_original(document.offsets, a, b))
    return document, drafts, [json.loads(msgspec.json.encode(maker.make(draft, 0.0))) for draft in drafts]


def fit(rows: list[Row], names: list[str]) -> Any:
    """Weights and intercept by penalised gradient descent; deterministic."""
    x = np.array([[values.get(name, 0.0) for name in names] + [1.0] for _, values, _ in rows])
    y = np.array([kept for _, _, kept in rows], dtype=float)
    weights = np.zeros(len(names) + 1)
    mask = np.ones(len(names) + 1)
    mask[-1] = 0.0
    for _ in range(ROUNDS):
        error = 1 / (1 + np.exp(-x @ weights)) - y
        weights -= RATE * (x.T @ error / len(rows) + PENALTY * mask * weights / len(rows))
    return weights


def predict(rows: list[Row], names: list[str], weights: Any) -> Any:
    x = np.array([[values.get(name, 0.0) for name in names] + [1.0] for _, values, _ in rows])
    return 1 / (1 + np.exp(-x @ weights))


def cross_validated(rows: list[Row], names: list[str]) -> list[tuple[float, int]]:
    """(confidence, kept) of every row, each by weights fitted without the fold of its report."""
    reports = sorted({report for report, _, _ in rows})
    fold_of = {report: n % FOLDS for n, report in enumerate(reports)}
    pairs: list[tuple[float, int]] = []
    for fold in range(FOLDS):
        weights = fit([r for r in rows if fold_of[r[0]] != fold], names)
        held = [r for r in rows if fold_of[r[0]] == fold]
        pairs.extend(zip(predict(held, names, weights).tolist(), [r[2] for r in held], strict=True))
    return pairs


def all_rows() -> tuple[list[Row], list[str]]:
    """The rows of both languages, and the names of their signs."""
    score = scorer()
    rows = [row for language in ("fr", "en") for row in rows_of(language, score)]
    return rows, sorted({name for _, values, _ in rows for name in values})


def main() -> None:
    rows, names = all_rows()
    weights = fit(rows, names)
    path = DATA / "knowledge/confidence.yml"
    old = yaml.safe_load(path.read_text(encoding="utf8"))
    data = {
        "intercept": round(float(weights[-1]), 2),
        "threshold": old["threshold"],
        "known_threshold": old["known_threshold"],
        "signs": {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=False)},
    }
    path.write_text(HEADER + yaml.safe_dump(data, sort_keys=False), encoding="utf8")


if __name__ == "__main__":
    main()
