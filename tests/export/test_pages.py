"""A page of a reading stands alone, escapes everything that a report brings, and marks the words of every claim."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import msgspec

from vigie.export.pages import reading_page, style
from vigie.export.tables import reading_table
from vigie.model.claim import Evidence, Reading
from vigie.model.report import Issue, Repair

Make = Callable[..., Reading]
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """Collects the tags, attributes and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def shown(page: str) -> str:
    """The words of the marked text, without repairs and references."""
    body = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert body
    bare = re.sub(r"<del\b.*?</del>|<sup>.*?</sup>", "", body[1], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", bare))


def test_the_page_asks_nothing_of_any_network_and_runs_nothing(reading: Make) -> None:
    tags = Tags(reading_page(reading()))
    assert tags.open == []
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(tags.tags)
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name in ("style", "src")]
    policy = dict(tags.attributes)["content"] or ""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    first = next(value for name, value in tags.attributes if name == "content" and value and "default-src" in value)
    assert first.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert policy
    assert "url(" not in style()
    assert "@import" not in style()


def test_hostile_words_are_only_words(reading: Make) -> None:
    one = reading(text=f"{HOSTILE} Rebels shelled Atarib.")
    report = msgspec.structs.replace(one.report, title=HOSTILE, outlet=HOSTILE, id=HOSTILE, language='"><script>')
    actor = msgspec.structs.replace(one.claims[0].actors[0], name=HOSTILE)
    claim = msgspec.structs.replace(one.claims[0], actors=(actor,), rules=(HOSTILE,))
    repair = Repair(HOSTILE, 0, 3, HOSTILE, "<sc", 0, 5)
    bad = msgspec.structs.replace(
        one, report=report, claims=(claim,), repairs=(repair,), issues=(Issue(HOSTILE, HOSTILE),)
    )
    page = reading_page(bad)
    assert not {"script", "img"} & set(Tags(page).tags)
    assert shown(page) == bad.text


def test_an_address_that_is_none_is_not_linked(reading: Make) -> None:
    one = reading()
    bad = msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, url="javascript:alert(1)"))
    assert "javascript" not in reading_page(bad)
    good = msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, url='https://a.example/"x'))
    assert 'href="https://a.example/&quot;x"' in reading_page(good)


def test_every_claim_links_to_its_words_and_back(reading: Make) -> None:
    page = reading_page(reading())
    for target in re.findall(r'href="#([\w-]+)"', page):
        assert f'id="{target}"' in page
    assert 'href="#words-1"' in page
    assert 'href="#claim-1"' in page


def test_evidence_that_overlaps_is_marked_piece_by_piece(reading: Make) -> None:
    one = reading()
    size = len(one.text)
    pieces = [(0, 10), (5, 20), (5, 5), (0, size), (size - 3, size + 9)]
    claims = tuple(msgspec.structs.replace(one.claims[0], evidence=(Evidence(a, b, a, b),)) for a, b in pieces)
    page = reading_page(msgspec.structs.replace(one, claims=claims))
    assert shown(page) == one.text
    assert Tags(page).open == []


def test_repairs_are_shown_on_demand(reading: Make) -> None:
    one = reading()
    repairs = (Repair("fr.seams.stop", 4, 4, ". ", "", 4, 6), Repair("fr.places.bird", 0, 3, "Dinde", "Reb", 0, 5))
    page = reading_page(msgspec.structs.replace(one, repairs=repairs))
    assert "Show 2 repairs" in page
    assert '<del title="fr.places.bird">Dinde</del>' in page
    assert "<ins>Reb</ins>" in page
    assert shown(page) == one.text
    assert 'type="checkbox"' not in reading_page(one)


def test_a_report_cannot_steer_the_terminal(reading: Make) -> None:
    table = reading_table(reading(text="\x1b[2J\x07Rebels [red]shelled[/red] Atarib."), plain=True, width=100)
    assert "\x1b" not in table
    assert "\x07" not in table
    assert "[red]shelled[/red]" in table


def test_the_table_fits_its_width(reading: Make) -> None:
    for width in (60, 100, 160):
        table = reading_table(reading(), plain=True, width=width)
        assert max(map(len, table.splitlines())) <= width
        assert "rebels" in table.lower()
        assert "≥ 12 civilians" in " ".join(table.replace("│", " ").split()) or width == 160
