"""Conjugation and lemmas from the packs' data."""

from __future__ import annotations

import pytest

from vigie.lexicon.inflection import verb_forms
from vigie.lexicon.lemmas import last_letters, lemma
from vigie.lexicon.pack import open_pack


@pytest.mark.parametrize(
    ("code", "verb", "forms"),
    [
        ("fr", "tuer", "tue tuaient tua tuèrent tuera tuerait tué tuées tuant"),
        ("fr", "mener", "mène menaient mènera menée"),
        ("fr", "lancer", "lançaient lança lancent lancée"),
        ("fr", "protéger", "protègent protégeait protégera protégée"),
        ("fr", "prendre", "prennent prit prirent prendra prises"),
        ("fr", "mourir", "meurt mourut mourra morte"),
        ("fr", "détruire", "détruit détruisent détruisit détruite"),
        ("en", "carry", "carries carried carrying"),
        ("en", "kidnap", "kidnapped kidnapping"),
        ("en", "withdraw", "withdrew withdrawn withdraws"),
        ("en", "die", "died dying"),
    ],
)
def test_a_verbs_forms_lead_back_to_it(code: str, verb: str, forms: str) -> None:
    table = verb_forms([verb], open_pack(code))
    assert {form: table.get(form) for form in forms.split()} == dict.fromkeys(forms.split(), verb)


@pytest.mark.parametrize(
    ("code", "word", "pos", "form", "expected"),
    [
        ("fr", "tués", "NOUN", "", "tué"),
        ("fr", "tués", "VERB", "Part", "tuer"),
        ("fr", "morts", "VERB", "Part", "mourir"),
        ("fr", "frappes", "NOUN", "", "frappe"),
        ("fr", "armées", "NOUN", "", "armée"),
        ("fr", "armées", "ADJ", "", "armé"),
        ("fr", "l'", "DET", "", "le"),
        ("en", "wounded", "NOUN", "", "wounded"),
        ("en", "shootings", "NOUN", "", "shooting"),
        ("en", "saw", "VERB", "Fin", "see"),
        ("en", "n't", "PART", "", "not"),
    ],
)
def test_homographs_are_told_apart_by_part_of_speech(code: str, word: str, pos: str, form: str, expected: str) -> None:
    assert lemma(word, pos, form, open_pack(code)) == expected


@pytest.mark.parametrize(
    ("find", "letters"),
    [("(eau|eu)x$", "x"), ("aux$", "aux"), ("([^s])s$", "s"), ("a|bs$", ""), (r"\s$", ""), ("s?$", ""), ("s", "")],
)
def test_the_letters_that_a_folded_word_ends_in_are_read_off_its_rule(find: str, letters: str) -> None:
    assert last_letters(find) == letters
