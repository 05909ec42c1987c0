"""Words of happenings that a tagger takes for another part of speech: mended by what stands around them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vigie.model.document import Document

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import read_syntax, slots_of


def tagged(document: Document, word: str) -> tuple[str, str]:
    at = document.tokens.words.index(word)
    return document.tokens.pos[at], document.tokens.form[at]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Four people are hurt when a bomb explodes on a tram in Kharkiv.", "explodes"),
        ("The town of Sake fell to M23 rebels on Monday.", "fell"),
        ("A nurse died after a shell struck a clinic in Sumy.", "struck"),
        ("A strike on a bakery kills 13 people in Nyala.", "kills"),
        ("Air defences shot down nine drones over Odesa.", "shot"),
        ("A soldier shot and killed a nurse in Gao.", "shot"),
        ("A father shot and killed his son in Gao.", "shot"),
        ("The brigade said its fighters shot down two drones.", "shot"),
    ],
)
def test_the_only_verb_of_a_stretch_is_finite(text: str, word: str) -> None:
    assert tagged(read_syntax(text, "en"), word) == ("VERB", "Fin")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A mine exploded under a bus near Mopti.", "mine"),
        ("Clashes between two militias have left nine people dead.", "Clashes"),
        ("Six people died when Maoist rebels blew up a lorry.", "rebels"),
    ],
)
def test_a_noun_of_a_happening_stays_a_noun(text: str, word: str) -> None:
    assert tagged(read_syntax(text, "en"), word) == ("NOUN", "")


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Two women were killed by shelling in Nikopol.", "shelling", ("NOUN", "")),
        ("He was accused of killing off small shops.", "killing", ("VERB", "Ger")),
        ("Nine guards were hurt in a series of coordinated attacks on Friday.", "coordinated", ("ADJ", "")),
        ("Settlers shot a man in the northern occupied West Bank.", "occupied", ("ADJ", "")),
        ("Five people died and ten sustained injuries in Gao.", "sustained", ("VERB", "Fin")),
    ],
)
def test_what_stands_between_a_preposition_and_a_noun_is_no_verb(text: str, word: str, tag: tuple[str, str]) -> None:
    assert tagged(read_syntax(text, "en"), word) == tag


def test_a_name_keeps_its_words() -> None:
    text = "A Rapid Support Forces drone strike on a market kills nine people."
    assert tagged(read_syntax(text, "en"), "Forces")[0] != "VERB"


def test_a_participle_dated_after_its_noun_is_no_past() -> None:
    assert tagged(read_syntax("The town besieged three months ago lies in ruins.", "en"), "besieged")[1] != "Inf"


def test_what_goes_on_a_french_passive_is_a_participle() -> None:
    text = "Six soldats ont été tués et quatre autres blessés lundi dans une embuscade près de Sévaré."
    assert tagged(read_syntax(text, "fr"), "blessés") == ("VERB", "Part")


def test_the_wounded_counted_after_a_perfect_stay_a_noun() -> None:
    text = "L'attaque a fait quatre morts et six blessés."
    assert tagged(read_syntax(text, "fr"), "blessés")[0] != "VERB"


def test_a_plural_after_de_and_an_adjective_is_the_noun() -> None:
    assert tagged(read_syntax("De violents combats se poursuivaient à Bakhmout.", "fr"), "combats") == ("NOUN", "")


def test_a_gerund_after_a_comma_goes_on_with_the_main_deed() -> None:
    text = "Gunmen fired on a bus carrying pilgrims near Reasi, killing nine people."
    assert slots_of(read_syntax(text, "en"), "kill")["subject"] == "Gunmen"


def test_a_name_after_a_comma_that_says_where_is_no_subject() -> None:
    text = "A rocket attack on a pitch in Majdal Shams, Golan Heights, kills twelve children."
    assert slots_of(read_syntax(text, "en"), "kill")["subject"].startswith("A rocket attack")


def test_what_follows_the_passive_s_auxiliary_is_a_participle_whatever_noun_it_may_be() -> None:
    assert tagged(read_syntax("A farmer was shot and killed near Hebron.", "en"), "shot") == ("VERB", "Part")
    assert tagged(read_syntax("There were wounded among the passengers.", "en"), "wounded")[0] != "VERB"


def test_a_participle_goes_on_an_active_past() -> None:
    """ "a tué un homme *et blessé trois autres*": the wounding is a verb, and the others its object."""
    text = "Un tireur a tué un gendarme et blessé trois autres à Ménaka."
    assert tagged(read_syntax(text, "fr"), "blessé") == ("VERB", "Part")


def test_others_with_a_number_are_a_noun() -> None:
    """ "41 *autres*" is one group with its number, as "41 others" is."""
    text = "Neuf civils sont morts et 41 autres blessées lundi dans une explosion à Bria."
    assert tagged(read_syntax(text, "fr"), "autres")[0] == "NOUN"


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("A Palestinian was shot in Jenin.", "Palestinian", "NOUN"),
        ("Soldiers killed a Palestinian in Jenin.", "Palestinian", "NOUN"),
        ("A Palestinian teacher was shot in Jenin.", "Palestinian", "ADJ"),
        ("A rocket killed one nurse and another was hurt.", "another", "PRON"),
        ("Gunmen killed a nurse and hurt another.", "another", "PRON"),
        ("Another attack hit Jenin.", "Another", "DET"),
    ],
)
def test_a_word_that_stands_for_somebody_is_no_adjective_and_no_article(text: str, word: str, pos: str) -> None:
    assert tagged(read_syntax(text, "en"), word)[0] == pos


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ten people died when a school housing displaced families was hit.", "housing"),
        ("Ten people died when a church hosting displaced people was hit.", "hosting"),
    ],
)
def test_what_a_building_holds_is_told_by_a_verb(text: str, held: str) -> None:
    document = read_syntax(text, "en")
    i = document.tokens.lowers.index(held)
    assert (document.tokens.pos[i], document.tokens.form[i]) == ("VERB", "Ger")
    assert document.tokens.pos[i + 1] == "ADJ"


def test_a_noun_before_a_past_stays_one() -> None:
    """ "Housing" that displaced a family is no school's."""
    document = read_syntax("The new housing displaced a family in Gaza.", "en")
    assert document.tokens.pos[document.tokens.lowers.index("housing")] == "NOUN"
