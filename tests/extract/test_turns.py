"""Where a speaker's turn ends within a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from attribution_reading import read_attributions


def said(text: str, language: str) -> dict[str, str]:
    """Cue -> what is said, of each attribution of a text."""
    document = read_attributions(text, language)
    told = [*document.attributions, *document.unclaimed]
    return {one.cue: " | ".join(text[start:end] for start, end in one.content) for one in told}


@pytest.mark.parametrize(
    ("language", "text", "cue", "content"),
    [
        # a clause that opens the sentence ends where the main one begins
        ("en", "When the mayor said that the ward was full, nurses left the town.", "said", "the ward was full"),
        ("en", "After aides insisted in June that he would stay, voters turned away.", "insisted", "he would stay"),
        ("fr", "Quand le maire a dit que le pont tenait, les rebelles ont fui.", "a dit", "le pont tenait"),
        ("en", "According to the mayor, nurses left the town.", "According to", "nurses left the town"),
        # what another says beside him is not his
        ("en", "The army said it had left, and the rebels claimed they held the hill.", "said", "it had left"),
        ("fr", "L'armée a dit être partie, et les rebelles affirment tenir la colline.", "a dit", "être partie"),
        # a plain coordination within what is said stays
        (
            "en",
            "The army said the bridge was gone and the road was cut.",
            "said",
            "the bridge was gone and the road was cut",
        ),
    ],
)
def test_a_turn_ends_where_another_clause_begins(language: str, text: str, cue: str, content: str) -> None:
    """What is said reaches to the end of its own clause."""
    assert said(text, language)[cue] == content


@pytest.mark.parametrize(
    ("language", "text", "cue", "content"),
    [
        ("fr", "Le maire a condamné le raid et appelé à une enquête.", "appelé", "à une enquête"),
        ("fr", "La ministre a démenti les faits et promis une enquête.", "promis", "une enquête"),
        ("fr", "Le maire a salué la trêve et déclaré que l'aide arriverait.", "déclaré", "l'aide arriverait"),
        ("en", "The mayor has condemned the raid and called for an inquiry.", "called for", "an inquiry"),
        ("en", "The UN had denounced the siege and demanded that it end.", "demanded", "it end"),
    ],
)
def test_a_turn_that_shares_the_auxiliary(language: str, text: str, cue: str, content: str) -> None:
    """A participle that a conjunction ties to a perfect is a turn of the same speaker."""
    assert said(text, language)[cue] == content


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("As one of the doctors pointed out, the water is dirty.", "one of the doctors", "pointed out"),
        ("The mayor has closed schools that face the front, and has called for calm.", "The mayor", "has called for"),
        ('Jane Roe, a historian, recalled, "It was dark."', "Jane Roe", "recalled"),
        ("In recent weeks, advisers to Mr. Obama say, the governor has grown tired.", "advisers to Mr. Obama", "say"),
    ],
)
def test_whose_turn_it_is(text: str, source: str, cue: str) -> None:
    """A speaker is found behind "as", before a relative clause between two verbs, and in a turn between commas."""
    document = read_attributions(text, "en")
    assert any(
        a.cue == cue and a.source is not None and a.source.name.startswith(source) for a in document.attributions
    )
