"""What a page says about itself: title, outlet, author, address, language, and when it was published."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import msgspec

from vigie.ingest.dates import read_published
from vigie.model.report import PublishedPrecision

# Where pages write their moment of publication, most trusted first; each names one attribute or one JSON-LD key.
PUBLISHED = re.compile(
    r"""<meta[^>]{0,300}?(?:property|name|itemprop)\s*=\s*["']?
        (?:article:published_time|og:article:published_time|datePublished|date|dc\.date(?:\.issued)?|pubdate|
        publication[_-]date|parsely-pub-date|sailthru\.date|cXenseParse:recs:publishtime)["']?[^>]{0,300}?>
        | "datePublished"\s*:\s*"([^"]{4,40})"
        | <time[^>]{0,300}?\bdatetime\s*=\s*["']([^"']{4,40})["']""",
    re.IGNORECASE | re.VERBOSE,
)
CONTENT = re.compile(r"""\bcontent\s*=\s*["']([^"']{4,40})["']""", re.IGNORECASE)
LANGUAGE = re.compile(r"""<html[^>]{0,500}?\blang\s*=\s*["']?([a-zA-Z]{2,3})\b""", re.IGNORECASE)
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
EXACTNESS = ("year", "month", "day", "hour", "minute", "second")


class Masthead(msgspec.Struct, kw_only=True):
    """What is known of a report beside its text; None where nobody says."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_precision: PublishedPrecision | None = None


def page_masthead(html: str, found: dict[str, str | None]) -> Masthead:
    """The masthead of a page; ``found`` is what trafilatura read in its markup."""
    published, precision = published_of(html, found.get("url"))
    language = LANGUAGE.search(html[:20_000])
    title = found.get("title") or ((match := TITLE.search(html)) and unescape(match[1]))
    return Masthead(
        title=one_line(title),
        outlet=one_line(found.get("sitename")),
        author=one_line(found.get("author")),
        url=web_address(found.get("url")),
        language=language[1].lower() if language else None,
        published=published,
        published_precision=precision,
    )


def published_of(html: str, url: str | None) -> tuple[str | None, PublishedPrecision | None]:
    """When a page was published, as exactly as its markup says.

    The day that htmldate finds decides; a moment in the markup that falls on that day (or alone) makes it exact. A
    day that stands nowhere on the page as a day is one that htmldate filled in: only its year or month is kept.
    """
    from htmldate import find_date

    moments = marked(html)
    try:
        day = find_date(html, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, OverflowError):  # hostile markup: go by our own reading of it
        day = None
    same = [moment for moment in moments if day is None or moment[0][:10] == day]
    if same:
        return max(same, key=lambda moment: EXACTNESS.index(moment[1]))
    if day is None:
        return None, None
    coarse = [moment for moment in moments if day.startswith(moment[0])]
    if coarse:
        return coarse[0]
    return (day, "day") if shows_day(html, day) else (day[:4], "year")


def marked(html: str) -> list[tuple[str, PublishedPrecision]]:
    """The moments of publication that the markup gives, in the order of the page."""
    moments: list[tuple[str, PublishedPrecision]] = []
    for match in PUBLISHED.finditer(html):
        content = match[1] or match[2] or ((found := CONTENT.search(match[0])) and found[1])
        try:
            moments.append(read_published(unescape(content or "")))
        except ValueError:
            continue  # one of several places; htmldate reads freer forms
    return moments


def shows_day(html: str, day: str) -> bool:
    """True where the number of the day stands on the page beside its year or month, and was not filled in."""
    if not day.endswith("-01"):
        return True
    month = rf"0?{int(day[5:7])}"
    word = r"[^\W\d]{3,10}\.?"
    written = rf"{day[:4]}\W?{month}\W?0?1\b|\b0?1(?:er|st)?[\s./-]+(?:{month}\b|{word})|{word}\s+0?1\b"
    return re.search(written, html) is not None


def text_title(text: str) -> str | None:
    """The first line of a plain text where it is a headline: short, whole, without a stop, apart from a longer body."""
    line, _, rest = text.lstrip().partition("\n")
    line = line.strip()
    is_headline = 0 < len(line) <= 150 and line[-1] not in ".,;:…-" and len(rest) > 2 * len(line)
    goes_on = rest[:1].islower()  # a line cut at a width breaks off in a sentence
    return line if is_headline and not goes_on else None


def one_line(words: str | None) -> str | None:
    """The words on one line; None where there are none."""
    return (" ".join(words.split())[:500] or None) if words else None


def web_address(url: str | None) -> str | None:
    """A http(s) address as it is; None for any other (a page may call anything its address)."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip()[:2000] if parts.scheme in ("http", "https") and parts.netloc else None
