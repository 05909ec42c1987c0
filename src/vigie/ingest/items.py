"""Finds the items to read: files, folders, addresses, lines of JSON Lines, standard input; in the order given."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from vigie.ingest.encodings import BOMS
from vigie.ingest.feeds import feed_lines, looks_like_feed
from vigie.model.report import Issue

# A hundred times the longest report; more than this in one item is an archive that should be fed as JSON Lines.
MOST_BYTES = 64 * 1024 * 1024
LINES = (".jsonl", ".ndjson", ".jl")
ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:(?://|[^\\/ ])")
JSON_LINE = re.compile(rb"\s*\{\s*[\"}]")
TOO_LARGE = f"It is larger than {MOST_BYTES // 1048576} MiB: split it, or feed it as JSON Lines with one report a line."


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One report to be, not yet read.

    ``name`` is what people call it (path, path:line, address); ``source`` the path or address where the bytes are
    still to be had, ``raw`` the bytes where they are at hand (a line of JSON, standard input).
    """

    name: str
    kind: Literal["file", "address", "line", "bytes"]
    source: str = ""
    raw: bytes = b""


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was given and is no item: why, and what to do."""

    name: str
    issue: Issue


Found = Item | Unread


def find_items(arguments: Iterable[str], stdin: BinaryIO) -> Iterator[Found]:
    """Every item that the arguments name, in their order; folders by path, with all that is in them."""
    for argument in arguments:
        if argument == "-":
            yield from stream_items(stdin, "stdin")
        elif os.path.exists(argument):
            yield from path_items(Path(argument))
        elif ADDRESS.match(argument):
            yield Item(name=argument, kind="address", source=argument)
        else:
            yield unread(argument, "input.not-found", "There is no such file or folder: check the path.")


def path_items(path: Path) -> Iterator[Found]:
    """The items of a file, or of a folder and those within it; hidden files are left out."""
    if not path.is_dir():
        yield from file_items(path)
        return
    empty = True
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                empty = False
                yield from file_items(Path(folder) / name)
    if empty:
        yield unread(str(path), "input.no-files", "There is no file in this folder: check the path.")


def file_items(path: Path) -> Iterator[Found]:
    """The item of a file, or one for each line of JSON Lines."""
    name = str(path)
    if not path.is_file():
        yield unread(name, "input.not-a-file", "It is neither a file nor a folder: give a file.")
        return
    try:
        with path.open("rb") as handle:
            head = handle.read(4096)
            if path.suffix.lower() in LINES or is_json_lines(head):
                handle.seek(0)
                yield from line_items(handle, name)
            elif path.stat().st_size > MOST_BYTES:
                yield unread(name, "input.too-large", TOO_LARGE)
            elif looks_like_feed(head):
                yield from feed_items(head + handle.read(), name)
            else:
                yield Item(name=name, kind="file", source=name)
    except OSError as error:
        yield unread(name, "input.unreadable", f"It cannot be opened ({error.strerror}): check its permissions.")


def stream_items(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The items of a stream: lines of JSON where it opens with one, else all of it is one report."""
    head = stream.readline(MOST_BYTES + 1)
    if is_json_lines(head):
        yield from line_items(Rejoined(head, stream), name)
        return
    raw = head + stream.read(max(MOST_BYTES + 1 - len(head), 0))
    if len(raw) > MOST_BYTES:
        yield unread(name, "input.too-large", TOO_LARGE)
    elif looks_like_feed(raw[:4096]):
        yield from feed_items(raw, name)
    else:
        yield Item(name=name, kind="bytes", raw=raw)


def feed_items(raw: bytes, name: str) -> Iterator[Found]:
    """An item for each entry of a feed."""
    number = 0
    for number, line in enumerate(feed_lines(raw), 1):
        yield Item(name=f"{name}:{number}", kind="line", raw=line)
    if not number:
        yield unread(name, "input.empty", "The feed has no entry: check that it was saved in full.")


def line_items(stream: BinaryIO | Rejoined, name: str) -> Iterator[Found]:
    """An item for each line that is not blank; a line beyond the limit is skipped and said so."""
    read = utf8_lines(stream)
    number, empty = 0, True
    while line := read.readline(MOST_BYTES + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = read.readline(MOST_BYTES)
            empty = False
            yield unread(where, "input.too-large", TOO_LARGE)
        elif line := line.strip():
            empty = False
            yield Item(name=where, kind="line", raw=line)
    if empty:
        yield unread(name, "input.empty", "There is no line in it: check that it was written in full.")


def is_json_lines(head: bytes) -> bool:
    """True where the first bytes open an object of JSON."""
    for bom, _ in BOMS:
        head = head.removeprefix(bom)
    return JSON_LINE.match(head.replace(b"\0", b"")) is not None


def unread(name: str, code: str, message: str) -> Unread:
    """Something given that is no item."""
    return Unread(name=name, issue=Issue(code, message))


class Rejoined:
    """A stream with its first line, already read, in front."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head, self.stream = io.BytesIO(head), stream

    def readline(self, size: int = -1) -> bytes:
        """The next line, of at most ``size`` bytes."""
        return self.head.readline(size) or self.stream.readline(size)


class Recoded:
    """Lines of a stream in UTF-16 or UTF-32 as UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text

    def readline(self, size: int = -1) -> bytes:
        """The next line, of at most ``size`` characters."""
        return self.text.readline(size).encode("utf-8", "replace")


def utf8_lines(stream: BinaryIO | Rejoined) -> BinaryIO | Rejoined | Recoded:
    """The stream without its byte-order mark, recoded where that mark says UTF-16 or UTF-32."""
    if isinstance(stream, Rejoined):
        line = stream.readline()
        return Rejoined(line.removeprefix(b"\xef\xbb\xbf"), stream.stream)
    head = stream.read(4)
    stream.seek(0)
    for bom, encoding in BOMS:
        if head.startswith(bom):
            stream.seek(len(bom))
            if encoding != "utf-8":
                return Recoded(io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n"))
            break
    return stream
