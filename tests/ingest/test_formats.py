"""Bytes become reports: the original to the letter, its hash, its masthead, and issues for what is wrong."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.errors import IntakeError
from vigie.ingest import Defaults, Item, to_report
from vigie.ingest.formats import MOST_CHARACTERS
from vigie.model.report import Report


def of_bytes(raw: bytes, **defaults: str) -> Report:
    return to_report(Item(name="stdin", kind="bytes", raw=raw), Defaults(**defaults))


def of_line(raw: bytes | None = None, /, defaults: Defaults | None = None, **keys: Any) -> Report:
    line = json.dumps(keys).encode() if raw is None else raw
    return to_report(Item(name="a.jsonl:7", kind="line", raw=line), defaults or Defaults())


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.issues]


def test_a_text_file_is_its_own_original(tmp_path: Path) -> None:
    raw = "Titre\r\n\r\nCinq tués à Alep, selon les secours de la ville.\r\n".encode()
    (tmp_path / "depeche.txt").write_bytes(raw)
    report = to_report(Item(name="x/depeche.txt", kind="file", source=str(tmp_path / "depeche.txt")), Defaults())
    assert report.original == raw.decode()
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert report.id == f"depeche-{report.sha256[:12]}"
    assert (report.title, report.published, report.language, codes(report)) == ("Titre", None, None, [])


def test_a_line_gives_id_text_and_masthead() -> None:
    report = of_line(
        id="x-1",
        text="a b",
        url="https://a.example/1",
        outlet="A",
        title="T",
        published="2024-11",
        language="fr",
        licence="CC",
    )
    assert (report.id, report.original, report.url, report.outlet) == ("x-1", "a b", "https://a.example/1", "A")
    assert (report.title, report.published, report.published_precision, report.language) == (
        "T",
        "2024-11",
        "month",
        "fr",
    )
    assert report.sha256 == hashlib.sha256(b"a b").hexdigest()


def test_a_line_without_id_is_named_by_its_file_and_hash() -> None:
    report = of_line(text="a b", published=None)
    assert report.id == f"a-{report.sha256[:12]}"
    assert report.published is None


def test_what_is_told_of_all_reports_fills_only_what_a_line_does_not_say() -> None:
    defaults = Defaults(published="2020-01-02", language="en", outlet="B")
    report = of_line(None, defaults, text="a", published="2024", outlet="A")
    assert (report.published, report.published_precision, report.outlet, report.language) == ("2024", "year", "A", "en")
    report = of_line(None, defaults, text="a", published=None)
    assert (report.published, report.published_precision, report.outlet) == ("2020-01-02", "day", "B")


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_of_a_line_is_kept_to_the_letter(text: str) -> None:
    assert of_line(text=text, title="T").original == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"id": ', "json.broken-line"),
        (b"not json", "json.broken-line"),
        (b"[" * 100_000, "json.broken-line"),
        (b'{"text": ' + b"9" * 5000 + b"}", "json.broken-line"),
        (b"[1, 2]", "json.bad-key"),
        (b'{"text": 5}', "json.bad-key"),
        (b'{"id": "a"}', "json.no-text"),
        (b'{"text": "a", "html": "b"}', "json.no-text"),
    ],
)
def test_a_broken_line_says_what_to_do(raw: bytes, code: str) -> None:
    with pytest.raises(IntakeError) as error:
        of_line(raw)
    assert error.value.code == code
    assert len(error.value.message) < 300


def test_a_bad_date_and_address_in_a_line_are_left_out_and_said() -> None:
    report = of_line(text="a", published="yesterday", url="javascript:alert(1)")
    assert (report.published, report.url) == (None, None)
    assert codes(report) == ["json.bad-url", "published.unreadable"]


def test_halves_of_characters_are_replaced_in_place() -> None:
    report = of_line(b'{"text": "a\\ud800b", "title": "\\udfff"}')
    assert (report.original, report.title, codes(report)) == ("a\ufffdb", "\ufffd", ["encoding.damaged"])


@pytest.mark.parametrize("raw", [b"", b" \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_item_is_a_report_with_an_issue(raw: bytes) -> None:
    report = of_bytes(raw)
    assert (report.original, codes(report)) == ("", ["input.empty"])
    assert codes(of_line(text=" ")) == ["input.empty"]


def test_a_binary_item_is_a_report_with_an_issue() -> None:
    report = of_bytes(b"%PDF-1.7\n" + b"words " * 50)
    assert (report.original, codes(report)) == ("", ["input.binary"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_fifty_megabytes_of_one_line_are_cut_and_said(encoding: str) -> None:
    raw = ("é" + "deux mots " * 99).encode(encoding) * (50_000_000 // len(("é" + "deux mots " * 99).encode(encoding)))
    if encoding == "utf-16":
        raw = ("é" + "deux mots " * 2_500_000).encode("utf-16")
    report = of_bytes(raw)
    assert len(report.original) == MOST_CHARACTERS
    assert set(codes(report)) - {"encoding.guessed"} == {"report.cut"}
    assert report.original.startswith("édeux mots deux")
    assert report.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_page_on_standard_input_is_a_page() -> None:
    page = "<!doctype html><head><title>Alep</title></head><body><p>Cinq civils ont été tués à Alep.</p></body>"
    report = of_bytes(page.encode(), published="2024-11-30", outlet="B")
    assert report.original == "Alep\n\nCinq civils ont été tués à Alep."
    assert (report.title, report.published, report.outlet) == ("Alep", "2024-11-30", "B")


def test_a_page_with_the_wrong_charset_is_read_right_and_said() -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>Cinq civils ont été tués à Alep.</p></body></html>'
    report = of_bytes(page.encode("cp1252"))
    assert report.original == "Cinq civils ont été tués à Alep."
    assert codes(report) == ["encoding.declared-wrong"]


def test_html_in_a_line_is_a_page_whose_line_speaks_first() -> None:
    page = (
        '<html lang="fr"><head><title>Titre de la page</title>'
        '<meta property="article:published_time" content="2024-11-29T10:00">'
        "</head><body><p>Cinq civils ont été tués à Alep.</p></body></html>"
    )
    report = of_line(html=page, title="Alep", published="2024-11-30")
    assert (report.title, report.published, report.language) == ("Alep", "2024-11-30", "fr")
    assert report.original == "Alep\n\nCinq civils ont été tués à Alep."
    assert of_line(html=page).published == "2024-11-29T10:00"
