"""``vigie review``: what needs a person, what people decide about claims, how far they agree, what is learnt."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vigie.review.doubts import DoubtItem
    from vigie.review.priorities import Reason
    from vigie.review.queue import Item

review = typer.Typer(help="Review claims.", no_args_is_help=True, rich_markup_mode=None)


class Order(StrEnum):
    all = "all"
    doubtful = "doubtful"
    disputed = "disputed"
    consequential = "consequential"


class Shape(StrEnum):
    gold = "gold"
    corrections = "corrections"


ClaimId = Annotated[str, typer.Argument(metavar="CLAIM")]
Reviewer = Annotated[str, typer.Option(envvar="VIGIE_REVIEWER", help="Who reviews.")]
Note = Annotated[str, typer.Option(help="Why.")]
Blind = Annotated[bool, typer.Option("--blind", help="As a second reviewer, who has not seen the first one's word.")]
Set = Annotated[
    list[str],
    typer.Option("--set", metavar="FIELD=VALUE", help="A field and its value, as JSON or plain; may be given again."),
]


@review.callback()
def about() -> None:
    """Review claims: the doubtful, the disputed and the consequential first."""


@review.command("next")
def next_items(
    *,
    reviewer: Reviewer,
    ledger: LedgerPath = "",
    order: Annotated[Order, typer.Option(help="What comes first.")] = Order.all,
    blind: Blind = False,
    links: Annotated[bool, typer.Option("--links", help="Pairs of events that may be one, for vigie judge.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200, help="So many claims.")] = 1,
    format: Annotated[Format, typer.Option(help="For people, or for programs (jsonl).")] = Format.table,
) -> None:
    """Take the next claims in hand, or doubts about events: nobody else gets them for twenty minutes."""
    from vigie.review.doubts import take_doubts
    from vigie.review.queue import take

    told: Sequence[str]
    with closing(opened(ledger)) as store:
        if links:
            doubts = take_doubts(store, reviewer, limit=limit)
            found, told = list[object](doubts), [doubt_words(doubt) for doubt in doubts]
        else:
            items = take(store, reviewer, order=order.value, blind=blind, limit=limit)
            found, told = list[object](items), [words_of(item) for item in items]
    if format is Format.table:
        typer.echo("\n".join(told) or "Nothing is left to review.")
        return
    asking.write(Format.jsonl, (), (), found)


def words_of(item: Item) -> str:
    """A claim with its words and why it comes now."""
    from vigie.ask.claims import ToldClaim, row_of

    claim, report = item.now or item.claim, item.report
    told = ToldClaim(claim=claim, quote=item.context.words, report_id=report.id, outlet=report.outlet,
                     published=report.published, recorded="")  # fmt: skip
    lines = [f"claim {claim.id}  priority {item.priority}", *reasons(item.why)]
    for name, value in row_of(told).items():
        if value not in (None, "", []) and name not in ("id", "quote", "recorded"):
            lines.append(f"  {name}: {', '.join(value) if isinstance(value, list) else value}")
    before, words, after = (" ".join(part.split()) for part in
                            (item.context.before, item.context.words, item.context.after))  # fmt: skip
    return "\n".join([*lines, f"  … {before} [[{words}]] {after} …\n"])


def doubt_words(item: DoubtItem) -> str:
    """A doubt: both claims with their words, why it comes now, and what speaks for and against."""
    from vigie.ask.links import lines

    told = [f"{item.link.left} and {item.link.right}  priority {item.priority}", *reasons(item.why)]
    for side in (item.left, item.right):
        report = ", ".join(filter(None, (side.report.outlet, side.report.published)))
        told.append(f"  event {side.event}, {report}: {' '.join(side.context.words.split())}")
    return "\n".join([*told, *lines([item.link])[1:], ""])


def reasons(given: Sequence[Reason]) -> list[str]:
    """Why an item comes now, a line each."""
    return [f"  {why.words} ({why.score} x {why.weight})" for why in given]


@review.command()
def accept(
    claim: ClaimId, *, reviewer: Reviewer, ledger: LedgerPath = "", note: Note = "", blind: Blind = False
) -> None:
    """Accept a claim as it is."""
    decided(ledger, claim, "accept", reviewer=reviewer, note=note, blind=blind)


@review.command()
def correct(
    claim: ClaimId, *, values: Set, reviewer: Reviewer, ledger: LedgerPath = "", note: Note = "", blind: Blind = False
) -> None:
    """Correct fields of a claim: --set event_type=shelling --set 'place={"name": "Idlib"}'."""
    decided(ledger, claim, "correct", reviewer=reviewer, note=note, blind=blind, fields=given(values))


@review.command()
def reject(
    claim: ClaimId, *, reviewer: Reviewer, ledger: LedgerPath = "", note: Note = "", blind: Blind = False
) -> None:
    """Reject a claim that the words do not make: it counts no more."""
    decided(ledger, claim, "reject", reviewer=reviewer, note=note, blind=blind)


@review.command()
def skip(claim: ClaimId, *, reviewer: Reviewer, ledger: LedgerPath = "", note: Note = "", blind: Blind = False) -> None:
    """Put a claim off: it comes back last."""
    decided(ledger, claim, "skip", reviewer=reviewer, note=note, blind=blind)


@review.command()
def add(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report, or the one that it came with.")],
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="The words that carry the claim, as the report has them.")
    ],
    *,
    values: Set,
    reviewer: Reviewer,
    ledger: LedgerPath = "",
    note: Note = "",
) -> None:
    """Add a claim that was missed, by its words: --set event_type=airstrike."""
    from vigie.ask.shows import show as shown
    from vigie.errors import LedgerError
    from vigie.ledger.questions import Filters
    from vigie.review.decide import add_missed

    with closing(opened(ledger)) as store:
        with store.reading() as connection:
            text = str(shown(connection, report, Filters()).get("text", ""))
        if text.count(words) != 1:
            raise LedgerError(f"the report has these words {text.count(words)} times: give more or fewer of them.")
        start = text.index(words)
        seq, claim = add_missed(
            store, report, start, start + len(words), reviewer=reviewer, fields=given(values), note=note
        )
    typer.echo(f"Recorded as entry {seq}: claim {claim}.")


@review.command()
def undo(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="Number of the review's entry.")],
    *,
    reviewer: Reviewer,
    ledger: LedgerPath = "",
    note: Note = "",
) -> None:
    """Undo a review: it stays in the ledger and holds no more."""
    from vigie.review.decide import undo as undone

    with closing(opened(ledger)) as store:
        typer.echo(f"Recorded as entry {undone(store, entry, reviewer=reviewer, note=note)}.")


@review.command()
def agreement(*, ledger: LedgerPath = "", format: asking.OutFormat = Format.table) -> None:
    """Show how far first and blind second reviewers agree, field by field (Krippendorff's alpha)."""
    import msgspec

    from vigie.review.agreement import agreement as measured

    with opened(ledger).reading() as connection:
        rows = [msgspec.to_builtins(row) for row in measured(connection)]
    asking.write(format, ("field", "metric", "alpha", "pairs", "same"), rows)


@review.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    ledger: LedgerPath = "",
    shape: Annotated[Shape, typer.Option("--as", help="Annotated reports, or each corrected field.")] = Shape.gold,
) -> None:
    """Write what reviewers decided as annotated data, in JSON Lines."""
    from vigie.export.listings import json_lines
    from vigie.review.annotations import annotated_reports, corrections

    with opened(ledger).reading() as connection:
        rows = list(annotated_reports(connection) if shape is Shape.gold else corrections(connection))
    try:
        file.write_text("".join(json_lines(rows)), encoding="utf8")
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be written: {error.strerror}.", param_hint="FILE") from error
    typer.echo(f"{len(rows)} lines.")


def decided(ledger: str, claim: str, verdict: Any, **more: Any) -> None:
    """Records a verdict."""
    from vigie.review.decide import decide

    with closing(opened(ledger)) as store:
        typer.echo(f"Recorded as entry {decide(store, claim, verdict, **more)}.")


def given(values: list[str]) -> dict[str, Any]:
    """Fields and values of ``--set``; a value that is no JSON is plain words."""
    import json

    found: dict[str, Any] = {}
    for pair in values:
        field, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"{pair}: write FIELD=VALUE.", param_hint="--set")
        try:
            found[field] = json.loads(value)
        except ValueError:
            found[field] = value
    return found
