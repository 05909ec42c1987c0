"""The pack section ``repair``: boilerplate, mistranslated names, and the words by which a broken seam is known."""

from __future__ import annotations

from typing import Literal

import msgspec

Context = Literal["border", "direction", "state", "list", "deed", "settlement"]


class RepairExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what repair makes of it; without ``gives`` it must stay as it is."""

    text: str
    gives: str | None = None


class BoilerplateRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page puts around its article. Removed as ``repair.<id>``.

    The patterns are tried only where one of ``hints`` (lower case) occurs. ``lines`` must match from the start of a
    line of at most ``limit`` characters, in any case, and the whole line goes; ``inside`` match anywhere, in their
    own case, and only the match goes.
    """

    id: str
    hints: tuple[str, ...]
    examples: tuple[RepairExample, ...]
    lines: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    limit: int = 200


class PlaceNameRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place name that machine translation turns into a common noun, and the contexts that prove it.

    ``article`` goes before ``name`` where the language wants one after a bare preposition. ``lower`` lets the words
    stand in lower case too, in the contexts ``border`` and ``list`` only.
    """

    id: str
    words: tuple[str, ...]
    name: str
    contexts: tuple[Context, ...]
    examples: tuple[RepairExample, ...]
    article: str = ""
    lower: bool = False


class PlaceContexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words around a place name, by context, and those that veto it.

    ``border``, ``direction``, ``state`` and ``settlement`` are phrases before the name, ``deed`` is what a state does,
    after it; ``list`` means that a country of ``countries`` is coordinated with it by ``coordinators``.
    ``bare`` are the phrases after which the name takes its article, ``articles`` what may stand between.
    """

    border: tuple[str, ...]
    direction: tuple[str, ...]
    state: tuple[str, ...]
    settlement: tuple[str, ...]
    deed: tuple[str, ...]
    countries: tuple[str, ...]
    coordinators: tuple[str, ...]
    articles: tuple[str, ...]
    bare: tuple[str, ...]
    vetoes: tuple[str, ...]


class SeamWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words (lower case) by which a cut is known.

    ``relatives`` in lower case never begin a sentence, nor do ``continuations`` where no verb follows; ``dangling``
    words and ``dangling_phrases`` never end one. ``functions`` are no names though they begin a sentence with a
    capital. ``finite`` words and ``finite_endings`` show that a piece is a sentence of its own. ``abbreviations`` end
    with a stop of their own. ``prefixes`` keep their hyphen at a line end. ``address_ends`` follow the stop in
    addresses and file names, and so are no words there.
    """

    relatives: tuple[str, ...]
    continuations: tuple[str, ...]
    dangling: tuple[str, ...]
    dangling_phrases: tuple[str, ...]
    functions: frozenset[str]
    finite: frozenset[str]
    finite_endings: tuple[str, ...]
    abbreviations: frozenset[str]
    prefixes: frozenset[str]
    address_ends: frozenset[str]
    examples: tuple[RepairExample, ...]


class NameSeams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that are cut behind their article: the articles, and persons and groups whose first part says the rest."""

    articles: tuple[str, ...]
    known: tuple[str, ...]
    examples: tuple[RepairExample, ...]


class QuotationCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words (lower case) that follow a quotation and say who speaks.

    ``words_before`` is how many words may name the speaker before them, where a comma closed the quotation.
    """

    after: tuple[str, ...]
    examples: tuple[RepairExample, ...]
    words_before: int = 0


class RepairSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``repair`` of a language pack."""

    boilerplate: tuple[BoilerplateRule, ...]
    place_names: tuple[PlaceNameRule, ...]
    place_contexts: PlaceContexts
    seams: SeamWords
    names: NameSeams
    quotations: QuotationCues
