"""Quantities: what numbers say, what qualifies them, and which of them are measures of something else."""

from __future__ import annotations

import itertools

import pytest

from vigie.annotate.quantities import describe, failing_examples, read_quantities
from vigie.lexicon.pack import open_pack


def readings(code: str, text: str) -> list[str]:
    """Every quantity of a text as "words = reading", bare articles left out."""
    found = read_quantities(text, open_pack(code))
    return [f"{text[q.start : q.end]} = {describe(q)}" for q in found if not q.rule.endswith("article")]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_example_of_the_pack_reads_as_it_is_marked(code: str) -> None:
    assert failing_examples(open_pack(code)) == []


NUMBERS = [
    ("fr", "1 200 soldats", "1 200 = 1200"),
    ("fr", "1,2 million de réfugiés", "1,2 million = 1200000"),
    ("fr", "5\u202f100 hommes", "5\u202f100 = 5100"),
    ("fr", "quatre-vingt-onze cases", "quatre-vingt-onze = 91"),
    ("fr", "deux mille trois cent vingt et un bergers", "deux mille trois cent vingt et un = 2321"),
    ("fr", "soixante-dix-sept vaches", "soixante-dix-sept = 77"),
    ("fr", "une quarantaine de tentes", "une quarantaine = 40 about"),
    ("fr", "« Plusieurs dizaines » de tentes", "« Plusieurs dizaines » = 20..99 vague"),
    ("fr", "plus d'un millier de gens", "plus d'un millier = 1000 more_than"),
    ("fr", "au moins une vingtaine de bergers", "au moins une vingtaine = 20 at_least"),
    ("fr", "entre 10 et 15 chars", "entre 10 et 15 = 10..15 between"),
    ("en", "1,200 soldiers", "1,200 = 1200"),
    ("en", "1.2 million refugees", "1.2 million = 1200000"),
    ("en", "twenty-one herders", "twenty-one = 21"),
    ("en", "two hundred and six huts", "two hundred and six = 206"),
    ("en", "more than a dozen carts", "more than a dozen = 12 more_than"),
    ("en", "tens of thousands of people", "tens of thousands = 20000..99999 vague"),
    ("en", "between 10 and 15 tanks", "between 10 and 15 = 10..15 between"),
    ("en", "killing 12.", "12 = 12"),
    ("en", "no casualties", "no = 0"),
]


@pytest.mark.parametrize(("code", "text", "reading"), NUMBERS)
def test_numbers_are_read_with_what_qualifies_them(code: str, text: str, reading: str) -> None:
    assert readings(code, text) == [reading]


@pytest.mark.parametrize(
    ("code", "text"),
    [("fr", "Le bilan est passé de 9 à 14 morts."), ("en", "The toll went from 9 to 14."), ("en", "up to 14 from 9")],
)
def test_a_revised_figure_and_the_one_it_replaces_are_two_quantities(code: str, text: str) -> None:
    assert sorted(q.low for q in read_quantities(text, open_pack(code))) == [9, 14]


MEASURES = [
    ("fr", "20 milliards de dollars", "money"), ("fr", "un homme de 64 ans", "age"),
    ("fr", "en 2016, la ville", "date"),
    ("fr", "le 10 décembre", "date"), ("fr", "le 1er régiment", "ordinal"), ("fr", "la 21e brigade", "ordinal"),
    ("fr", "à 16h20", "clock"), ("fr", "un canon de 122 mm", "calibre"), ("fr", "la résolution 2254", "label"),
    ("fr", "il est le numéro deux", "label"), ("fr", "20 pour cent", "percent"), ("fr", "72 heures", "duration"),
    ("fr", "gagné 2-1", "score"), ("en", "a fine of £688,000", "money"), ("en", "the 24-year-old", "age"),
    ("en", "June 5 was calm", "date"), ("en", "at 3:30 p.m.", "date"), ("en", "its 3rd division", "ordinal"),
    ("en", "30 km away", "length"), ("en", "the 23 March Movement", "date"), ("en", "won 3-0 there", "score"),
    ("en", "the No. 2 leader", "label"), ("en", "since 2014", "date"), ("en", "Abel Example, 24, fled", "age"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "unit"), MEASURES)
def test_numbers_that_count_nothing_that_follows_have_a_unit(code: str, text: str, unit: str) -> None:
    found = [q for q in read_quantities(text, open_pack(code)) if not q.rule.endswith("article")]
    assert [q.unit for q in found][:1] == [unit]
    assert all(q.unit for q in found)


@pytest.mark.parametrize(
    ("code", "text"), [("en", "M23 and F-16 jets"), ("fr", "des Mi-8, des Su-25 et le G5"), ("fr", "au PK12")]
)
def test_names_that_hold_digits_are_no_numbers(code: str, text: str) -> None:
    assert readings(code, text) == []


def test_the_number_itself_is_marked_apart_from_its_modifier() -> None:
    text = "Plus de 300 personnes"
    [quantity] = read_quantities(text, open_pack("fr"))
    assert text[quantity.core_start : quantity.core_end] == "300"
    assert text[quantity.start : quantity.end] == "Plus de 300"


@pytest.mark.parametrize(("code", "text"), [("fr", "un soldat"), ("en", "a soldier")])
def test_an_article_is_one_and_says_that_it_is_an_article(code: str, text: str) -> None:
    [quantity] = read_quantities(text, open_pack(code))
    assert quantity.low == 1
    assert quantity.rule.endswith("article")


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "²",
        "٣ ٤",
        "12",
        "1",
        "a",
        "un",
        "de 1 à",
        "from",
        "entre 3 et",
        "5 - ",
        "1.2.3.4",
        "00",
        "10/",
        "« 12",
        "a dozen of",
        "et demi",
    ],
)
def test_cut_off_or_odd_text_is_read_without_error(code: str, text: str) -> None:
    assert all(
        0 <= q.start <= q.core_start < q.core_end <= q.end <= len(text) for q in read_quantities(text, open_pack(code))
    )


@pytest.mark.parametrize("code", ["en", "fr"])
def test_quantities_come_in_order_and_never_overlap(code: str) -> None:
    text = "an estimated 200, entre 10 et 15, un minimum de 12, 10-15, no fewer than 30 or more, de 9 à 14, 3 - 4 - 5"
    found = read_quantities(text, open_pack(code))
    assert found
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
