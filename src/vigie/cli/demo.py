"""``vigie demo``: reads the sample reports that come with the package into a ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from vigie.cli.ingest import LedgerPath, opened


class Sample(msgspec.Struct, forbid_unknown_fields=True):
    """A sample file and what its bytes do not say of it."""

    file: str
    outlet: str | None = None
    published: str | None = None


def demo(
    *,
    ledger: LedgerPath = "",
    serve: Annotated[bool, typer.Option(help="On a terminal, open the workbench over the ledger at the end.")] = True,
) -> None:
    """Read fifteen sample reports of one offensive into a ledger, show what they come to, and open the workbench."""
    import tempfile

    from vigie.cli.account import show_account
    from vigie.cli.index import ensure_index
    from vigie.cli.output import write
    from vigie.ingest import find_items
    from vigie.ledger.write import Recorded
    from vigie.record import reports
    from vigie.record.events import settle
    from vigie.settings import Settings

    ensure_index()
    where = ledger or str(Path(tempfile.mkdtemp(prefix="vigie-demo-")) / "demo.vigie")
    store, done = opened(where, create=True), Recorded()
    failed = False
    for sample in samples():
        settings = Settings(outlet=sample.outlet, published=sample.published)
        items = find_items([str(folder() / sample.file)], sys.stdin.buffer)
        failed = write(reports.ingest(store, items, settings, jobs=1, done=done), "table", None) or failed
    settle(store)
    show_account(store)
    store.close()
    typer.echo(f"\n{done.claims} claims in {done.new} reports. The reports: {folder()}")
    typer.echo(f"The ledger: {where} (try: vigie events --ledger {where})")
    open_workbench(where, now=serve and sys.stdout.isatty())
    if failed:
        raise typer.Exit(1)


def open_workbench(where: str, *, now: bool) -> None:
    """Serves the ledger until it is told to end; where that is not to be ``now``, says which command does."""
    if not now:
        typer.echo(f"The workbench: vigie serve --ledger {where}")
        return
    from vigie.cli.serve import free_port, run
    from vigie.serve.options import Options

    run(Options(ledgers=(where,), port=free_port("127.0.0.1")))


def folder() -> Path:
    """Where the sample reports lie."""
    from vigie.lexicon.pack import DATA

    return DATA / "demo"


def samples() -> list[Sample]:
    """The sample files in the order of their story."""
    import yaml

    return msgspec.convert(yaml.safe_load((folder() / "index.yml").read_text("utf-8")), list[Sample], strict=False)
