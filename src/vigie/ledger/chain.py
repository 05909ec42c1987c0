"""The chain: each entry's hash covers its own content and the entry before it."""

from __future__ import annotations

import hashlib
import zlib

import msgspec

START = "0" * 64  # stands before the first entry
WINDOWS = ((4_096, 12, 5), (16_384, 14, 6))  # bytes at most, bits of the window that holds them, level of memory
encode = msgspec.json.Encoder(order="deterministic").encode


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be recorded: its kind, the id that it is about, its content, and the entry that it supersedes."""

    kind: str
    ref: str
    content: bytes
    supersedes: int | None = None


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def link(before: str, seq: int, kind: str, ref: str, recorded: str, content_hash: str) -> str:
    """The hash of an entry that follows the one whose hash is ``before``."""
    return digest(encode([before, seq, kind, ref, recorded, content_hash]))


def packed(content: bytes) -> bytes:
    """Content compressed; level 1, which is a third larger than the best and ten times faster.

    Most contents are short: a window that holds one of them whole is set up in a quarter of the time of a full one.
    """
    bits, memory = next((sizes for most, *sizes in WINDOWS if len(content) <= most), (15, 8))
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits=bits, memLevel=memory)
    return packer.compress(content) + packer.flush()


def unpacked(content: bytes) -> bytes:
    """Content as it was before compression; raises zlib.error for damaged bytes."""
    return zlib.decompress(content)
