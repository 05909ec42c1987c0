"""What a reviewer decided about two claims; it binds every later run."""

from __future__ import annotations

from typing import Literal

import msgspec


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims tell the same event or different ones, by whose word and when (ISO).

    Of two judgements about the same pair the later one holds; at the same moment, the one whose reviewer's name sorts
    last.
    """

    left: str
    right: str
    decision: Literal["same", "different"]
    reviewer: str
    decided: str
    note: str = ""
