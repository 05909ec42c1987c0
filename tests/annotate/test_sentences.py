"""Lines that were broken at a width are one text to every layer; paragraphs, titles and lists stay apart."""

from __future__ import annotations

import pytest

import vigie
from vigie.annotate.sentences import unwrapped
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack

WRAPPED = (
    "Fighters of the northern front entered the market town of\n"
    "Baraka before dawn and burned the police post, a doctor of the\n"
    "district hospital said by telephone. Nine officers are dead and\n"
    "the mayor is missing.\n"
    "\n"
    "The army has sent two columns to the lake.\n"
)


def test_ends_of_wrapped_lines_are_spaces_and_nothing_moves() -> None:
    read = unwrapped(WRAPPED)
    assert len(read) == len(WRAPPED)
    assert "town of Baraka" in read
    assert "missing.\n\nThe army" in read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels take a town\nFighters entered Baraka before dawn on Monday.",
        "The onion is sliced.\nThe cream is added to the pan.\nThe dish is served warm.\nThe table is laid.",
        "Goma\nBukavu\nUvira\nBaraka\nFizi",
        "",
    ],
)
def test_titles_sentences_and_lists_of_a_line_each_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_a_break_before_a_small_letter_is_enough_in_a_short_text() -> None:
    assert "\n" not in unwrapped("Militiamen entered the village and\nburned nine houses.").strip()


def test_a_wrapped_report_reads_like_the_same_text_in_one_line() -> None:
    def facts(text: str) -> list[tuple[str, list[int], str | None]]:
        claims = vigie.read(text, language="en", published="2024-11-30").claims
        return [(c.event_type, [f.low for f in c.figures], c.place.name if c.place else None) for c in claims]

    line = WRAPPED.replace("\n\n", "|").replace("\n", " ").replace("|", "\n\n")
    assert facts(line)
    assert facts(WRAPPED) == facts(line)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ann Poe (R-S.C.) said so. Nobody left.", 2),
        ("''It is over.'' He left.", 2),
        ("The war ended.Then he left.", 2),
    ],
)
def test_a_stop_ends_a_sentence_behind_a_closed_quotation_and_not_within_initials(text: str, number: int) -> None:
    _, sentences = tokenise(text, open_pack("en"))
    assert len(sentences) == number


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Niger: dix morts dans une attaque.", "title"),
        ("Rebels take a town", "title"),
        (
            "A shopkeeper and his two sons were killed by unidentified gunmen on the outskirts of the town on Friday "
            "night, police said.",
            "sentence",
        ),
    ],
)
def test_a_long_line_with_a_full_stop_is_a_first_paragraph_and_no_title(first: str, kind: str) -> None:
    body = (
        "The gunmen came on two motorcycles and fled towards the hills before the patrol arrived, said a trader. " * 2
    )
    _, sentences = tokenise(f"{first}\n\n{body}", open_pack("en"))
    assert (sentences[0].kind == "title") == (kind == "title")
