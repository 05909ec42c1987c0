"""PLOVER event and quad codes of single sentences, against two hand-coded sets: ``python -m evals.codes [--show N]``.

``gsr`` is PLOVER's gold standard records (examples of CAMEO's manual recoded), ``plv`` the training part of PLV, which
we do not train on. Each sentence is read by itself, as in a feed that is about conflict. Its code is that of the first
claim that names the coded source, else of the first claim that has a code. A sentence without one counts as a miss.
Macro F is the mean F over the codes of a set. Old names are mapped to those of today's manual; PLV joins concessions
and retreats.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.sets import BENCH, f_score, needed
from vigie.model.claim import Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

FOLDER = BENCH / "codes"
SETTINGS = Settings(language="en", scope="violence", assume_conflict=True)
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # in PLV
# Verbal and material cooperation, verbal and material conflict, as PLV codes them.
QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "2": ("COOPERATE", "AID", "RETREAT", "YIELD"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF = {event: quad for quad, events in QUADS.items() for event in events}
Coded = tuple[str, list[str], str, str]  # sentence, names of the source, event, quad


def gsr(folder: Path) -> Iterator[Coded]:
    """The gold standard records that have a text."""
    for row in json.loads((folder / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")):
        event = RENAMED.get(row["event"], row["event"])
        if row.get("text") and event in QUAD_OF:
            names = [actor.get("actorText", "") for actor in row.get("source") or []]
            yield row["text"], names, event, QUAD_OF[event]


def plv(folder: Path) -> Iterator[Coded]:
    """The sentences of PLV."""
    with (folder / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["sentence"], [row["source"]], row["gold_root"], row["gold_penta"]


def code_of(reading: Reading, names: list[str]) -> str | None:
    """The event of the first claim that acts by the name of a source, else of the first that has one."""
    coded = sorted((claim.evidence[0].start, n) for n, claim in enumerate(reading.claims) if claim.codes.plover)
    claims = [reading.claims[n] for _, n in coded]
    for claim in claims:
        acting = [actor.name for actor in claim.actors if actor.role in ("initiator", "participant")]
        if claim.codes.plover and any(a in name or name in a for a in acting for name in names if name):
            return claim.codes.plover.event
    return claims[0].codes.plover.event if claims and claims[0].codes.plover else None


def macro_f(pairs: list[tuple[str, str | None]]) -> float:
    """The mean over the gold's codes of each code's F."""
    gold, ours = Counter(g for g, _ in pairs), Counter(o for _, o in pairs)
    right = Counter(g for g, o in pairs if g == o)
    return sum(f_score(right[code], ours[code], gold[code]) for code in gold) / max(1, len(gold))


def read_set(name: str) -> list[tuple[Coded, str | None]]:
    """Every record of a set with our code of it."""
    found = []
    for coded in {"gsr": gsr, "plv": plv}[name](needed(FOLDER)):
        reading = read_report(Report(id="", original=coded[0], sha256="", language="en"), SETTINGS)
        event = code_of(reading, coded[1])
        found.append((coded, JOINED.get(event, event) if event and name == "plv" else event))
    return found


def figures(rows: list[tuple[Coded, str | None]]) -> dict[str, float]:
    """Macro F of events and quads, and the share of sentences that got a code."""
    return {
        "event macro F": macro_f([(coded[2], event) for coded, event in rows]),
        "quad macro F": macro_f([(coded[3], QUAD_OF.get(event or "")) for coded, event in rows]),
        "coded": sum(event is not None for _, event in rows) / max(1, len(rows)),
    }


def measures() -> dict[str, float]:
    """Macro F of event and quad codes, by "codes/<set> <measure>"."""
    return {f"codes/{name} {key}": value for name in ("gsr", "plv") for key, value in figures(read_set(name)).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each set")
    options = parser.parse_args()
    for name in ("gsr", "plv"):
        rows = read_set(name)
        print(name, " ".join(f"{key} {value:.3f}" for key, value in figures(rows).items()))
        confused = Counter((coded[2], event or "none") for coded, event in rows if coded[2] != event)
        print("  most often:", ", ".join(f"{gold} as {event} {n}" for (gold, event), n in confused.most_common(12)))
        wrong = [(coded, event) for coded, event in rows if coded[2] != event]
        for coded, event in wrong[: options.show]:
            print(f"  {coded[2]} as {event}: {coded[0]}")


if __name__ == "__main__":
    main()
