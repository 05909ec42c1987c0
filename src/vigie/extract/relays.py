"""Relays: the platforms and occasions through which somebody speaks ("on Telegram", "lors d'un point de presse")."""

from __future__ import annotations

from vigie.extract.chunks import Chunks
from vigie.model.syntax import NounGroup


def is_relay(chunks: Chunks, group: NounGroup) -> bool:
    """True for a platform or an occasion with its preposition ("on Telegram")."""
    return group.preposition in chunks.lexicon.relay_leads and names_relay(chunks, group)


def names_relay(chunks: Chunks, group: NounGroup) -> bool:
    """True for a group whose words name a platform or an occasion."""
    tokens, nouns = chunks.document.tokens, chunks.lexicon.relay_nouns
    for i in range(group.first, group.last):
        if tokens.lemmas[i] in nouns or tokens.lowers[i] in nouns:
            return True
        if i + 1 < group.last and f"{tokens.lemmas[i]} {tokens.lemmas[i + 1]}" in nouns:
            return True
    return False
