"""Which report tells which incident, and how many were killed and wounded in it: US reports of gun violence.

``python -m evals.incidents [--errors]``

Another domain on purpose, read with ``--scope violence``. A report is put where most tell of it: into the one of its
events of violence that most reports share, then that most of its claims tell; a report without one stays alone.
An incident's dead and wounded are those of the event that most of its reports are put into; silent ones have no vote.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from evals.sets import BENCH, f_measure, f_score, needed
from evals.usage import command
from vigie.batch import read_items
from vigie.consolidate.events import consolidate
from vigie.consolidate.intake import ledger_claims
from vigie.consolidate.settings import open_linking
from vigie.consolidate.tallies import tally
from vigie.ingest.items import Item
from vigie.model.claim import Reading
from vigie.model.event import Event
from vigie.settings import Settings

GVA = BENCH / "linking/gva"
POLICY = "ucdp-low-best-high"
Places = Mapping[str, str]  # report id -> id of the event that it is put into


class Incident(msgspec.Struct, frozen=True):
    """An incident of the archive: the fields that are measured."""

    incident_uri: str
    num_killed: int
    num_injured: int


class Article(msgspec.Struct, frozen=True):
    """A report of the archive, and the incident that it tells."""

    incident: str
    doc_id: str
    title: str | None
    dct: str
    text: str


def articles() -> list[Article]:
    """The reports with a text."""
    lines = needed(GVA / "documents.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Article) for line in lines]


def readings(found: Sequence[Article]) -> list[Reading]:
    """The readings of all reports that have a text."""
    items = [
        Item(
            name=article.doc_id, kind="line",
            raw=json.dumps({"id": article.doc_id, "text": whole(article), "title": article.title,
                            "published": article.dct, "language": "en"}).encode(),
        )
        for article in found
    ]  # fmt: skip
    outcomes = read_items(items, Settings(scope="violence"), jobs=2)
    return [reading for outcome in outcomes if (reading := outcome.reading()) is not None]


def whole(article: Article) -> str:
    """A report as it came out: the headline, which the archive keeps apart, and the text."""
    told = not article.title or article.text.startswith(article.title)
    return article.text if told else f"{article.title}\n\n{article.text}"


def main_events(events: Sequence[Event], report_of: Mapping[str, str]) -> dict[str, str]:
    """Report id -> the event that the report is put into."""
    violent = set(open_linking().groups["violence"])
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    by_id = {event.id: event for event in events if event.kind == "incident" and event.event_type in violent}
    for event in by_id.values():
        for claim in event.claims:
            claims[report_of[claim]][event.id] += 1
    return {
        report: min(counted, key=lambda e: (-len(by_id[e].reports), -counted[e], e))
        for report, counted in claims.items()
    }


def b_cubed(found: Places, gold: Places) -> float:
    """B-cubed F of a clustering of reports."""
    ours, theirs = clusters(found), clusters(gold)
    shared = {report: len(ours[found[report]] & theirs[gold[report]]) for report in gold}
    precision = sum(shared[r] / len(ours[found[r]]) for r in gold) / len(gold)
    recall = sum(shared[r] / len(theirs[gold[r]]) for r in gold) / len(gold)
    return f_measure(precision, recall)


def clusters(places: Places) -> dict[str, set[str]]:
    """Event id -> its reports."""
    members: dict[str, set[str]] = defaultdict(set)
    for report, event in places.items():
        members[event].add(report)
    return members


def pair_f(found: Places, gold: Places) -> float:
    """F of the pairs of reports that are put together."""
    both = Counter((found[report], gold[report]) for report in gold)
    return f_score(pairs(both), pairs(Counter(found.values())), pairs(Counter(gold.values())))


def pairs(sizes: Counter[object] | Counter[str] | Counter[tuple[str, str]]) -> int:
    """How many pairs groups of these sizes hold."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def counted(event: Event | None, harm: str) -> int:
    """The event's best count for a harm; nothing told is nobody."""
    rows = tally(event.figures, POLICY) if event is not None else ()
    return next((row.best or 0 for row in rows if (row.harm, row.group, row.side) == (harm, "all", "all")), 0)


def measured() -> tuple[dict[str, float], list[str]]:
    """The figures by name, and a line for each class of errors that lies with the reading."""
    found = articles()
    read = readings(found)
    claims = [claim for reading in read for claim in ledger_claims(reading)]
    events = consolidate(claims).events
    main = main_events(events, {claim.claim.id: claim.imprint.report_id for claim in claims})
    gold = {article.doc_id: article.incident for article in found}
    put = {report: main.get(report, f"alone {report}") for report in gold}
    by_id = {event.id: event for event in events}
    incidents = [
        msgspec.json.decode(line, type=Incident) for line in needed(GVA / "incidents.jsonl").read_bytes().splitlines()
    ]
    wanted = clusters(gold)
    right, silence = {"killed": 0, "wounded": 0}, {"event": 0, "killed": 0, "wounded": 0}
    for incident in incidents:
        votes = Counter(main[report] for report in wanted[incident.incident_uri] if report in main)
        event = by_id[min(votes, key=lambda e: (-votes[e], e))] if votes else None
        silence["event"] += event is None
        for harm in right:
            silence[harm] += event is not None and all(figure.harm != harm for figure in event.figures)
        right["killed"] += counted(event, "killed") == incident.num_killed
        right["wounded"] += counted(event, "wounded") == incident.num_injured
    figures = {
        "incidents/gva B-cubed": b_cubed(put, gold),
        "incidents/gva pair F": pair_f(put, gold),
        "incidents/gva killed exact": right["killed"] / len(incidents),
        "incidents/gva wounded exact": right["wounded"] / len(incidents),
    }
    silent = [report for report in gold if report not in main]
    lost = sum(1 for i in wanted.values() for a in i for b in i if a < b and (a in silent or b in silent))
    ours, theirs = only(put, main), only(gold, main)
    lines = [
        f"reports {len(gold)}, without a text {sum(not article.text.strip() for article in found)}",
        f"without a claim of violence {len(silent)}; with them go {lost} of {pairs(Counter(gold.values()))} pairs",
        f"the others: B-cubed {b_cubed(ours, theirs):.3f}, pair F {pair_f(ours, theirs):.3f}",
        f"incidents without an event {silence['event']}, without a figure of the dead {silence['killed']}, "
        f"of the wounded {silence['wounded']}",
    ]
    return figures, lines


def only(places: Places, kept: Mapping[str, str]) -> dict[str, str]:
    """The reports that have an event."""
    return {report: event for report, event in places.items() if report in kept}


def measures() -> dict[str, float]:
    """B-cubed and pair F of reports, shares of incidents whose dead and wounded are exact."""
    return measured()[0]


def main() -> None:
    """Prints the figures, and how much the reading leaves out."""
    options = command(__doc__)
    options.add_argument("--errors", action="store_true", help="print the errors, too")
    given = options.parse_args()
    figures, lines = measured()
    for name, value in figures.items():
        print(f"{name:40} {value:.3f}")
    if given.errors:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
