"""Running totals: over what time they run, whether the words say since when or only when it all began."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import PUBLISHED, in_war

TOTALS = [
    ("en", "More than 100 people have died in the violence since it began on 15 October.", "2024-10-15"),
    ("en", "The war, which began in March 2011, has killed more than 500 people in Syria.", "2011-03-01"),
    ("en", "The conflict erupted in April 2021 and has since killed 400 people in Cabo Delgado.", "2021-04-01"),
    ("en", "The revolt began in May 2021. So far 90 people have been killed in Mandalay.", "2021-05-01"),
    ("fr", "La guerre, qui a éclaté en mars 2011, a fait 500 morts en Syrie.", "2011-03-01"),
    ("fr", "Le conflit a débuté en octobre 2017 et a depuis fait 400 morts au Cabo Delgado.", "2017-10-01"),
]


@pytest.mark.parametrize(("language", "text", "start"), TOTALS)
def test_a_total_runs_from_when_it_began_to_the_day_of_publication(language: str, text: str, start: str) -> None:
    (claim,) = (c for c in in_war(text, language) if c.figures)
    assert claim.kind == "toll"
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (start, PUBLISHED)


def test_the_worst_since_a_year_is_no_total_when_a_day_is_told() -> None:
    text = "Soldiers raided the Jenin camp on Thursday, killing nine people, the deadliest raid since 2002."
    (claim,) = in_war(text, "en")
    assert claim.kind == "incident"
    assert claim.time is not None
    assert claim.time.start == "2024-11-28"


def test_the_year_in_a_name_starts_no_period() -> None:
    (claim,) = in_war("In all, 90 people have been killed in Gaza since the collapse of the 2023 truce.", "en")
    assert claim.period is None or claim.period.start is None


SUMS = [
    ("en", "Since the coup, the military has killed more than 5,900 people in Sagaing."),
    ("en", "The rebels have abducted more than 400 people in Lubero this year."),
]


@pytest.mark.parametrize(("language", "text"), SUMS)
def test_a_perfect_over_a_span_is_a_total_whatever_the_deed(language: str, text: str) -> None:
    assert [claim.kind for claim in in_war(text, language) if claim.figures] == ["toll"]


SINCE = [
    ("en", "More than 90 health workers have been killed in Sudan since the war broke out.", "toll"),
    ("en", "At least 46 fishermen have been killed by naval fire off Gaza since the collapse of the truce.", "toll"),
    ("en", "Twelve soldiers were killed in Djibo on Monday in the deadliest raid since the coup.", "incident"),
    ("en", "Five soldiers have been killed near Kidal, held by separatists since 2013.", "incident"),
    ("fr", "Plus de 200 enseignants ont été tués par les insurgés depuis la reprise des combats.", "toll"),
    ("fr", "Douze soldats ont été tués à Djibo dans l'attaque la plus meurtrière depuis le coup d'État.", "incident"),
    ("fr", "Quatre agents sont morts dans une embuscade en Ituri, province en proie aux raids depuis des années.",
     "incident"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind"), SINCE)
def test_since_makes_a_total_of_what_its_own_verb_tells(language: str, text: str, kind: str) -> None:
    assert {c.kind for c in in_war(text, language) if c.figures} == {kind}


VAST = [
    ("en", "The insurgency, which started in 1996, has cost more than 17,000 lives in Nepal."),
    ("fr", "Les violences, qui ont commencé en 1996, ont tué plus de 17 000 personnes au Népal."),
]


@pytest.mark.parametrize(("language", "text"), VAST)
def test_what_no_single_deed_can_have_killed_is_a_toll(language: str, text: str) -> None:
    assert [claim.kind for claim in in_war(text, language) if claim.figures] == ["toll"]


SPANS = [
    ("en", "Over the past six months, gunmen have killed five judges in Cali.", "toll"),
    ("en", "Five judges have been killed in Cali during the last six months.", "toll"),
    ("en", "In October, raids killed 40 people in Cali.", "toll"),
    ("en", "The raid, the third in the past month, killed 12 people in Cali.", "incident"),
    ("fr", "Au cours des six derniers mois, cinq juges ont été tués à Cali.", "toll"),
    ("fr", "En octobre, des attaques ont fait 40 morts à Cali.", "toll"),
    ("fr", "L'attaque, la troisième de ces dernières semaines, a fait 12 morts à Cali.", "incident"),
]


@pytest.mark.parametrize(("language", "text", "kind"), SPANS)
def test_the_dead_of_weeks_and_months_are_a_total(language: str, text: str, kind: str) -> None:
    (claim,) = (c for c in in_war(text, language) if c.figures)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Une série d'attaques depuis mai a tué 57 civils à Djugu.", "toll"),
        ("fr", "L'attaque la plus meurtrière depuis 2015 a tué 57 civils à Djugu.", "incident"),
        ("en", "A string of attacks since May has killed 57 civilians in Djugu.", "toll"),
        ("en", "Attacks in Djugu since May have killed 57 civilians.", "toll"),
        ("en", "The deadliest attack since May killed 57 civilians in Djugu.", "incident"),
        ("en", "Fifty-seven civilians were killed in Djugu between Saturday night and Sunday morning.", "incident"),
    ],
)
def test_since_sums_up_many_deeds_and_ranks_one(language: str, text: str, kind: str) -> None:
    assert [claim.kind for claim in in_war(text, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The deadliest attack this year killed nine people in Sumy on Friday."),
        ("en", "A mortar killed two in the war-torn southern Syrian town of Daraa on Friday."),
        ("fr", "L'attaque la plus meurtrière de cette année a tué neuf personnes à Soumy vendredi."),
    ],
)
def test_a_superlative_of_a_year_and_a_compound_sum_nothing_up(language: str, text: str) -> None:
    assert [claim.kind for claim in in_war(text, language)] == ["incident"]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (
            "fr",
            "Neuf soldats ont été tués à Gao dans une attaque, la plus meurtrière depuis le début de mai.",
            "incident",
        ),
        ("fr", "Neuf soldats ont été tués à Gao depuis le début de mai.", "toll"),
        ("en", "Nine soldiers were killed in an attack in Gao, the deadliest since the start of May.", "incident"),
        ("en", "Nine soldiers have been killed in Gao since the start of May.", "toll"),
    ],
)
def test_the_worst_of_its_kind_since_a_time_is_no_total(language: str, text: str, kind: str) -> None:
    assert [claim.kind for claim in in_war(text, language)] == [kind]
