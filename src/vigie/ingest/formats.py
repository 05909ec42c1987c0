"""Turns the bytes of one item into a report: plain text, a page of HTML, or a line of JSON."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from vigie.errors import IntakeError
from vigie.ingest.dates import read_published
from vigie.ingest.encodings import is_binary, start_of, to_text
from vigie.ingest.feeds import looks_like_feed
from vigie.ingest.items import MOST_BYTES, TOO_LARGE, Item
from vigie.ingest.masthead import Masthead, text_title, web_address
from vigie.ingest.pages import declared_charset, looks_like_html, read_page, with_title
from vigie.model.report import Issue, Report

# 15,000 words: five times the longest dispatch, a long report of an inquiry. The rest of a longer one is not read.
MOST_CHARACTERS = 100_000
PAGES = (".html", ".htm", ".xhtml")
SURROGATES = re.compile(r"[\ud800-\udfff]")
SHORT = 80  # of a text no longer than this, the page's own word on its language is better than what its letters say


class Line(msgspec.Struct, kw_only=True):
    """A line of JSON Lines; keys that are not listed are left alone."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | int | None = None
    language: str | None = None


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the person who feeds the reports says about all of them; a line's own word goes first."""

    published: str | None = None
    language: str | None = None
    outlet: str | None = None


def to_report(item: Item, defaults: Defaults) -> Report:
    """The report of an item; IntakeError where there is no text to be had."""
    if item.kind == "line":
        return line_report(item, defaults)
    if item.kind == "address":
        from vigie.ingest.fetch import fetch

        page = fetch(item.source)
        if looks_like_feed(page.raw[:4096]):
            message = "It is a feed of several reports: save it to a file, and read that; each entry is then a report."
            raise IntakeError("input.feed", message)
        return bytes_report(page.raw, item, defaults, url=page.url, charset=page.charset, media=page.media)
    if item.kind == "bytes":
        return bytes_report(item.raw, item, defaults)
    try:
        with open(item.source, "rb") as handle:
            raw = handle.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"It cannot be opened ({error.strerror}): check its permissions."
        raise IntakeError("input.unreadable", message) from error
    if len(raw) > MOST_BYTES:
        raise IntakeError("input.too-large", TOO_LARGE)
    return bytes_report(raw, item, defaults)


def bytes_report(
    raw: bytes, item: Item, defaults: Defaults, *, url: str | None = None, charset: str | None = None, media: str = ""
) -> Report:
    """The report of a file or a fetched page. Empty and binary ones are reports without text, with an issue."""
    sha256 = hashlib.sha256(raw).hexdigest()
    bare = Report(id=report_id(item, sha256), original="", sha256=sha256, url=url, outlet=defaults.outlet, raw=raw)
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        return without_text(bare, "input.empty", "There is nothing in it: check that it was saved in full.")
    if is_binary(raw):
        message = "It is not text (an image, a PDF, an archive?): turn it into text first."
        return without_text(bare, "input.binary", message)
    page = media.startswith(("text/html", "application/xhtml")) or (
        Path(item.source).suffix.lower() in PAGES if item.kind == "file" else False
    )
    if page or looks_like_html(raw[:4096]):
        text, issues = to_text(raw[:MOST_BYTES], charset or declared_charset(raw))
        try:
            report = page_report(bare, text, defaults)
        except IntakeError as error:
            return without_text(bare, error.code, error.message)
        return msgspec.structs.replace(report, issues=(*issues, *report.issues))
    # Only what is read is decoded: four bytes hold any character.
    text, issues = to_text(raw if len(raw) <= 5 * MOST_CHARACTERS else start_of(raw, 4 * MOST_CHARACTERS + 4), charset)
    head = Masthead(title=text_title(text[:2000]), url=url)
    return finished(bare, text, head, defaults, issues, length=len(raw))


def page_report(bare: Report, html: str, defaults: Defaults) -> Report:
    """The report of a page: headline and main text, and its masthead.

    What the person who feeds it says goes before what the page's markup says.
    """
    text, head, issues = read_page(html)
    if len(text) > SHORT or defaults.language:
        head.language = None
    if defaults.published:
        head.published = head.published_precision = None
    head.outlet = defaults.outlet or head.outlet
    return finished(bare, with_title(text, head.title), head, defaults, issues)


