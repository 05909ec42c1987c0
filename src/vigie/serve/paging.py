"""Paging: a cursor says where the next page begins, in a form that is no one's business but the server's."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Generic, TypeVar

import msgspec

from vigie.serve.problems import Refusal

T = TypeVar("T")
MOST = 1_000  # items of a page
USUAL = 50


class Page(msgspec.Struct, Generic[T], frozen=True):
    """One page of a list; ``next`` is the cursor of the page after it, ``total`` how many there are where known."""

    items: list[T]
    next: str | None
    total: int | None


def cursor_of(*values: Any) -> str:
    """The cursor that holds the values."""
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(values)).decode().rstrip("=")


def read_cursor(cursor: str, form: type[T]) -> T:
    """The values of a cursor; a refusal where it is none of ours."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.msgpack.decode(raw, type=form)
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise Refusal(422, "The cursor is none that this server gave: begin without one.", kind="invalid") from error
