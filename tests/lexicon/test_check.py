"""Words of an example and words of a claim are the same where half of them are, articles that elide apart."""

import pytest

from vigie.lexicon.check import same_words


@pytest.mark.parametrize(
    ("given", "wanted"), [("école", "l'école"), ("l’hôpital", "hôpital"), ("armée", "de l'armée"), ("the army", "army")]
)
def test_an_elided_article_does_not_count(given: str, wanted: str) -> None:
    assert same_words(given, wanted)


@pytest.mark.parametrize(("given", "wanted"), [("l'école", "l'hôpital"), ("d'Idlib", "d'Alep"), ("", "l'école")])
def test_two_nouns_are_not_the_same_for_their_article(given: str, wanted: str) -> None:
    assert not same_words(given, wanted)
