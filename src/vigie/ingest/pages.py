"""Takes the main text and the masthead out of a page of HTML."""

from __future__ import annotations

import logging
import re
from html import unescape

from vigie.errors import IntakeError
from vigie.ingest.masthead import Masthead, page_masthead
from vigie.model.report import Issue

# News pages without their scripts have 50,000 to 400,000 characters; the work on a page of a million takes seconds.
MOST_HTML = 1_000_000
DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_.:-]{2,40})"""
)
LOOKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|title)\b", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,5000}>")
BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|li|tr|section|article|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
# Rules of whole elements that hold no text; JSON-LD is kept apart for the date of publication.
SILENT = ("script", "style", "svg", "noscript", "template")


def looks_like_html(head: bytes) -> bool:
    """True where the first bytes of a file open a page."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:2000]
    return start.startswith((b"<", b"<!--")) and LOOKS.search(start) is not None


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a page declares in its head."""
    found = DECLARED.search(raw[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def read_page(html: str) -> tuple[str, Masthead, list[Issue]]:
    """Main text, masthead and issues of a page; IntakeError where it has no words."""
    issues: list[Issue] = []
    full, html = html, without_silent(html)
    if len(html) > MOST_HTML:
        size = f"{len(html):,} characters of markup"
        message = f"The page has {size}; only the first {MOST_HTML:,} are read. Save the part that you need."
        issues.append(Issue("report.cut", message))
        html = html[:MOST_HTML]
    text, found = main_text(html)
    if not text:
        text = all_words(html)
        if not text:
            message = "The page has no text: it may be made by scripts. Open it in a browser and save the text."
            raise IntakeError("html.no-text", message)
        message = "The main text of the page could not be told apart: all its words are read, menus included."
        issues.append(Issue("html.no-main-text", message))
    # Scripts are gone from html; dates in JSON-LD are not looked for beyond the first part of the page.
    head = full[: MOST_HTML // 2] if "datePublished" in full else html
    return text, page_masthead(head, found), issues


def main_text(html: str) -> tuple[str, dict[str, str | None]]:
    """The main text ("" where none can be told) and what the markup says about the page."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings say less than our issues
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        page = bare_extraction(
            re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", html),
            with_metadata=True,
            include_comments=False,
            include_tables=False,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):  # lxml on hostile markup
        return "", {}
    if page is None or isinstance(page, dict):
        return "", {}
    found = {name: getattr(page, name, None) for name in ("title", "author", "sitename", "url")}
    return (page.text or "").strip(), found


def without_silent(html: str) -> str:
    """The page without scripts, styles and drawings, in one pass over it."""
    for name in SILENT:
        html = without_element(html, name)
    return html


def without_element(html: str, name: str) -> str:
    """The page without the elements of one name; one that is never closed keeps the rest of the page."""
    opening, closing = re.compile(rf"<{name}\b", re.IGNORECASE), re.compile(rf"</{name}\s*>", re.IGNORECASE)
    kept: list[str] = []
    at = 0
    while (start := opening.search(html, at)) and (end := closing.search(html, start.end())):
        kept.append(html[at : start.start()])
        at = end.end()
    return "".join((*kept, html[at:])) if kept or at else html


def all_words(html: str) -> str:
    """Every word of a page, a line for each block."""
    lines = TAG.sub(" ", BLOCK.sub("\n", html)).split("\n")
    words = (" ".join(unescape(line).split()) for line in lines)
    return "\n".join(line for line in words if line)


def with_title(text: str, title: str | None) -> str:
    """The main text led by its headline, once."""
    if not title:
        return text
    start = "".join(filter(str.isalnum, text[: 2 * len(title) + 40])).lower()
    return text if start.startswith("".join(filter(str.isalnum, title)).lower()) else f"{title}\n\n{text}"
