"""``vigie packs check``: runs every example and mini-report of the language packs."""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vigie.lexicon.check import Read
    from vigie.lexicon.pack import Pack
    from vigie.model.claim import Reading

packs = typer.Typer(help="Look after language packs.", no_args_is_help=True, rich_markup_mode=None)
# Readers of grammars that run their rules' own examples.
GRAMMARS = ("vigie.annotate.times", "vigie.annotate.quantities")


@packs.callback()
def about() -> None:
    """Look after language packs."""


@packs.command()
def check(
    code: Annotated[str, typer.Argument(help="Language code; all languages without it.")] = "",
    show: Annotated[int, typer.Option(help="How many failures to print for each language.")] = 20,
) -> None:
    """Run the examples of every rule; fails where more of them fail than evals/floors.json allows."""
    from vigie.cli.index import ensure_index
    from vigie.lexicon.pack import languages, open_pack

    ensure_index()
    worse = False
    for language in [code] if code else languages():
        failures = list(pack_failures(open_pack(language)))
        allowed = allowed_failures(language)
        for failure in failures[:show]:
            typer.echo(failure)
        if len(failures) > show:
            typer.echo(f"... and {len(failures) - show} more: --show {len(failures)}")
        typer.echo(f"{language}: {len(failures)} examples fail, {allowed} may")
        worse = worse or len(failures) > allowed
    if worse:
        raise typer.Exit(1)


def pack_failures(pack: Pack) -> Iterator[str]:
    """A line for each example that fails: of rules of happenings, of mini-reports, of grammars.

    An example is one sentence out of a report on a conflict and is read as such; a mini-report stands for itself.
    """
    from vigie.lexicon.check import failing_examples, failing_samples

    for failure in failing_examples(pack, reader(pack, assume_conflict=True)):
        yield f"{failure.rule}: {failure.problem}\n    {failure.text}"
    for failure in failing_samples(pack, reader(pack)):
        yield f"{failure.rule}: {failure.problem}"
    for name in GRAMMARS:
        if importlib.util.find_spec(name) and hasattr(module := importlib.import_module(name), "failing_examples"):
            yield from (str(failure) for failure in module.failing_examples(pack))


def reader(pack: Pack, *, assume_conflict: bool = False) -> Read:
    """The reader of a pack's examples, as the checks call it: with a text and its day of publication."""
    from vigie.model.report import Report
    from vigie.pipeline import read_report
    from vigie.settings import Settings

    settings = Settings(assume_conflict=assume_conflict)

    def read(text: str, published: str | None) -> Reading:
        report = Report(id="example", original=text, sha256="", language=pack.code, published=published)
        return read_report(report, settings)

    return read


def allowed_failures(code: str) -> int:
    """How many examples of a pack may fail: key "pack_examples" of evals/floors.json, 0 where it is not at hand."""
    floors = Path(__file__).parents[3] / "evals" / "floors.json"
    if not floors.is_file():
        return 0
    allowed = json.loads(floors.read_text("utf-8")).get("pack_examples", 0)
    return int(allowed.get(code, 0) if isinstance(allowed, dict) else allowed)