def line_report(item: Item, defaults: Defaults) -> Report:
    """The report of a line of JSON. The text is the report's original to the letter: no headline is put before it."""
    line = decoded_line(item.raw)
    if (line.text is None) == (line.html is None):
        raise IntakeError("json.no-text", 'The line needs a key "text" or a key "html", and not both.')
    content = line.text if line.text is not None else line.html or ""
    clean = SURROGATES.sub("\ufffd", content)
    issues = []
    if clean != content:
        message = "Halves of characters (lone surrogates) stand as \ufffd: write the file anew from its source."
        issues.append(Issue("encoding.damaged", message))
    raw = clean.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    given = Masthead(title=line.title, outlet=line.outlet, author=line.author, language=line.language)
    given.url = web_address(line.url)
    if line.url and not given.url:
        issues.append(Issue("json.bad-url", "The url of the line is no http address and is left out: check it."))
    if line.published is not None and str(line.published).strip():
        try:
            given.published, given.published_precision = read_published(str(line.published))
        except ValueError as error:
            issues.append(Issue("published.unreadable", f"The date of publication is left out: {error}."))
    identity = str(line.id) if line.id not in (None, "") else report_id(item, sha256)
    bare = Report(id=SURROGATES.sub("\ufffd", identity), original="", sha256=sha256, issues=tuple(issues), raw=raw)
    if not clean.strip():
        empty = without_text(bare, "input.empty", "The line has no text: check how the file was written.")
        return finished(empty, "", given, defaults, [])
    if line.html is None:
        return finished(bare, clean, given, defaults, [])
    try:
        text, head, found = read_page(clean)
    except IntakeError as error:
        return finished(without_text(bare, error.code, error.message), "", given, defaults, [])
    if len(text) > SHORT:
        head.language = None
    for name in ("title", "outlet", "author", "url", "language"):
        setattr(given, name, getattr(given, name) or getattr(head, name))
    if given.published is None:
        given.published, given.published_precision = head.published, head.published_precision
    return finished(bare, with_title(text, given.title), given, defaults, found)


def decoded_line(raw: bytes) -> Line:
    """A line of JSON as a ``Line``; IntakeError where it is broken or a key has a value of the wrong kind."""
    text, _ = to_text(raw)
    try:
        return msgspec.convert(json.loads(text), Line, strict=True)
    except msgspec.ValidationError as error:
        raise IntakeError(
            "json.bad-key", f"The line does not have the keys of a report: {error}. Mend the line."
        ) from error
    except (ValueError, RecursionError) as error:
        reason = str(error)[:120] if isinstance(error, ValueError) else "nested too deep"
        raise IntakeError("json.broken-line", f"The line is not whole JSON ({reason}): mend the line.") from error


def finished(
    bare: Report, text: str, head: Masthead, defaults: Defaults, issues: list[Issue], *, length: int = 0
) -> Report:
    """The report with its text, cut at the limit, and its masthead; what nobody says is taken from the defaults."""
    if len(text) > MOST_CHARACTERS or length > 5 * MOST_CHARACTERS:
        size = f"{len(text):,} characters" if not length else f"{length:,} bytes"
        message = (
            f"The report has {size}; only the first {MOST_CHARACTERS:,} characters are read. Split it into its parts."
        )
        issues = [*issues, Issue("report.cut", message)]
        text = text[:MOST_CHARACTERS]
    published, precision = head.published, head.published_precision
    if published is None and defaults.published:
        published, precision = read_published(defaults.published)
    return msgspec.structs.replace(
        bare,
        original=text,
        url=head.url or bare.url,
        outlet=clean_words(head.outlet or defaults.outlet),
        title=clean_words(head.title),
        author=clean_words(head.author),
        language=clean_words(head.language or defaults.language),
        published=published,
        published_precision=precision,
        issues=(*bare.issues, *issues),
    )


def clean_words(words: str | None) -> str | None:
    """Words that can be written as UTF-8; None for no words."""
    return (SURROGATES.sub("\ufffd", words).strip() or None) if words else None


def without_text(bare: Report, code: str, message: str) -> Report:
    """A report that could not be read, with the issue that says why."""
    return msgspec.structs.replace(bare, issues=(*bare.issues, Issue(code, message)))


def report_id(item: Item, sha256: str) -> str:
    """The id of a report that brings none: what it is called, and the start of its hash.

    The folder it lies in and the machine play no part; the same bytes under the same name keep their id.
    """
    if item.kind == "address":
        try:
            stem = urlsplit(item.source).hostname or "page"
        except ValueError:
            stem = "page"
    elif item.kind == "line":
        stem = Path(item.name.rpartition(":")[0]).stem
    else:
        stem = Path(item.name).stem
    return f"{SURROGATES.sub('', stem)[:60]}-{sha256[:12]}"
