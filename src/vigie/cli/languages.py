"""``vigie languages``: the languages that can be read."""

from __future__ import annotations

import typer


def languages() -> None:
    """List the languages that can be read."""
    from vigie.lexicon.pack import languages as codes

    for code in codes():
        typer.echo(code)
