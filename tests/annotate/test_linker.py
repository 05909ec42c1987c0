"""The linker finds whoever a verb of saying credits, before it and after it."""

from __future__ import annotations

import pytest

from vigie.annotate.linker import link_subject, score_candidates
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack


def source(code: str, text: str, cue: str) -> str:
    """The candidate that the linker prefers, all nouns, names and pronouns of the first sentence being candidates."""
    pack = open_pack(code)
    tokens, sentences = tokenise(text, pack)
    tag(tokens, sentences, pack)
    at = tokens.words.index(cue)
    sentence = next(s for s in sentences if s.first <= at < s.last)
    heads = [i for i in range(sentence.first, sentence.last) if tokens.pos[i] in ("NOUN", "PROPN", "PRON") and i != at]
    values = link_subject(tokens, sentence, at, heads, pack)
    return tokens.words[heads[values.index(max(values))]]


@pytest.mark.parametrize(
    ("code", "text", "cue", "head"),
    [
        ("fr", "Le gouverneur de la province a déclaré que deux villages avaient brûlé.", "déclaré", "gouverneur"),
        ("fr", "Deux villages ont brûlé, a déclaré le gouverneur de la province.", "déclaré", "gouverneur"),
        ("fr", "La route est coupée, a indiqué à la radio une source militaire.", "indiqué", "source"),
        ("en", "The governor of the province said that two villages had burned.", "said", "governor"),
        ("en", "Two villages had burned, said the governor of the province.", "said", "governor"),
        ("en", "He told reporters that the road was cut.", "told", "He"),
    ],
)
def test_the_speaker_is_found_before_and_after_the_verb(code: str, text: str, cue: str, head: str) -> None:
    assert source(code, text, cue) == head


def test_scores_are_probabilities() -> None:
    values = score_candidates([["a"], ["b"], ["none"]], {"a": 2.0, "none": 1.0})
    assert sum(values) == pytest.approx(1.0)
    assert values[0] > values[2] > values[1]


def test_without_candidates_there_are_no_scores() -> None:
    pack = open_pack("en")
    tokens, sentences = tokenise("It rained.", pack)
    tag(tokens, sentences, pack)
    assert link_subject(tokens, sentences[0], 1, [], pack) == []
