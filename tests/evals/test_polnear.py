"""PolNeAR's conventions: one attribution a token, complementizers in the content, prepositions in the cue."""

from __future__ import annotations

from evals.attribution import english
from evals.polnear import predicted


def spans(text: str, role: str) -> list[list[str]]:
    return [[text[start:end] for start, end in one[role]] for one in predicted(english(text))]


def test_what_is_said_within_what_is_said_is_not_annotated_again() -> None:
    text = "The mayor said that residents feared another flood."
    assert spans(text, "source") == [["The mayor"]]


def test_a_content_takes_in_its_complementizer() -> None:
    text = "The mayor said that the bridge had fallen."
    assert spans(text, "content") == [["that the bridge had fallen"]]


def test_a_content_without_a_complementizer_stays() -> None:
    text = "The mayor said the bridge had fallen."
    assert spans(text, "content") == [["the bridge had fallen"]]


def test_a_cue_takes_in_the_preposition_that_it_governs() -> None:
    text = "The mayor agreed with the engineers."
    assert spans(text, "cue") == [["agreed with"]]
    assert spans(text, "content") == [["the engineers"]]
