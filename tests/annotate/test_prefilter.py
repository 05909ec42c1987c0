"""Which sentences get the full reading: all that may bear on violence, and nothing of a report that does not."""

from __future__ import annotations

import pytest

from vigie.annotate.prefilter import FEW, SHORT, choose, mark_full, open_prefilter
from vigie.annotate.telling_words import ALONE, ARMED, GUARDED, tells
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack

# a report on violence: one sentence of it, then three that have nothing to do with it
WAR = {
    "fr": "Les rebelles ont bombardé la ville. L'oignon est émincé. La crème est ajoutée. Le plat est bon.",
    "en": "Rebels shelled the city. The onion is sliced. The cream is added. The soup is salty.",
}


def chosen(text: str, language: str, *, all_of_them: bool = False) -> list[bool]:
    """For each sentence of a text whether it is read in full."""
    pack = open_pack(language)
    choice = choose(text, pack, all_of_them=all_of_them)
    assert len(choice.text) == len(text)
    _, sentences = tokenise(text, pack)
    mark_full(sentences, choice.wanted)
    assert bool(choice.wanted) == any(sentence.full for sentence in sentences)
    return [sentence.full for sentence in sentences]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les oignons sont émincés. La crème est ajoutée. Le plat est servi."),
        ("en", "The onions are sliced. The cream is added. The dish is served."),
        ("en", ""),
    ],
)
def test_nothing_is_read_of_a_text_without_a_word_of_violence(language: str, text: str) -> None:
    assert not any(chosen(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "L'ail est émincé. La crème est ajoutée. Les rebelles ont bombardé la ville. Le plat est bon. Il est tard.",
        ),
        ("en", "The onion is sliced. The cream is added. Rebels shelled the city. The soup is salty. The tea is hot."),
    ],
)
def test_a_sentence_with_a_word_of_violence_is_read_with_its_neighbours_only(language: str, text: str) -> None:
    assert chosen(text, language) == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Les rebelles bombardèrent la ville."),
        ("fr", "Les villes étaient BOMBARDÉES par des rebelles."),
        ("fr", "Deux bergers furent TUÉS."),
        ("fr", "Les assassinats continuent."),
        ("en", "Rebels bombed the city."),
        ("en", "Two herders were KILLED."),
        ("en", "More airstrikes followed."),
    ],
)
def test_any_inflection_in_any_case_is_seen_in_a_report_on_violence(language: str, sentence: str) -> None:
    assert chosen(f"{WAR[language]} {sentence}", language) == [True, True, False, True, True]


def test_a_word_inside_another_is_not_seen() -> None:
    assert not any(chosen("Le skill du cuisinier.", "fr"))
    assert not any(chosen("Highly skilled painters.", "en"))
    assert any(chosen("Highly skilled painters were killed.", "en"))


@pytest.mark.parametrize(
    ("language", "whole", "part"),
    [
        ("fr", "Ils ont repris hier le contrôle du village.", "Le contrôle des billets a repris hier."),
        ("en", "The car bomb went off at noon.", "The car was off the road at noon."),
    ],
)
def test_a_locution_counts_by_all_its_words_in_their_order(language: str, whole: str, part: str) -> None:
    look = open_prefilter(open_pack(language)).look
    assert look(whole) & (ALONE | GUARDED)
    assert not look(part) & ALONE


def test_words_that_a_rule_asks_for_count_anywhere_in_the_sentence() -> None:
    look = open_prefilter(open_pack("en")).look
    assert look("Grenades were found hidden under the floor, and explosives.") & (ALONE | GUARDED)
    assert not look("The bill was signed into law.") & ALONE


def test_what_is_not_read_is_blank_and_nothing_moves() -> None:
    dull = "The onion is sliced. " * 12
    text = f"{dull}Rebels shelled the city. {dull}"
    read = choose(text, open_pack("en")).text
    assert len(read) == len(text)
    start = text.index("Rebels")
    assert read[start : start + 24] == text[start : start + 24]
    assert not read[120:180].strip()
    assert read.startswith("The onion is sliced. The onion is sliced. ")


def test_a_guarded_word_is_enough_in_a_short_report() -> None:
    alone = "Le marché a été pris d'assaut."
    assert chosen(alone, "fr") == [True]
    assert not any(chosen(alone + " La crème est ajoutée." * SHORT, "fr"))


