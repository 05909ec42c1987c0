"""Encodings are found out, and what was lost is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.ingest.encodings import is_binary, start_of, to_text

FRENCH = "Des tirs d'obus ont tué cinq civils à Alep, a déclaré « la défense civile » l'été dernier."
RUSSIAN = "Российские войска нанесли удары по городу Алеппо в пятницу вечером."
ARABIC = "قتل خمسة مدنيين في قصف على مدينة حلب يوم الجمعة"


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "codes"),
    [
        (FRENCH, "utf-8", None, []),
        (FRENCH, "utf-8-sig", "iso-8859-1", []),
        (FRENCH, "utf-16", None, []),
        (FRENCH, "utf-16-le", None, []),
        (FRENCH, "utf-16-be", None, []),
        (FRENCH, "utf-32", None, []),
        (FRENCH, "cp1252", "iso-8859-1", []),
        (FRENCH, "cp1252", None, ["encoding.guessed"]),
        (FRENCH, "cp1252", "utf-8", ["encoding.declared-wrong"]),
        (FRENCH, "utf-8", "iso-8859-1", ["encoding.declared-wrong"]),
        (FRENCH, "utf-8", "no-such-charset", []),
        (RUSSIAN, "koi8-r", "koi8-r", []),
        (RUSSIAN, "cp1251", None, ["encoding.guessed"]),
        (ARABIC, "cp1256", None, ["encoding.guessed"]),
        ("plain words", "ascii", "koi8-r", []),
    ],
)
def test_reads_text_in_any_encoding(text: str, encoding: str, declared: str | None, codes: list[str]) -> None:
    raw = text.encode(encoding)
    read, issues = to_text(raw, declared)
    assert (read, [issue.code for issue in issues]) == (text, codes)
    assert not is_binary(raw)


def test_truncated_text_is_read_and_said() -> None:
    read, issues = to_text("Cinq tués à Alep, été".encode()[:-1])
    assert read == "Cinq tués à Alep, ét\ufffd"
    assert [issue.code for issue in issues] == ["encoding.truncated"]


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    raw = (FRENCH + " ").encode() + b"\xff" + FRENCH.encode()
    read, issues = to_text(raw)
    assert read == f"{FRENCH} \ufffd{FRENCH}"
    assert [issue.code for issue in issues] == ["encoding.damaged"]


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7 words", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04rest", bytes(range(32)) * 50, b"\0\1\2" * 99]
)
def test_binary_is_no_text(raw: bytes) -> None:
    assert is_binary(raw)


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_in_unicode_round_trips(text: str, encoding: str) -> None:
    text = text.lstrip("\ufeff")
    raw = text.encode(encoding)
    read, issues = to_text(raw)
    assert "\0" in text or (read, issues) == (text, []) or "\ufffd" in text


@given(st.text(min_size=30), st.integers(1, 5))
def test_a_long_text_is_cut_between_characters(text: str, quarter: int) -> None:
    raw = text.encode()
    assert text.startswith(start_of(raw, min(quarter * 4, len(raw) - len(raw) % 4 - 4)).decode())
