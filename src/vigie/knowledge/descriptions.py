"""Reads source phrases ("un porte-parole du Kremlin", "medical sources"): who that is, and of which class."""

from __future__ import annotations

import functools

from vigie.knowledge.actor_phrases import open_reader
from vigie.knowledge.actors import Actors
from vigie.knowledge.findings import Phrase
from vigie.lexicon.pack import Pack

MOST_PHRASES = 20_000  # kept: "police", "local officials", "the army" speak in report after report


@functools.lru_cache(MOST_PHRASES)
def describe(words: str, pack: Pack, actors: Actors) -> tuple[str | None, str]:
    """The body that a source phrase speaks for (None where it names none) and its attribution class.

    The head noun decides the class, the body decides the identity; "unnamed" where nothing tells the class.
    """
    reader = open_reader(pack, actors)
    phrases = reader.phrases(words, reader.scanner.scan(words))
    if not phrases:
        return None, "unnamed"
    head = phrases[0]
    actor_id = identity(head, actors)
    source = head.source
    for phrase in phrases[1:]:
        if not words[head.end : phrase.start].strip(" ,(") or (
            phrase.head is not None and phrase.head.head == "person"
        ):
            actor_id = actor_id or identity(phrase, actors)
            source = source if source != "unnamed" else phrase.source
    return actor_id, source


def identity(phrase: Phrase, actors: Actors) -> str | None:
    """The one body that a phrase is or speaks for."""
    bodies = tuple(dict.fromkeys(actors.body_of(actor_id) for actor_id in phrase.ids))
    return bodies[0] if len(bodies) == 1 else None
