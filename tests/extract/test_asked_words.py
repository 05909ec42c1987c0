"""Asked words: what is looked for in a whole sentence is all there is of it."""

from __future__ import annotations

import pytest

from vigie.extract.asked_words import asked_words
from vigie.extract.guards import demands_of
from vigie.extract.mishaps import mishap_words
from vigie.lexicon.pack import languages, open_pack
from vigie.lexicon.places import open_places
from vigie.lexicon.tolls import open_tolls
from vigie.lexicon.topics import open_topics


@pytest.mark.parametrize("code", languages())
def test_every_class_looked_for_in_a_sentence_is_asked_for(code: str) -> None:
    pack = open_pack(code)
    asked = asked_words(pack)
    for demands in demands_of(pack).values():
        assert all(words <= asked for words in demands or ())
    assert mishap_words(pack) <= asked
    assert set(open_topics(pack).wrecks) <= asked
    assert open_tolls(pack).stretches <= asked
    assert {pointer.split()[0] for pointer in open_places(pack).section.pointers} <= asked
