"""Expressions of time: where they are, what they say before any anchor, and what is none."""

from __future__ import annotations

import itertools
import time

import pytest
from babel import Locale

from vigie.annotate.times import failing_examples, read_times
from vigie.lexicon.pack import open_pack
from vigie.lexicon.times import open_times


def readings(code: str, text: str) -> list[str]:
    return [f"{text[t.start : t.end]} = {t.value} {t.role}" for t in read_times(text, open_pack(code))]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_example_of_the_pack_reads_as_it_is_marked(code: str) -> None:
    assert failing_examples(open_pack(code)) == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_rule_has_an_id_of_its_language_and_examples(code: str) -> None:
    rules = open_times(open_pack(code)).section.rules
    assert all(rule.id.startswith(f"{code}.times.") and rule.examples for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_pack_knows_the_names_that_cldr_gives_months_and_days(code: str) -> None:
    values, locale = open_times(open_pack(code)).patterns.values, Locale(code)
    for number, name in locale.months["format"]["wide"].items():
        assert values["mon"][name.lower()] == str(number)
    for number, name in locale.days["format"]["wide"].items():
        assert values["wd"][name.lower()] == str(number + 1)


FOUND = [
    ("fr", "dans la nuit de vendredi à samedi", "la nuit de vendredi à samedi = XXXX-WXX-5/XXXX-WXX-6 within"),
    ("fr", "depuis mercredi", "mercredi = XXXX-WXX-3 since"),
    ("fr", "au cours des dernières 24 heures", "dernières 24 heures = PT24H within"),
    ("fr", "dans les prochaines 72 heures", "les prochaines 72 heures = PT72H within"),
    ("fr", "depuis la chute de la ville samedi", "samedi = XXXX-WXX-6 since"),
    (
        "fr",
        "depuis que des groupes armés séparatistes ont occupé de grandes parties du nord du pays en 2012",
        "2012 = 2012 since",
    ),
    ("fr", "pendant trois heures", "trois heures = PT3H duration"),
    ("fr", "samedi 24 juillet à 15 h 45", "samedi 24 juillet à 15 h 45 = XXXX-07-24T15:45 bare"),
    ("fr", "chaque jour", "chaque jour = P1D set"),
    ("fr", "jusqu'au 5 juin", "5 juin = XXXX-06-05 until"),
    ("en", "since 2013", "2013 = 2013 since"),
    ("en", "until May 5", "May 5 = XXXX-05-05 until"),
    ("en", "within 48 hours", "48 hours = PT48H within"),
    ("en", "from Monday to Wednesday", "Monday to Wednesday = XXXX-WXX-1/XXXX-WXX-3 between"),
    ("en", "at 3:30 p.m. local time", "3:30 p.m. local time = XXXX-XX-XXT15:30 at"),
    ("en", "BEIRUT, August 21 (AP) - Rebels", "August 21 = XXXX-08-21 bare"),
    ("en", "for 5 days", "5 days = P5D duration"),
    ("en", "three days ago", "three days ago = XXXX-XX-XX ago"),
    ("en", "in the 1990s", "the 1990s = 199 bare"),
]


@pytest.mark.parametrize(("code", "text", "reading"), FOUND)
def test_an_expression_is_read_with_value_and_role(code: str, text: str, reading: str) -> None:
    assert readings(code, text) == [reading]


NONE = [
    ("fr", "40 civils, 1 200 personnes et dix morts"),
    ("fr", "Un homme de 34 ans et une fillette de 6 ans"),
    ("fr", "Ils marchent vers la sonde de Mars."),
    ("fr", "victoire 3-1 sur la plateforme X"),
    ("fr", "L'incident a été signalé rue du 8 mai 1945"),
    ("en", "40 civilians, 1,200 people and ten dead"),
    ("en", "A 12-year-old boy and a man aged 34 years"),
    ("en", "They may march on, and they sat in the sun."),
    ("en", "the second attack on Platform X"),
    ("en", "He said troops mar the view"),
]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_what_is_no_time_is_left_alone(code: str, text: str) -> None:
    assert readings(code, text) == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_expressions_come_in_order_and_never_overlap(code: str) -> None:
    words = ["vendredi", "le 5 juin", "10 h 30", "Friday", "in March 2011", "two days", "hier", "soir", "May 5", "2013"]
    text = " ".join(words[(i * 7 + i // 3) % len(words)] for i in range(200))
    found = read_times(text, open_pack(code))
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


def test_reading_takes_microseconds_a_word() -> None:
    pack, text = (
        open_pack("en"),
        "Rebels shelled the town on Friday and at least forty people fled to the old fort. " * 400,
    )
    read_times(text, pack)
    start = time.process_time()
    read_times(text, pack)
    assert (time.process_time() - start) / len(text.split()) < 12e-6  # far above what it takes, for slow machines


PLAIN = [
    ("Le 12 fevrier 2024, trois soldats sont morts.", "2024-02-12"),
    ("Deux civils sont morts le 3 decembre.", "XXXX-12-03"),
    ("Les combats ont repris la semaine derniere.", "XXXX-WXX"),
    ("La ville est tombee en aout 2023.", "2023-08"),
]


@pytest.mark.parametrize(("text", "value"), PLAIN)
def test_words_of_time_are_read_without_their_accents(text: str, value: str) -> None:
    assert [timex.value for timex in read_times(text, open_pack("fr"))] == [value]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("İİİzmir fell quiet. ON FRIDAY the guns were heard.", "FRIDAY"),  # "İ" is two characters in lower case
        ("They left at 05:30 GMT.", "05:30 GMT"),
        ("He may follow them in May 2019.", "May 2019"),
    ],
)
def test_expressions_lie_where_they_are_written_in_either_case(text: str, words: str) -> None:
    found = read_times(text, open_pack("en"))
    assert [text[time.start : time.end] for time in found] == [words]
