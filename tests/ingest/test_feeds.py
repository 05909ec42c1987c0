"""A feed is as many reports as it has entries, each with its own words, address and day."""

from __future__ import annotations

import io
import time
from pathlib import Path

from vigie.ingest.feeds import feed_lines, looks_like_feed
from vigie.ingest.formats import Defaults, to_report
from vigie.ingest.items import Item, find_items
from vigie.model.report import Report

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>World</title><link>https://example.org</link>
<item><title>Nine killed in Sumy strike</title><link>https://example.org/a?x=1&amp;y=2</link>
<description>&lt;p&gt;Nine people were killed in &lt;b&gt;Sumy&lt;/b&gt; on Monday.&lt;/p&gt;</description>
<pubDate>Tue, 10 Mar 2026 08:12:00 GMT</pubDate></item>
<item><title>Quatre soldats tu\xc3\xa9s</title><description>court</description>
<content:encoded><![CDATA[<p>Quatre soldats sont morts lundi &agrave; Djibo.</p><script>x()</script>
<p>Fin.</p>]]></content:encoded>
<pubDate>no day</pubDate></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link href="https://example.org/1"/>
<summary type="html">Two &amp;amp; three.</summary><updated>2026-03-10T07:00:00Z</updated></entry></feed>"""


def reports(raw: bytes) -> list[Report]:
    found = [item for item in find_items(["-"], io.BytesIO(raw)) if isinstance(item, Item)]
    return [to_report(item, Defaults()) for item in found]


def test_each_entry_is_a_report() -> None:
    first, second = reports(RSS)
    assert first.original == "Nine killed in Sumy strike\n\nNine people were killed in Sumy on Monday."
    assert (first.url, first.published) == ("https://example.org/a?x=1&y=2", "2026-03-10T08:12:00+00:00")
    assert second.original == "Quatre soldats tués\n\nQuatre soldats sont morts lundi à Djibo.\nFin."
    assert [issue.code for issue in second.issues] == ["published.unreadable"]


def test_atom_is_a_feed_too(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(ATOM)
    (item,) = find_items([str(path)], io.BytesIO())
    assert isinstance(item, Item)
    report = to_report(item, Defaults())
    assert (report.original, report.url, report.title) == ("One\n\nTwo & three.", "https://example.org/1", "One")


def test_a_feed_without_entries_is_said_to_be_empty() -> None:
    (unread,) = find_items(["-"], io.BytesIO(b"<rss><channel></channel></rss>"))
    assert not isinstance(unread, Item)
    assert unread.issue.code == "input.empty"


def test_pages_and_texts_are_no_feeds() -> None:
    assert not looks_like_feed(b"<!doctype html><html><body><item>")
    assert not looks_like_feed(b"Feed the troops, he said.")


def test_entries_that_are_never_closed_cost_no_time() -> None:
    began = time.perf_counter()
    assert list(feed_lines(b"<rss>" + b"<item><title>" * 100_000)) == []
    assert list(feed_lines(b"<rss><item>" + b"<title>" * 100_000 + b"</item></rss>")) == [b'{"text":""}']
    assert time.perf_counter() - began < 5
