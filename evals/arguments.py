"""Attackers, targets and places of happenings, against WikiEvents: ``python -m evals.arguments [--show N]``.

Only events that our claims tell are counted: attacks, deaths, injuries, arrests. The gold is the set of words that
fill a role anywhere in an article, ours the words of our incidents' initiators, targets (with the figures' people and
the things that were hit) and places; a filler is right where it overlaps one of the same role or says the same words.
Who is hurt by whom in which event is not asked, so this is an upper bound for roles, and a lower one for names: another
mention of the same party does not count. To be reported, not to be reached.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from evals.sets import BENCH, f_measure, needed
from vigie.knowledge.taxonomy import open_taxonomy
from vigie.model.claim import Claim, Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

FILE = BENCH / "arguments/dev.jsonl"
SETTINGS = Settings(language="en", scope="violence", assume_conflict=True)
EVENTS = ("Conflict.Attack", "Life.Die", "Life.Injure", "Justice.ArrestJailDetain")
ROLES = {
    "Attacker": "attacker", "Killer": "attacker", "Injurer": "attacker", "Jailer": "attacker",
    "Target": "target", "Victim": "target", "Detainee": "target", "Place": "place",
}  # fmt: skip
NAMES = ("attacker", "target", "place")
Filler = tuple[int, int, str]
Fillers = dict[str, set[Filler]]


def articles() -> Iterator[tuple[str, Fillers]]:
    """Texts with the fillers of each role."""
    for line in needed(FILE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        places = [token for tokens, _ in row["sentences"] for token in tokens]
        mentions = {mention["id"]: mention for mention in row["entity_mentions"]}
        yield row["text"], gold_fillers(row["event_mentions"], mentions, places)


def gold_fillers(events: list[Any], mentions: dict[str, Any], tokens: list[Any]) -> Fillers:
    """The words that fill each role in the events that we tell."""
    found: Fillers = {name: set() for name in NAMES}
    for event in events:
        for argument in event["arguments"] if event["event_type"].startswith(EVENTS) else ():
            mention = mentions.get(argument["entity_id"])
            if argument["role"] in ROLES and mention:
                start, end = tokens[mention["start"]][1], tokens[mention["end"] - 1][2]
                found[ROLES[argument["role"]]].add((start, end, argument["text"].lower()))
    return found


def our_fillers(reading: Reading) -> Fillers:
    """The words that fill each role in our incidents of violence and arrests."""
    found: Fillers = {name: set() for name in NAMES}
    for claim in reading.claims:
        if violent(claim):
            for actor in claim.actors:
                name = "target" if actor.role == "target" else "attacker" if actor.role == "initiator" else ""
                if name:
                    found[name].add((actor.span.start, actor.span.end, actor.name.lower()))
            for figure in claim.figures:
                words = reading.text[figure.span.start : figure.span.end].lower()
                found["target"].add((figure.span.start, figure.span.end, words))
            for thing in claim.objects:
                words = reading.text[thing.span.start : thing.span.end].lower()
                found["target"].add((thing.span.start, thing.span.end, words))
            if claim.place:
                found["place"].add((claim.place.span.start, claim.place.span.end, claim.place.text.lower()))
    return found


def violent(claim: Claim) -> bool:
    """True for incidents of violence, arrests and bare casualties."""
    entry = open_taxonomy().types[claim.event_type]
    return claim.kind == "incident" and (
        entry.family in ("fighting", "afar", "people") or claim.event_type in ("arrest", "casualties", "crackdown")
    )


def fits(filler: Filler, others: set[Filler]) -> bool:
    """True where a filler overlaps another or says its words."""
    start, end, words = filler
    return any((start < stop and begin < end) or words == said for begin, stop, said in others)


def scores(show: int = 0) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F by role; prints up to ``show`` misses and false ones of each role."""
    counts: Counter[str] = Counter()
    for text, gold in articles():
        seen = our_fillers(read_report(Report(id="", original=text, sha256="", language="en"), SETTINGS))
        for role in NAMES:
            missed = sorted(filler for filler in gold[role] if not fits(filler, seen[role]))
            false = sorted(filler for filler in seen[role] if not fits(filler, gold[role]))
            for name, fillers in (("missed", missed), ("false", false)):
                counts[f"{role} {name}"] += len(fillers)
                for start, end, words in fillers[: max(0, show - counts[f"{role} {name} shown"])]:
                    counts[f"{role} {name} shown"] += 1
                    print(f"  {role} {name}: {text[max(0, start - 60) : start]!r} [{words}] {text[end : end + 40]!r}")
            counts[f"{role} gold"] += len(gold[role])
            counts[f"{role} ours"] += len(seen[role])
    table = {}
    for role in NAMES:
        precision = 1 - counts[f"{role} false"] / max(1, counts[f"{role} ours"])
        recall = 1 - counts[f"{role} missed"] / max(1, counts[f"{role} gold"])
        table[role] = precision, recall, f_measure(precision, recall)
    return table


def measures() -> dict[str, float]:
    """F by role, by "arguments/wikievents <role> F"."""
    return {f"arguments/wikievents {role} F": f for role, (_, _, f) in scores().items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each role")
    for role, (precision, recall, f) in scores(parser.parse_args().show).items():
        print(f"WikiEvents {role:9} P {precision:.3f} R {recall:.3f} F {f:.3f}")


if __name__ == "__main__":
    main()
