"""Names are known in their other usual spellings."""

from __future__ import annotations

from vigie.knowledge.spellings import MOST, open_spellings, other_spellings


def test_words_are_spelled_in_their_other_ways_with_their_capitals() -> None:
    assert other_spellings("People's Defence Force") == [
        "People's Defense Force", "Peoples Defence Force", "Peoples Defense Force",
    ]  # fmt: skip
    assert other_spellings("Jaish al-Adl") == [f"{word} al-Adl" for word in ("Jaysh", "Jeish", "Jaych", "Jaich")]


def test_names_of_words_with_one_spelling_have_no_other() -> None:
    assert other_spellings("Boko Haram") == []
    assert other_spellings("microbes d'Abidjan") == []  # an elision is no possessive


def test_a_name_has_few_forms_however_many_of_its_words_vary() -> None:
    assert len(other_spellings("Jaish Muhammad Ansar al-Mujahideen Hizb Sharia")) == MOST


def test_any_spelling_stands_for_any_other() -> None:
    for word, others in open_spellings().items():
        assert word not in others
        assert all(word in open_spellings()[other] for other in others), word
