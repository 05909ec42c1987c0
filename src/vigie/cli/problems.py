"""Tells what could not be read: one structured line on standard error for each."""

from __future__ import annotations

import functools
import sys
from typing import Any

from vigie.model.report import Issue


@functools.cache
def renderer() -> Any:
    """Writes key=value lines, quoted where they must be."""
    from structlog.processors import LogfmtRenderer

    return LogfmtRenderer(key_order=["level", "code", "item", "message"])


def tell(item: str, issue: Issue) -> None:
    """Prints the issue of an item."""
    line = renderer()(None, "", {"level": "error", "code": issue.code, "item": item, "message": issue.message})
    # An item's name may hold anything, terminal commands and halves of characters among it.
    clean = "".join(char if char.isprintable() else "?" for char in str(line))
    sys.stderr.buffer.write(clean.encode("utf-8", "replace") + b"\n")
    sys.stderr.flush()
