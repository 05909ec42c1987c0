"""Asked words: what is looked for in a whole sentence, so that of each sentence no other words are kept."""

from __future__ import annotations

import functools

from vigie.lexicon.harms import open_harms
from vigie.lexicon.pack import Pack
from vigie.lexicon.places import open_places
from vigie.lexicon.tolls import open_tolls
from vigie.lexicon.topics import open_topics
from vigie.lexicon.triggers import open_triggers


@functools.cache
def asked_words(pack: Pack) -> frozenset[str]:
    """The words and lemmas that ``Words.told_in`` is asked for.

    Every class that is looked for in what it gives is here: no other word is found there.
    """
    found: set[str] = set()
    for trigger in open_triggers(pack):
        found.update(trigger.without, trigger.with_, trigger.topic)
    for harm in open_harms(pack):
        found.update(harm.without, harm.with_)
    topics = open_topics(pack)
    found.update(topics.wrecks, topics.mishaps, topics.accidental, open_tolls(pack).stretches)
    found.update(pointer.split()[0] for pointer in open_places(pack).section.pointers)
    return frozenset(found)
