"""Uploads: many files at once, unpacked within limits, so that no small file unfolds into one that fills the disk."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from vigie.ingest import Found, Unread
from vigie.ingest.items import path_items
from vigie.model.report import Issue
from vigie.serve.openapi import answers, schema_of
from vigie.serve.problems import Refusal

MOST_FILES = 500  # of one upload
MOST_MEMBERS = 20_000  # files in all archives of an upload
MOST_UNPACKED = 512 * 1024 * 1024  # bytes of all of them
RATIO, SMALL = 200, 1024 * 1024  # a text is never packed 200 to 1; what unfolds to little may be
PIECE = 64 * 1024
PLAIN = re.compile(r"[^\w .,()\-]+")
PACKED = (".zip", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz", ".tgz")


class Budget:
    """What may still be unpacked of one upload."""

    def __init__(self) -> None:
        self.bytes, self.members = MOST_UNPACKED, MOST_MEMBERS

    def take(self, size: int) -> None:
        """Takes bytes off; a refusal where there are none left."""
        self.bytes -= size
        if self.bytes < 0:
            raise Refusal(413, f"It unfolds to more than {MOST_UNPACKED // 1048576} MiB.", kind="too-large")

    def member(self) -> None:
        """Takes a file off."""
        self.members -= 1
        if self.members < 0:
            raise Refusal(413, f"It holds more than {MOST_MEMBERS} files: feed it as JSON Lines.", kind="too-large")


class UploadFields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields beside the files: what holds for reports that do not say it themselves."""

    published: str = ""
    language: str = ""
    outlet: str = ""


def described(form: Any) -> dict[str, Any]:
    """What the route says of its answer and its body."""
    made = answers(form, status=202, also=(413, 415))
    fields = {name: {"type": "string"} for name in UploadFields.__struct_fields__}
    files = {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}}
    schema = {"type": "object", "properties": {"files": files, **fields}, "required": ["files"]}
    made["openapi_extra"] = {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}
    schema_of(form)
    return made


async def form_of(request: Request) -> FormData:
    """The form of an upload; a refusal where it is none, or has too many files."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refusal(415, "Send multipart/form-data.", kind="media")
    try:
        return await request.form(max_files=MOST_FILES, max_fields=20, max_part_size=10_000)
    except Refusal:
        raise
    except HTTPException as error:
        raise Refusal(422, f"The form cannot be read: {error.detail}", kind="invalid") from error


def unpack(files: Sequence[tuple[str, BinaryIO]], folder: Path) -> list[Found]:
    """The items of uploaded files, of (name, content), which are put into the folder; archives are unpacked."""
    budget, found = Budget(), list[Found]()
    for number, (name, content) in enumerate(files):
        place = folder / str(number)
        place.mkdir()
        lower = name.lower()
        if lower.endswith(".zip"):
            found += unzipped(name, content, place, budget)
        elif lower.endswith(".gz") and not lower.endswith(".tar.gz"):
            budget.member()
            found += placed(name, gunzipped(content, budget), place / plain(name[:-3]))
        else:
            budget.member()
            found += placed(name, pieces(content, budget), place / plain(name))
    return found


def placed(name: str, content: Iterator[bytes], target: Path) -> list[Found]:
    """The items of a file that is written to the target, under the name that it was uploaded with."""
    try:
        with target.open("xb") as handle:
            handle.writelines(content)
    except (zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        return [
            Unread(name=name, issue=Issue("input.damaged", f"The archive cannot be unpacked ({error}): pack anew."))
        ]
    return [
        msgspec.structs.replace(item, name=name + item.name.removeprefix(str(target))) for item in path_items(target)
    ]


def unzipped(name: str, content: BinaryIO, place: Path, budget: Budget) -> list[Found]:
    """The items of the files in an archive; archives within it are left out, and said so."""
    found: list[Found] = []
    try:
        archive = zipfile.ZipFile(content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        return [
            Unread(name=name, issue=Issue("input.damaged", f"The archive cannot be opened ({error}): pack it anew."))
        ]
    with archive:
        for number, member in enumerate(archive.infolist()):
            budget.member()
            called = f"{name}/{member.filename}"
            if member.is_dir() or Path(member.filename).name.startswith("."):
                continue
            if member.filename.lower().endswith(PACKED):
                message = "It is an archive within an archive: upload it by itself."
                found.append(Unread(name=called, issue=Issue("input.nested", message)))
                continue
            # The sizes that an archive states are its own word: what counts is what comes out of it.
            inner = place / f"{number} {plain(Path(member.filename).name)}"
            found += placed(called, in_measure(member_pieces(archive, member), member.compress_size, budget), inner)
    return found


def member_pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A file of an archive in pieces."""
    with archive.open(member) as handle:
        while piece := handle.read(PIECE):
            yield piece


def gunzipped(content: BinaryIO, budget: Budget) -> Iterator[bytes]:
    """The content of a gzip file in pieces."""
    size = content.seek(0, 2)
    content.seek(0)
    yield from in_measure(inflated(content), size, budget)


def inflated(content: BinaryIO) -> Iterator[bytes]:
    """A gzip file unfolded in pieces of a bounded size; zlib.error for a broken one, EOFError for half of one."""
    unpacker, whole = zlib.decompressobj(zlib.MAX_WBITS | 16), False
    while piece := content.read(PIECE):
        while piece:
            if whole and not piece.strip(b"\0"):
                return
            if whole:  # several files one after another are one
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield unpacker.decompress(piece, PIECE)
            whole = unpacker.eof
            piece = unpacker.unused_data if whole else unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise EOFError("it ends too early")


def pieces(content: BinaryIO, budget: Budget) -> Iterator[bytes]:
    """A plain file in pieces."""
    while piece := content.read(PIECE):
        budget.take(len(piece))
        yield piece


def in_measure(unfolded: Iterator[bytes], packed: int, budget: Budget) -> Iterator[bytes]:
    """What unfolds from so many packed bytes; a refusal where it is more than any text would."""
    size = 0
    for piece in unfolded:
        size += len(piece)
        budget.take(len(piece))
        if size > SMALL and size > RATIO * packed:
            raise Refusal(413, "It unfolds to far more than any text would: upload it unpacked.", kind="bomb")
        yield piece


def plain(name: str) -> str:
    """A name that is one on every file system and leads nowhere."""
    last = PLAIN.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    return last[-100:] or "file"
