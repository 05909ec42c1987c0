"""What a language pack says of its words: how they are cut, abbreviated, and which function words there are."""

from __future__ import annotations

import msgspec

from vigie.lexicon.pack import Pack


class TokenRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How running text is cut into tokens; apostrophes are written ' here and match both ' and ’.

    ``proclitics`` are cut off the front of a word ("l'"), ``enclitics`` off its end ("n't", "-t-il"), ``whole`` are
    words that are never cut; ``cuts`` are words cut at the stroke ("can|not"). ``elision_before`` lists the letters
    before which a proclitic is cut. ``number_spaces`` are the characters that may stand between groups of three digits.
    """

    proclitics: list[str] = []
    elision_before: str = ""
    enclitics: list[str] = []
    whole: list[str] = []
    cuts: list[str] = []
    units: list[str] = []
    number_spaces: str = "\u00a0\u202f\u2009"
    abbreviations: list[str] = []
    titles: list[str] = []
    never_last: list[str] = []


class PackWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The section ``pack``: the language's code and name, its token rules, its closed word classes by UPOS.

    ``starters`` are words that begin a sentence after an abbreviation which may or may not end one; ``relatives`` tie a
    clause to the noun before them; ``amounts`` are prepositions that open a number ("at least", "over").
    """

    code: str
    name: str
    tokens: TokenRules
    function_words: dict[str, list[str]]
    starters: list[str] = []
    relatives: list[str] = []
    amounts: list[str] = []


def pack_words(pack: Pack) -> PackWords:
    """The section ``pack`` of a language pack."""
    return pack.section("pack", PackWords)
