"""``vigie demo``: reads the sample reports that come with the package."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import typer


class Sample(msgspec.Struct, forbid_unknown_fields=True):
    """A sample file and what its bytes do not say of it."""

    file: str
    outlet: str | None = None
    published: str | None = None


def demo() -> None:
    """Read a dozen sample reports of one offensive and show what is claimed, by whom, with which figures."""
    from vigie.batch import read_items
    from vigie.cli.index import ensure_index
    from vigie.cli.output import write
    from vigie.ingest import find_items
    from vigie.settings import Settings

    ensure_index()
    claims = reports = 0
    failed = False
    for sample in samples():
        settings = Settings(outlet=sample.outlet, published=sample.published)
        outcomes = list(read_items(find_items([str(folder() / sample.file)], sys.stdin.buffer), settings, jobs=1))
        failed = write(iter(outcomes), "table", None) or failed
        claims += sum(outcome.claims for outcome in outcomes)
        reports += len(outcomes)
    typer.echo(f"{claims} claims in {reports} reports. The reports: {folder()}")
    if failed:
        raise typer.Exit(1)


def folder() -> Path:
    """Where the sample reports lie."""
    from vigie.lexicon.pack import DATA

    return DATA / "demo"


def samples() -> list[Sample]:
    """The sample files in the order of their story."""
    import yaml

    return msgspec.convert(yaml.safe_load((folder() / "index.yml").read_text("utf-8")), list[Sample], strict=False)
