"""Scope by company: the words of other topics, and what speaks against them."""

from __future__ import annotations

import pytest

import vigie
from vigie.lexicon.pack import languages, open_pack
from vigie.lexicon.topics import TopicSection
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def types(text: str, language: str, scope: str = "conflict") -> list[str]:
    """Event types of the claims of a text."""
    report = Report(id="t", original=text, sha256="", language=language, published="2024-11-30")
    return [claim.event_type for claim in read_report(report, Settings(scope=scope)).claims]  # type: ignore[arg-type]


EXAMPLES = [
    (code, rule.id, example)
    for code in languages()
    for rule in open_pack(code).section("topics", TopicSection).rules
    for example in rule.examples
]


@pytest.mark.parametrize(("language", "rule", "example"), EXAMPLES)
def test_examples_of_topics(language: str, rule: str, example: str) -> None:
    """A report on the topic gives no claim; one that tells of fighters too gives some."""
    assert bool(types(example.removeprefix("!"), language)) != example.startswith("!"), rule


def test_a_report_that_tells_of_war_outweighs_faint_words_of_other_topics() -> None:
    """A guard at a clinic and a turning point are no match of football."""
    text = (
        "Quarante personnes ont péri dans les combats interethniques à Nyala, dit l'ONG. Un gardien de la clinique est "
        "mort. La saison des récoltes est perdue, selon un habitant."
    )
    assert "armed_clash" in types(text, "fr")


def test_fighters_beat_another_topic() -> None:
    """What happens at a match is told where gunmen do it."""
    text = "Jihadists attacked a football match in Maiduguri on Friday. A player and a referee were killed."
    assert "attack" in types(text, "en")


def test_weapons_beat_another_topic() -> None:
    """A bomb at a concert is no concert."""
    assert types("A car bomb exploded outside a theatre in Kabul before a concert. A singer was killed.", "en")


def test_crime_by_people_is_out_of_scope() -> None:
    """A husband who shoots and robbers who attack tell no conflict; both are told where violence is asked for."""
    text = "A husband shot his wife in a suburb of Cleveland. She died in hospital."
    assert not types(text, "en")
    assert "attack" in types(text, "en", "violence")


def test_troops_who_help_after_a_storm_are_out_of_scope() -> None:
    """An army sent to clear roads is no deployment of the conflict."""
    assert not types("La tempête a frappé la côte. L'armée a été déployée pour dégager les routes.", "fr")


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "At least 420 people have been killed in Uvira since 3 November, the health ministry said.", [420]),
        ("en", "At least 420 people have been killed in floods in Uvira since 3 November, the ministry said.", []),
        ("en", "Some 420 people have been killed on the roads since January.", []),
        ("fr", "Au moins 420 personnes ont été tuées à Uvira depuis le 3 novembre, selon le ministère.", [420]),
        ("fr", "Les inondations ont tué 420 personnes à Uvira depuis le 3 novembre, selon les autorités.", []),
    ],
)  # fmt: skip
def test_a_running_total_of_very_many_dead_is_a_wars_unless_another_topic_tells_it(
    language: str, text: str, figures: list[int]
) -> None:
    claims = vigie.read(text, language=language, published="2024-11-30").claims
    assert [figure.low for claim in claims for figure in claim.figures] == figures


@pytest.mark.parametrize(
    ("language", "figure", "deed"),
    [
        ("en", "The contractor bombarded officials with invoices.", "Rebels bombarded Idlib with rockets."),
        ("en", "Ireland attacked from the first whistle.", "Russia attacked Kharkiv with missiles."),
        ("en", "A fuel tanker exploded, killing nine people.", "A bomb exploded in Mogadishu, killing nine people."),
        ("fr", "La mairie refuse de capituler.", "Des rebelles ont capitulé à Bama."),
        ("fr", "L'opposition a ouvert le feu contre le maire.", "Des rebelles ont tiré sur un maire à Bama."),
    ],
)  # fmt: skip
def test_one_word_of_violence_is_a_figure_of_speech(language: str, figure: str, deed: str) -> None:
    assert types(figure, language) == []
    assert types(deed, language)


def test_nobody_is_told_to_wage_war() -> None:
    assert types("Rebels shelled Goma on Friday. Lay mines on the left bank.", "en") == ["shelling"]


def test_an_army_that_helps_wages_no_war() -> None:
    text = "Heavy seas cut off the island. Troops evacuated 12,000 villagers on Wednesday. Schools were closed."
    assert types(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army has sent boats to villages that were cut off by mud.", "en"),
        ("Flash floods killed 26 people in Kandahar, the Taliban authorities said. Aid agencies sent tents.", "en"),
        ("A gunman opened fire at a party in Memphis. It began with a quarrel. A man of 20 is in custody.", "en"),
        ("On compte sept morts dans une coulée de boue. L'armée a dépêché deux hélicoptères.", "fr"),
    ],
)
def test_armies_that_help_and_fighters_who_speak_make_no_war(text: str, language: str) -> None:
    assert types(text, language) == []


def test_words_of_sentences_that_are_not_read_count() -> None:
    """The match is named three sentences after the clash, where nothing tells of violence."""
    text = (
        "Des heurts ont éclaté à Charleroi. Onze hommes ont été interpellés. Il pleuvait. "
        "Le match de coupe, première finale de la saison, a été retardé."
    )
    assert types(text, "fr") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police fired tear gas at demonstrators in Kampala. Two people died in the stampede that followed."),
        ("en", "Police in Kampala lobbed tear gas at an opposition rally, killing two people. A stampede followed."),
    ],
)
def test_the_words_for_a_weapon_tell_of_no_mishap(language: str, text: str) -> None:
    (claim,) = vigie.read(text, language=language, published="2024-11-30").claims
    assert (claim.event_type, [(f.harm, f.low) for f in claim.figures]) == ("crackdown", [("killed", 2)])


def test_gas_that_leaks_is_no_weapon() -> None:
    assert types("A gas leak and a stampede at a factory in Kampala killed two people.", "en") == []


@pytest.mark.parametrize(
    ("language", "beside", "told", "kind"),
    [
        ("fr", "Le film a eu du succès.", "Un drone a visé une école de Kobané, tuant neuf élèves.", None),
        ("fr", "La tempête a arraché des toits.", "Une frappe aérienne a tué neuf élèves à Gaza.", "airstrike"),
        ("fr", "Le peintre expose au musée.", "Trente personnes ont été tuées dans l'attaque de Djibo.", "attack"),
        (
            "en",
            "The film did well.",
            "At least nine pupils were killed in an air strike on a school in Gaza.",
            "airstrike",
        ),
        ("en", "The thunderstorm tore off roofs.", "Shelling killed two women in Kherson.", "shelling"),
        ("en", "The painter shows at the museum.", "Thirty people were killed in the attack on Djibo.", "attack"),
    ],
)
def test_no_story_beside_them_explains_people_killed_by_arms(
    language: str, beside: str, told: str, kind: str | None
) -> None:
    """A round-up tells of the weather and of films too."""
    found = types(f"{beside} {told} {beside}", language)
    assert kind in found if kind else found


@pytest.mark.parametrize(
    ("language", "plot"),
    [
        ("fr", "Dans le film du réalisateur, un acteur voit une frappe aérienne tuer neuf élèves."),
        ("en", "In the director's film an actor sees an air strike kill nine pupils."),
    ],
)
def test_a_plot_in_the_same_sentence_does(language: str, plot: str) -> None:
    assert not types(plot, language)
