"""Phrases and clauses: the general syntax that frames are laid on. All indexes are token indexes, ranges half-open."""

from __future__ import annotations

from typing import Literal

import msgspec

# These hold indexes and nothing that holds them, so the garbage collector need not look at them (``gc=False``).
Voice = Literal["active", "passive"]

# One unit of a sentence's chunk sequence: kind, index and token. Kinds: "N" noun group and "V" verb group (index into
# the document's layers), "R" relative word, "S" subordinator, "C" coordinator, else the punctuation mark itself.
Item = tuple[str, int, int]


class NounGroup(msgspec.Struct, gc=False):
    """A base noun group: determiner, numbers, adjectives, head; no complement after a preposition.

    ``quantity``, ``place``, ``actor``, ``timex``: indexes into the document's layers where the group holds a mention.
    ``preposition`` is the lower-cased preposition that governs it ("" for none); ``of`` is the index of the group it
    complements ("le bombardement *de la ville*"); ``conjunct`` the index of the first group of its coordination.
    ``apposition`` is the index of the group that it stands beside ("Hassan Ali, *un porte-parole*").
    """

    first: int
    last: int
    head: int
    sentence: int
    determiner: str = ""
    preposition: str = ""
    preposition_token: int = -1
    quantity: int | None = None
    place: int | None = None
    actor: int | None = None
    timex: int | None = None
    of: int | None = None
    conjunct: int | None = None
    apposition: int | None = None
    possessor: int | None = None


class VerbGroup(msgspec.Struct, gc=False):
    """A verb with its auxiliaries, clitics, adverbs and negation.

    ``form`` is the finite element's form (Fin, Fut, Cnd, Sub, Inf, Part, Ger); ``shells`` are the lemmas of the modal,
    aspectual or causative verbs around it, outermost first ("tenter", "commencer", "permettre").
    """

    first: int
    last: int
    head: int
    sentence: int
    lemma: str
    voice: Voice = "active"
    form: str = "Fin"
    negated: bool = False
    perfect: bool = False
    shells: tuple[str, ...] = ()
    reflexive: bool = False
    expletive: bool = False


class Slot(msgspec.Struct, gc=False):
    """One participant of a clause: its grammatical function after voice is undone, and the noun groups that fill it.

    ``function``: "subject", "object", "oblique" (with its ``preposition``), "modifier" (adjective or compound noun),
    "possessor". A passive's agent is its "subject", its surface subject its "object".
    """

    function: Literal["subject", "object", "oblique", "modifier", "possessor"]
    groups: tuple[int, ...]
    preposition: str = ""
    token: int = -1


class Clause(msgspec.Struct, gc=False):
    """A predicate (a verb group, or a noun that names a happening) with its slots.

    ``head`` is the predicate's token; ``verb`` the index of its verb group (None for a nominal clause), ``group`` the
    index of its noun group. ``parent`` is the clause it depends on and ``link`` how ("relative", "participle",
    "content", "adverbial", "coordinated", "complement").
    """

    head: int
    sentence: int
    first: int
    last: int
    lemma: str
    verb: int | None = None
    group: int | None = None
    slots: tuple[Slot, ...] = ()
    parent: int | None = None
    link: str = ""
    antecedent: int | None = None
