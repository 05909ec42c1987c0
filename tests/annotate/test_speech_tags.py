"""Words around speech that a tagger takes for another part of speech: mended by what stands around them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import clause_of, read_syntax, verb_of


@pytest.mark.parametrize(
    ("language", "text", "word", "tag"),
    [
        ("fr", "« Ils ont tiré », a raconté à l'AFP un commerçant joint par téléphone.", "commerçant", ("NOUN", "")),
        ("en", "Residents and a local rescue group said that 31 people were killed.", "rescue", ("NOUN", "")),
        ("en", "The Gazette, citing officials, reports that troops have left the town.", "reports", ("VERB", "Fin")),
        ("en", "The chief, known as Bull, denied in a note sent on Monday that he fled.", "denied", ("VERB", "Fin")),
        ("en", "The footage shows that guards opened the gate.", "shows", ("VERB", "Fin")),
        ("en", "The militia plans to leave the fort.", "plans", ("VERB", "Fin")),
        ("en", '"Open the gate," the leaflet reads.', "reads", ("VERB", "Fin")),
        ("en", "The union, founded in Goma, demanded more money.", "demanded", ("VERB", "Fin")),
        ("fr", "Sinja est prise, a annoncé le ministre de l'Information, Khaled al-Aiser.", "al-Aiser", ("PROPN", "")),
        (
            "en",
            "The mission, known by its acronym MONUSCO, estimated that many had fled.",
            "estimated",
            ("VERB", "Fin"),
        ),
        ("en", "“They came at dawn,” said MSNBC host Jane Doe.", "host", ("NOUN", "")),
        ("en", "Sources close to the militia said he had been released.", "close", ("ADJ", "")),
        ("en", "Two farmers shot dead in Gao, police say", "say", ("VERB", "Fin")),
        ("en", "If this fails, Mr. Roe argues, there are other ways.", "argues", ("VERB", "Fin")),
        ("en", "The group also views the mayor as weak.", "views", ("VERB", "Fin")),
        ("en", "The militia plans to leave forts that it took.", "plans", ("VERB", "Fin")),
        ("en", "He cited polls, state media reports, and leaks that spread.", "reports", ("NOUN", "")),
        ("en", "Chris Roe Calls Jane Doe A Disgrace\n\nThey met on Monday.", "Calls", ("VERB", "Fin")),
        ("en", "Shops close to customers on Friday.", "close", ("VERB", "Fin")),
        ("en", "Two guards died in a blast in Herat, local sources confirmed.", "confirmed", ("VERB", "Fin")),
        ("en", "Two guards died in a blast in Herat, officials confirm.", "confirm", ("VERB", "Fin")),
        ("en", "Two guards died in a blast, the ministry confirmed on Tuesday.", "confirmed", ("VERB", "Fin")),
        ("en", "Two guards died in a blast, the principal confirmed to reporters.", "confirmed", ("VERB", "Fin")),
        ("en", "Two guards died in a blast, soldiers posted in the village.", "posted", ("VERB", "Part")),
        ("fr", "Un médecin dit que sept soldats sont morts.", "dit", ("VERB", "Fin")),
        ("fr", "Un infirmier, cité par la radio, parle de trois morts.", "parle", ("VERB", "Fin")),
    ],
)
def test_words_around_speech(language: str, text: str, word: str, tag: tuple[str, str]) -> None:
    document = read_syntax(text, language)
    at = document.tokens.words.index(word)
    assert (document.tokens.pos[at], document.tokens.form[at]) == tag


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("fr", "Le M23 a de son côté accusé l'armée de pillages.", "accuser"),
        ("fr", "Le ministère a, pour sa part, annoncé un retrait.", "annoncer"),
        ("en", "The army has, for its part, denied any raid.", "deny"),
    ],
)
def test_a_phrase_may_part_an_auxiliary_from_its_verb(language: str, text: str, lemma: str) -> None:
    verb = verb_of(read_syntax(text, language), lemma)
    assert (verb.form, verb.voice, verb.perfect) == ("Fin", "active", True)


def test_who_is_told_is_not_what_the_clause_is_about() -> None:
    document = read_syntax("An officer told Reuters that twelve people were killed in Kaga.", "en")
    clause = clause_of(document, "kill")
    assert (clause.link, clause.antecedent) == ("content", None)


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("Officials said that fighting broke out in Goma.", "that", "SCONJ"),
        ("Officials said that clashes in Goma left four dead.", "clashes", "NOUN"),
        ("A resident told Reuters that air strikes left four dead in Goma.", "air", "NOUN"),
    ],
)
def test_what_opens_what_is_said_is_a_conjunction(text: str, word: str, pos: str) -> None:
    tokens = read_syntax(text, "en").tokens
    assert tokens.pos[tokens.words.index(word)] == pos
