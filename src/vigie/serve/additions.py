"""Additions: reports by paste, by address and by upload; reports read again, and withdrawn."""

from __future__ import annotations

import tempfile
from pathlib import Path
from textwrap import shorten
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from vigie.errors import MissingError
from vigie.ingest import Item
from vigie.ingest.dates import read_published
from vigie.ingest.masthead import text_title
from vigie.ledger.schema import reports
from vigie.lexicon.pack import languages
from vigie.record.decisions import retract
from vigie.record.intake import reread, take_in
from vigie.serve import uploads
from vigie.serve.desk import Reviewer, body, reply
from vigie.serve.jobs import Job, started
from vigie.serve.openapi import answers
from vigie.serve.problems import Refusal
from vigie.serve.questions import Asked
from vigie.serve.reports import Id
from vigie.settings import Settings

router = APIRouter(tags=["reports"])
Short = Annotated[str, msgspec.Meta(max_length=500)]
MOST_CHARACTERS = 10_000_000
MOST_NAME = 90  # characters of how a text begins


class NewReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report: its text, or its page's HTML, or the address of its page; and what is known of it besides."""

    text: Annotated[str, msgspec.Meta(max_length=MOST_CHARACTERS)] | None = None
    html: Annotated[str, msgspec.Meta(max_length=MOST_CHARACTERS)] | None = None
    address: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    title: Short | None = None
    outlet: Short | None = None
    url: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    published: Short | None = None
    language: Short | None = None


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a report holds no more."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Withdrawn(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the report held until now; ``settled`` is false where events do not tell of it yet, but will."""

    report: str
    held: bool
    settled: bool


EXAMPLE = {
    "text": "At least five people were killed in an airstrike on Idlib on Friday, the monitor said.",
    "outlet": "Meridian Wire", "published": "2024-11-30",
}  # fmt: skip


@router.post("/reports", **answers(Job, status=202, body=NewReport, body_example=EXAMPLE, also=(413, 415)))
def add_report(
    desk: Reviewer, given: Annotated[NewReport, body(NewReport)], asked: Annotated[Asked, Query()]
) -> Response:
    """Adds a report by paste or by address. The job is done at once where reading takes no time."""
    del asked
    if sum(one is not None for one in (given.text, given.html, given.address)) != 1:
        raise Refusal(422, "Give one of text, html and address.", kind="invalid")
    if not (given.text or given.html or given.address or "").strip():
        raise Refusal(422, "There are no words in it.", kind="invalid")
    settings = settings_of(given.published, given.language, given.outlet)
    if given.address is not None:
        refuse_secrets(given.address)
        item = Item(name=given.address, kind="address", source=given.address)
    else:
        title = given.title or headline(given.text or "") or None
        line = {"text": given.text, "html": given.html, "title": title, "outlet": given.outlet,
                "url": given.url, "published": given.published, "language": given.language}  # fmt: skip
        held = {name: value for name, value in line.items() if value is not None}
        item = Item(name=title or "pasted", kind="line", raw=msgspec.json.encode(held))
    desk.audit("report added", item.name)
    return started(desk, "report", take_in, [item], settings, total=1)


def refuse_secrets(address: str) -> None:
    """A refusal of an address with a password in it, before it is on record."""
    try:
        secret = "@" in urlsplit(address).netloc
    except ValueError:
        return  # it is none, and told to be so when it is to be fetched
    if secret:
        raise Refusal(422, "The address has a name or a password in it: give it without.", kind="invalid")


def headline(text: str) -> str:
    """The headline of a text, else how it begins: what people know it by in lists."""
    if title := text_title(text[:2_000]):
        return title
    line = next((line for line in text[:20_000].split("\n") if line.strip()), "")
    return shorten(line[:1_000], MOST_NAME, placeholder=" …")


def settings_of(published: str | None, language: str | None, outlet: str | None) -> Settings:
    """What holds for reports that do not say it themselves; a refusal for what makes no sense."""
    if language and language not in languages():
        raise Refusal(422, f"There is no pack for {language[:20]!r}: one of {', '.join(languages())}.", kind="invalid")
    try:
        date = read_published(published)[0] if published else None
    except ValueError as error:
        raise Refusal(422, f"published: {error}", kind="invalid") from error
    return Settings(published=date, language=language or None, outlet=outlet or None)


@router.post("/uploads", **uploads.described(Job))
async def add_uploads(request: Request, desk: Reviewer, asked: Annotated[Asked, Query()]) -> Response:
    """Adds reports by upload: text, HTML, JSON Lines, and such files in .zip and .gz; as a job."""
    del asked
    form = await uploads.form_of(request)
    try:
        return await run_in_threadpool(take_uploads, desk, form)
    finally:
        await form.close()


def take_uploads(desk: Reviewer, form: FormData) -> Response:
    """Unpacks what was uploaded into a folder of its own and has it read."""
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
    if not files:
        raise Refusal(422, "Upload at least one file as `files`.", kind="invalid")
    words = {name: str(form.get(name) or "") for name in ("published", "language", "outlet")}
    settings = settings_of(words["published"], words["language"], words["outlet"][:500])
    folder = tempfile.TemporaryDirectory(prefix="vigie-upload-")
    try:
        items = uploads.unpack([(one.filename or "file", one.file) for one in files], Path(folder.name))
    except BaseException:
        folder.cleanup()
        raise
    desk.audit("files uploaded", f"{len(files)} files, {len(items)} reports")
    return started(desk, "upload", take_in, items, settings, total=len(items), finish=folder.cleanup)


@router.post("/reports/{report_id}/rereading", **answers(Job, status=202))
def read_report_again(desk: Reviewer, report_id: Id, asked: Annotated[Asked, Query()]) -> Response:
    """Reads a report again with the engine as it is now, as a job."""
    del asked
    with desk.reading() as connection:
        known = connection.execute(reports.select().where(reports.c.report_id == report_id)).first()
    if known is None:
        raise MissingError(f"there is no report {report_id}.")
    desk.audit("report read again", report_id)
    return started(desk, "rereading", reread, [report_id], Settings(), total=1)


@router.post("/reports/{report_id}/retraction", **answers(Withdrawn, status=201, body=Withdrawal, also=(413, 415, 503)))
def withdraw_report(
    desk: Reviewer, report_id: Id, given: Annotated[Withdrawal, body(Withdrawal)], asked: Annotated[Asked, Query()]
) -> Response:
    """Records that a report holds no more: it stays in the ledger and counts no more."""
    del asked
    held, settled = desk.decide(retract, report_id, reason=given.reason, by=desk.who.name)
    return reply(Withdrawn(report=report_id, held=held, settled=settled), 201)
