"""One frozen settings object, read at the edge and passed down."""

from __future__ import annotations

from typing import Literal

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How reports are read. ``scope``: "conflict" leaves ordinary crime out, "violence" takes armed crime in.

    ``assume_conflict`` reads weak words as in a report that is about armed violence (a feed on one war does).
    ``language`` and ``published`` hold for reports that do not say themselves; ``annotations`` adds what was seen on
    the way.
    """

    scope: Literal["conflict", "violence"] = "conflict"
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    annotations: bool = False
    assume_conflict: bool = False
