"""Columns as bytes: what a map is drawn from, which a browser needs not parse.

A line of JSON, filled up with spaces to a whole number of ``ALIGNED`` bytes, says of each column its name, its kind
("f4", "i4", "u2", "u1": little-endian numbers; "S10": so many bytes of text, filled up with zeros), and at which byte
behind the line it begins; then come the columns, each at a multiple of ``ALIGNED``.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np

from vigie.ask.arrays import Array

ALIGNED = 8
encode = msgspec.json.Encoder().encode


def packed(columns: Mapping[str, Array], **more: object) -> bytes:
    """The columns, all of one length, behind a line that tells of them and of what else is given."""
    told, parts, at = [], [], 0
    for name, values in columns.items():
        values = values.astype(values.dtype.newbyteorder("<"), copy=False)
        told.append([name, values.dtype.str.lstrip("<|"), at])
        parts.append(filled(values.tobytes()))
        at += len(parts[-1])
    rows = len(next(iter(columns.values()), np.empty(0)))
    return filled(encode({"rows": rows, "columns": told, **more}), b" ", end=b"\n") + b"".join(parts)


def filled(some: bytes, by: bytes = b"\0", *, end: bytes = b"") -> bytes:
    """The bytes, filled up to a whole number of ``ALIGNED``."""
    return some + by * (-(len(some) + len(end)) % ALIGNED) + end
