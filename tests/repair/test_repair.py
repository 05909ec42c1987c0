"""Repair as a whole: reversible on any text, quiet on clean text, complete on the touchstone report."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.lexicon.pack import Pack, open_pack
from vigie.model.document import Document
from vigie.model.report import Report
from vigie.repair import repair
from vigie.repair.offsets import to_original

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
PIECES = [
    "Le maire de Kidal",
    "a déclaré",
    "Bachar al-",
    "al-Assad",
    "la frontière avec",
    "Dinde",
    "la Turquie",
    "les. Forces",
    ". ",
    ", ",
    "\n",
    " », a déclaré",
    "« ",
    '"',
    " qui ",
    "&amp;eacute;",
    "Ã©",
    "Ã ",
    "€“",
    "\u200b",
    "\ufffd",
    "<br>",
    "mot.Mot",
    "gouver-\nnement",
    "Lire aussi : ",
    "Photo : AFP",
    "Nous utilisons des cookies. ",
    "Les habitants de la ville ont fui vers le nord du pays hier. ",
    "😀",
    "e\u0301",
]


def repaired(text: str, pack: Pack | None = None) -> Document:
    return repair(Report(id="x", original=text, sha256="", language="fr"), pack)


def check_reversible(document: Document) -> None:
    original, text = document.report.original, document.text
    for made in reversed(document.repairs):
        assert text[made.start : made.end] == made.after
        assert original[made.original_start : made.original_end] == made.before
        text = text[: made.start] + made.before + text[made.end :]
    assert text == original


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25))
@settings(max_examples=250)
def test_any_text_can_be_given_back(pieces: list[str]) -> None:
    document = repaired("".join(pieces), open_pack("fr"))
    check_reversible(document)
    for start in range(0, len(document.text), 7):
        first, last = to_original(document.offsets, start, start + 1)
        assert 0 <= first <= last <= len(document.report.original)
    for issue in document.issues:
        assert issue.span is not None
        assert 0 <= issue.span.start <= issue.span.end <= len(document.text)


def test_clean_text_is_returned_as_it_is() -> None:
    text = "L'armée a repris la ville, selon l'O.N.U. « Tout est calme », a dit le maire.\nDix blessés ont été soignés."
    document = repaired(text, open_pack("fr"))
    assert (document.text, document.repairs, document.issues) == (text, [], [])
    assert document.offsets.starts == []


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        '  The governor said the town is calm and that "nobody has\nleft it since the patrols came back on Monday," '
        "the\nagency reports from the capital, where the talks on the\nceasefire are going on.\n\n  Aid came.\n"
    )
    document = repaired(text, open_pack("en"))
    assert (document.text, document.repairs) == (text, [])


def test_removals_side_by_side_stay_apart() -> None:
    text = "Lire aussi : Le siège\nPhoto : AFP\nPartager cet article\n" + "Des gens ont fui la ville.\n" * 2
    document = repaired(text, open_pack("fr"))
    assert document.text == "Des gens ont fui la ville.\n"
    rules = [f"repair.{name}" for name in ("read_also", "photo_credit", "share_bar", "repeated_paragraph")]
    assert [made.rule for made in document.repairs] == rules
    check_reversible(document)


def test_without_a_pack_encoding_and_repeats_are_mended() -> None:
    line = "The patrol was hit by a mine on the road to the north.\n"
    assert repaired(line + "caf\u00c3\u00a9\n" + line).text == line + "café\n"


def test_a_name_that_is_not_certain_is_flagged_and_not_invented() -> None:
    document = repaired("Le cheikh Karim al-. Il a été libéré.", open_pack("fr"))
    assert document.repairs == []
    assert [issue.code for issue in document.issues] == ["name_cut"]


def test_two_endings_of_one_name_are_no_certainty() -> None:
    text = "Omar al-Tamimi et Omar al-Hamdani sont venus. Omar al-. Il a été libéré."
    document = repaired(text, open_pack("fr"))
    assert document.text == text
    assert [issue.code for issue in document.issues] == ["name_cut"]


@pytest.mark.parametrize("pack", [None, open_pack("en"), open_pack("fr")], ids=["none", "en", "fr"])
@pytest.mark.parametrize("text", ["", " ", "\n", ".", "«", "-", "&;", "Ã", "al-", "\ufffd", chr(0xD800)])
def test_the_shortest_texts_pass(text: str, pack: Pack | None) -> None:
    check_reversible(repaired(text, pack))


def test_a_very_long_line_takes_time_in_proportion() -> None:
    piece = "La photo montre un char. Bachar al-. Les gens de. Dinde « a », dÃ©jÃ  mot.Mot &amp; "
    start = time.process_time()
    check = repaired(piece * 4000, open_pack("fr"))  # 340,000 characters
    assert time.process_time() - start < 20, "about 2 s on a slow core; a quadratic step would take minutes"
    assert check.repairs


@pytest.mark.skipif(not SEED.is_dir(), reason="the touchstone report lies outside the repository")
def test_the_touchstone_gets_its_repairs() -> None:
    (line,) = (SEED / "report.jsonl").read_text(encoding="utf-8").splitlines()
    gold = json.loads((SEED / "gold.jsonl").read_text(encoding="utf-8").splitlines()[0])
    document = repaired(json.loads(line)["text"], open_pack("fr"))
    original = document.report.original
    for damage in gold["repairs"]:
        start = original.index(damage["quote"])
        end = start + len(damage["quote"])
        hits = [made for made in document.repairs if made.original_start <= end and made.original_end >= start]
        assert hits, damage["what"]
    rules = [made.rule for made in document.repairs]
    assert rules == [
        f"repair.{name}" for name in ("quote_open", "cut_name", "cut_sentence", "place_turkey", "stray_mark")
    ]
    check_reversible(document)
