"""Parts of speech, verb forms and lemmas of plain, shouted and damaged text."""

from __future__ import annotations

import pytest

from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack
from vigie.model.document import Tokens


def tagged(code: str, text: str) -> Tokens:
    pack = open_pack(code)
    tokens, sentences = tokenise(text, pack)
    tag(tokens, sentences, pack)
    return tokens


def reading(code: str, text: str, word: str) -> tuple[str, str, str]:
    tokens = tagged(code, text)
    at = tokens.words.index(word)
    return tokens.pos[at], tokens.form[at], tokens.lemmas[at]


@pytest.mark.parametrize(
    ("code", "text", "word", "expected"),
    [
        ("fr", "Trois soldats ont été tués mardi près de la ville.", "tués", ("VERB", "Part", "tuer")),
        ("fr", "L'attaque a fait quatre morts et six blessés.", "morts", ("NOUN", "", "mort")),
        ("fr", "L'attaque a fait quatre morts et six blessés.", "fait", ("VERB", "Part", "faire")),
        ("fr", "Le raid aurait détruit un pont.", "aurait", ("AUX", "Cnd", "avoir")),
        ("fr", "Les renforts arriveront demain.", "arriveront", ("VERB", "Fut", "arriver")),
        ("fr", "Ils ont commencé à quitter la région.", "quitter", ("VERB", "Inf", "quitter")),
        ("fr", "Un obus est tombé du ciel.", "du", ("ADP", "", "de")),
        ("en", "The shells killed five villagers on Monday.", "killed", ("VERB", "Fin", "kill")),
        ("en", "Five villagers were killed in the raid.", "killed", ("VERB", "Part", "kill")),
        ("en", "The soldiers left the town.", "left", ("VERB", "Fin", "leave")),
        ("en", "The town fell to the rebels.", "fell", ("VERB", "Fin", "fall")),
        ("en", "Militants stormed a base, killing five soldiers.", "stormed", ("VERB", "Fin", "storm")),
        ("en", "Gunmen killed at least 16 villagers.", "killed", ("VERB", "Fin", "kill")),
        ("en", "Five soldiers killed in an ambush", "killed", ("VERB", "Part", "kill")),
        ("en", "The raid killed at least nine people, he said.", "killed", ("VERB", "Fin", "kill")),
        ("en", "The raid killed over 40 people, he said.", "killed", ("VERB", "Fin", "kill")),
        ("en", "The soldiers killed in the ambush were from the north.", "killed", ("VERB", "Part", "kill")),
        ("en", "Rebels backed by a neighbour captured the town.", "backed", ("VERB", "Part", "back")),
        ("en", "A witness told police that the man fled.", "told", ("VERB", "Fin", "tell")),
        ("en", "Rebels did not attack the bridge.", "attack", ("VERB", "Inf", "attack")),
    ],
)
def test_words_get_part_of_speech_form_and_lemma(
    code: str, text: str, word: str, expected: tuple[str, str, str]
) -> None:
    assert reading(code, text, word) == expected


@pytest.mark.parametrize(
    ("code", "text", "word", "expected"),
    [
        ("en", "THE REBELS ATTACKED AN ARMY POST YESTERDAY.", "ATTACKED", ("VERB", "Fin", "attack")),
        ("fr", "L'ARMÉE A BOMBARDÉ LA VILLE HIER.", "BOMBARDÉ", ("VERB", "Part", "bombarder")),
        ("fr", "Le gouvernement a declare la guerre.", "declare", ("VERB", "Part", "déclarer")),
    ],
)
def test_text_without_case_or_accents_is_read_too(
    code: str, text: str, word: str, expected: tuple[str, str, str]
) -> None:
    assert reading(code, text, word) == expected


def test_sentences_that_are_not_read_in_full_stay_blank() -> None:
    pack = open_pack("en")
    tokens, sentences = tokenise("Troops left. The rebels came.", pack)
    sentences[0].full = False
    tag(tokens, sentences, pack)
    assert tokens.pos[0] == tokens.lemmas[0] == ""
    assert tokens.pos[4] == "NOUN"


@pytest.mark.parametrize("verb", ["saisi", "conquis", "libéré"])
def test_a_name_after_a_verb_is_no_determiner(verb: str) -> None:
    tokens, sentences = tokenise(f"Les rebelles ont {verb} Goma dimanche.", open_pack("fr"))
    tag(tokens, sentences, open_pack("fr"))
    assert tokens.pos[4] in ("PROPN", "NOUN")


@pytest.mark.parametrize(
    ("code", "sentence", "labels"),
    [
        ("en", "The {} add that a {}-held town is calm.", [("rebels", "rebel"), ("jihadists", "jihadist")]),
        ("en", "The {} cut off water; a {} group denied it.", [("militants", "militant"), ("terrorists", "terrorist")]),
        ("fr", "Les {} ont fui, selon un chef {}.", [("rebelles", "rebelle"), ("djihadistes", "djihadiste")]),
    ],
)
def test_labels_look_alike(code: str, sentence: str, labels: list[tuple[str, str]]) -> None:
    """However rare a label is in treebanks, it is tagged as the others, and so are the words beside it."""
    first, *others = (tagged(code, sentence.format(*pair)) for pair in labels)
    assert all((other.pos, other.form) == (first.pos, first.form) for other in others)


def test_a_label_that_the_dictionary_lacks_has_its_singular() -> None:
    assert reading("fr", "Les jihadistes ont fui.", "jihadistes") == ("NOUN", "", "jihadiste")
    assert reading("fr", "Les repas sont prêts.", "repas") == ("NOUN", "", "repas")