def test_what_is_in_company_is_company_to_the_next() -> None:
    """A bulletin names an army once and then tells one fight after another; nothing is handed on past other news."""
    text = "The onion is sliced. The cream is added. The dish is served. Soldiers met an attack. "
    text += (
        "An attack failed. An attack failed. The soup is salty. The onion is sliced. An attack failed. The rice boils."
    )
    assert chosen(text, "en") == [False, False, True, True, True, True, True, False, False, False]


def test_everything_is_read_where_asked() -> None:
    assert all(chosen("The onions are sliced. The dish is served.", "en", all_of_them=True))


@pytest.mark.parametrize(
    ("language", "armed", "not_armed"),
    [
        ("fr", "Les forces aériennes ont reculé.", "Des lignes aériennes unissent leurs forces."),
        ("fr", "Le Hamas a répondu.", "Le hameau a répondu."),
        ("fr", "Des mortiers étaient posés là.", "Des mortels étaient là."),
        ("en", "The armed forces moved out.", "Armed with brushes, the team joined forces."),
        ("en", "Hezbollah has replied.", "The weathermen and the bloods have replied."),
        ("en", "Grenades lay there.", "Pomegranates lay there."),
    ],
)
def test_bodies_of_several_words_groups_by_name_and_weapons_are_armed(
    language: str, armed: str, not_armed: str
) -> None:
    look = open_prefilter(open_pack(language)).look
    assert look(armed) & (ALONE | ARMED)
    assert not look(not_armed) & (ALONE | ARMED)


@pytest.mark.parametrize(
    ("language", "both", "hurt", "violence"),
    [
        ("fr", "Trente morts dans deux attaques.", "Trente morts cet hiver.", "Deux attaques de la défense."),
        ("en", "Thirty dead in the attacks.", "Thirty dead leaves fell.", "The attacks of the home side failed."),
    ],
)
def test_people_hurt_and_violence_in_one_sentence_need_no_company(
    language: str, both: str, hurt: str, violence: str
) -> None:
    look = open_prefilter(open_pack(language)).look
    assert tells(look(both))
    assert not tells(look(hurt))
    assert not tells(look(violence))
    dull = {"fr": " L'oignon est émincé.", "en": " The onion is sliced."}[language] * SHORT
    assert choose(both + dull, open_pack(language)).wanted
    assert not choose(hurt + dull, open_pack(language)).wanted


def test_one_word_that_is_both_is_no_pair() -> None:
    assert not tells(open_prefilter(open_pack("fr")).look("Une élimination en huitième de finale."))


def test_the_first_look_is_at_the_plain_sentences_only() -> None:
    """Three sentences are read: one tells by itself, one only beside it; the first look sees the one."""
    dull = "The onion is sliced. " * SHORT
    text = f"{dull}Rebels shelled the city. The attack failed. {dull}"
    choice = choose(text, open_pack("en"))
    assert [text[a:b].strip() for a, b in choice.wanted] == ["Rebels shelled the city.", "The attack failed."]
    assert choice.core is not None
    assert [text[a:b].strip() for a, b in choice.core] == ["Rebels shelled the city."]
    assert choice.core_text.split() == ["Rebels", "shelled", "the", "city."]
    assert len(choice.core_text) == len(text)


def test_the_first_look_sees_whole_sentences() -> None:
    """A stop inside a sentence parts it only roughly: what goes on without a capital belongs to it."""
    dull = "The onion is sliced. " * SHORT
    choice = choose(f"{dull}Rebels of the A.B. front shelled the city. {dull}", open_pack("en"))
    assert choice.core_text.split() == ["Rebels", "of", "the", "A.B.", "front", "shelled", "the", "city."]


def test_a_report_with_many_plain_sentences_is_read_at_once() -> None:
    dull = "The onion is sliced. " * SHORT
    text = dull + "Soldiers met an attack. " * (FEW + 1) + dull
    choice = choose(text, open_pack("en"))
    assert len(choice.wanted) == FEW + 1
    assert choice.core is None
    assert choose(WAR["en"], open_pack("en")).core is None


def test_words_in_company_alone_are_not_read() -> None:
    """An army is named beside a guarded word and does nothing: no sentence of its own could tell anything."""
    dull = "The onion is sliced. " * SHORT
    assert not choose(f"{dull}The attack failed. The army plays on Sunday. {dull}", open_pack("en")).wanted
