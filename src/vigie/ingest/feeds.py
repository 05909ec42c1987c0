"""Feeds (RSS, Atom): each entry is a report, handed on as a line of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from vigie.ingest.encodings import to_text
from vigie.ingest.pages import all_words, declared_charset, without_silent

FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF|item|entry)[\s>]", re.DOTALL
)
OPENING = re.compile(r"<(?:item|entry)\b[^<>]{0,2000}>", re.IGNORECASE)
CLOSING = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
LINK = re.compile(r"<link\b[^<>]{0,2000}?\bhref\s*=\s*[\"']([^\"'<>]{1,2000})[\"']", re.IGNORECASE)
# Where an entry has its words, and its day; of several with words the longest holds the others.
BODIES = ("content:encoded", "content", "description", "summary")
DAYS = ("pubDate", "published", "dc:date", "updated")


def looks_like_feed(head: bytes) -> bool:
    """True where the first bytes of a file open a feed or an entry of one."""
    return FEED.match(head.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def feed_lines(raw: bytes) -> Iterator[bytes]:
    """The entries of a feed, each as a line of JSON with text, title, url and published; those without words too."""
    text, _ = to_text(raw, declared_charset(raw))
    at = 0
    while (start := OPENING.search(text, at)) and (end := CLOSING.search(text, start.end())):
        yield msgspec.json.encode(entry(without_silent(text[start.end() : end.start()])))
        at = end.end()


def entry(markup: str) -> dict[str, str]:
    """An entry's own words: its title above its longest body, its address, its day."""
    title = " ".join(words(markup, "title").split())
    body = max((words(markup, tag) for tag in BODIES), key=len)
    told = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    link = words(markup, "link") or next(iter(LINK.findall(markup)), "")
    found = {"text": told.strip(), "title": title, "url": unescape(link.strip())}
    found["published"] = next((day for tag in DAYS if (day := words(markup, tag).strip())), "")
    return {key: value for key, value in found.items() if value or key == "text"}


def words(markup: str, tag: str) -> str:
    """The words of an element of an entry, without the markup that they may hold themselves; "" for none."""
    start = re.search(rf"<{tag}\b[^<>]{{0,2000}}>", markup, re.IGNORECASE)
    end = markup.find(f"</{tag}", start.end()) if start is not None else -1
    if start is None or end < 0:
        return ""
    raw = markup[start.end() : end]
    inner = CDATA.sub(lambda match: match[1], raw) if "<![CDATA[" in raw else unescape(raw)
    return all_words(inner) if "<" in inner or "&" in inner else inner.strip()
