"""One sentence as its chunk sequence, with look-ups from tokens to chunks."""

from __future__ import annotations

from collections.abc import Callable

from vigie.extract.findings import Kinds
from vigie.extract.quotations import MARKS
from vigie.lexicon.attribution import AttributionLexicon
from vigie.lexicon.syntax import SyntaxSection, without
from vigie.model.document import Document, Sentence
from vigie.model.syntax import Item, NounGroup, VerbGroup

FINITE = frozenset({"Fin", "Fut", "Cnd", "Sub", "Imp"})
STOPS = frozenset(',;:().[]!?…–—-"')
TRANSPARENT = frozenset({"ADV", "PART", "INTJ"})


class Chunks:
    """The items of a sentence; ``at`` gives the item that holds a token.

    ``noun`` and ``verb`` give the noun or verb group that an item is, None where it is none; ``kind`` its kind, "" for
    no item. They are look-ups of tables and no methods: they are asked more often than anything else.
    """

    def __init__(self, document: Document, index: int, lexicon: AttributionLexicon, syntax: SyntaxSection) -> None:
        self.document, self.index, self.lexicon, self.syntax = document, index, lexicon, syntax
        self.sentence: Sentence = document.sentences[index]
        self.items: list[Item] = document.items[index] if index < len(document.items) else []
        section = lexicon.section
        self.times = without(syntax.circumstances, section.adversatives, section.concurring)
        self.persons = lexicon.section.anaphors.persons
        self.partitives = without(syntax.article_genitives, syntax.genitives)
        self.bare_past = not syntax.adjective_after_noun
        self.complementizers = lexicon.section.complementizers
        self.cited_by: list[tuple[int, str]] = []
        self.at: dict[int, int] = {}
        nouns: dict[int, NounGroup] = {}
        verbs: dict[int, VerbGroup] = {}
        kinds = Kinds()
        at = self.at
        for k, (kind, other, token) in enumerate(self.items):
            kinds[k] = kind
            if kind == "N":
                nouns[k] = group = document.groups[other]
                for i in range(group.first, group.last):
                    at[i] = k
            elif kind == "V":
                verbs[k] = verb = document.verbs[other]
                for i in range(verb.first, verb.last):
                    at[i] = k
            else:
                at[token] = k
        self.noun: Callable[[int], NounGroup | None] = nouns.get
        self.verb: Callable[[int], VerbGroup | None] = verbs.get
        self.kind: Callable[[int], str] = kinds.__getitem__

    def verb_last(self, verb: VerbGroup) -> int:
        """The token after a verb with its adverbs and negations; words of a locution behind it are what it governs."""
        i, tokens = verb.head + 1, self.document.tokens
        while i < verb.last and tokens.pos[i] in TRANSPARENT and tokens.lowers[i] not in self.syntax.infinitive_markers:
            i += 1
        return i

    def is_infinitive(self, k: int) -> bool:
        """True for an infinitive, also one that bears the form of the verb that governs it."""
        verb = self.verb(k)
        return verb is not None and ("Inf" in (verb.form, self.document.tokens.form[verb.first]) or bool(verb.shells))

    def governor(self, k: int) -> int | None:
        """The item of the verb that an infinitive right behind it hangs on ("*appeared* to suggest"), None for none."""
        verb, outer = self.verb(k), self.verb(k - 1)
        if verb is None or outer is None or not (verb.form == "Inf" or verb.shells):
            return None
        tokens, leads = self.document.tokens, self.lexicon.section.infinitive_leads
        between = range(outer.last, verb.first)
        return k - 1 if all(tokens.pos[i] in TRANSPARENT or tokens.lowers[i] in leads for i in between) else None

    def is_owner(self, j: int, k: int) -> bool:
        """True where the group at item ``j`` is the possessor of the one at item ``k`` ("*the mayor's* office")."""
        group, owner = self.noun(k), self.noun(j)
        return group is not None and group.possessor is not None and self.document.groups[group.possessor] is owner

    def noun_at(self, token: int) -> NounGroup | None:
        """The noun group that starts at a token, or after the preposition at that token."""
        k = self.at.get(token)
        group = self.noun(k) if k is not None else None
        return group if group is not None and group.first == token else None

    def governed_at(self, token: int) -> NounGroup | None:
        """The noun group that a preposition at ``token`` governs."""
        for i in range(token + 1, min(token + 5, self.sentence.last)):
            k = self.at.get(i)
            if k is not None:
                group = self.noun(k)
                return group if group is not None and group.preposition_token == token else None
        return None

    def is_finite(self, k: int) -> bool:
        """True for a finite verb, also a past tense taken for a participle ("reported heavy shelling")."""
        verb = self.verb(k)
        if verb is None:
            return False
        finite = verb.form in FINITE or self.is_past(k, verb) or self.is_present(k, verb)
        return finite or self.shares_auxiliary(k, verb)

    def shares_auxiliary(self, k: int, verb: VerbGroup) -> bool:
        """True for a participle that a conjunction ties to a perfect ("a condamné le raid *et appelé* à la paix")."""
        if verb.form != "Part" or verb.first != verb.head or self.kind(k - 1) != "C":
            return False
        j = next((j for j in range(k - 2, -1, -1) if self.kind(j) in ("V", "R", "S", ";", ":", '"')), -1)
        outer = self.verb(j)
        return outer is not None and outer.perfect and outer.voice == "active" and outer.form in FINITE

    def is_present(self, k: int, verb: VerbGroup) -> bool:
        """True for a present tense that looks like an infinitive ("residents say"): no marker and no verb before it."""
        if verb.form != "Inf" or verb.last - verb.first != 1 or not self.bare_past:
            return False
        return self.noun(k - 1) is not None or (self.kind(k - 1) == "C" and self.noun(k - 2) is not None)

    def is_past(self, k: int, verb: VerbGroup, last: int = 0) -> bool:
        """True for a bare participle with a bare noun group before it and an object or a content clause after it.

        ``last`` is the token after the verb where words of a locution follow it ("called for").
        """
        if verb.form != "Part" or verb.first != verb.head or not self.bare_past:
            return False
        before, after = self.noun(k - 1) or self.noun(self.shared(k)), max(verb.last, last)
        if before is None or after >= self.sentence.last or before.first <= self.sentence.first - 1:
            return False
        k_after = self.at.get(after)
        group = self.noun(k_after) if k_after is not None and last else self.noun_at(after)
        low = self.document.tokens.lowers[after]
        follows = (group is not None and group.timex is None) or low in self.complementizers or self.quotes(after)
        follows = follows or (group is not None and self.names_speaker(before))  # "a spokesman announced Monday"
        main = self.verb(k + 1)
        return follows and (main is None or main.form not in FINITE)

    def shared(self, k: int) -> int:
        """The item before the active verb that a conjunction ties the one at ``k`` to ("took X *and called* for Y")."""
        if self.kind(k - 1) != "C":
            return -1
        j = next((j for j in range(k - 2, -1, -1) if self.kind(j) in ("V", ";", ":", '"', "S")), -1)
        verb = self.verb(j)
        return j - 1 if verb is not None and verb.voice == "active" and verb.form in FINITE else -1

    def quotes(self, token: int) -> bool:
        """True where a quotation opens at a token, or after the comma or the colon there."""
        lowers, last = self.document.tokens.lowers, self.sentence.last
        token += lowers[token] in (",", ":")
        return token < last and lowers[token] in MARKS

    def names_speaker(self, group: NounGroup) -> bool:
        """True for a group whose head is one of the pack's sources and that nothing governs."""
        return not group.preposition and self.document.tokens.lemmas[group.head] in self.lexicon.source_classes

    def is_active(self, k: int, last: int = 0) -> bool:
        """True where a verb group's subject acts: an active form, or a past tense taken for a participle."""
        verb = self.verb(k)
        if verb is None or verb.voice == "active":
            return verb is not None
        return self.is_past(k, verb, last) or self.shares_auxiliary(k, verb)

    def finite_between(self, first: int, last: int) -> bool:
        """True where a finite verb's head lies in tokens ``[first, last)``."""
        return any(
            kind == "V" and first <= token < last and self.is_finite(k) for k, (kind, _, token) in enumerate(self.items)
        )

    def text(self, first: int, last: int) -> str:
        tokens = self.document.tokens
        return self.document.text[tokens.starts[first] : tokens.ends[last - 1]]

    def chars(self, first: int, last: int) -> tuple[int, int]:
        tokens = self.document.tokens
        return tokens.starts[first], tokens.ends[last - 1]

    def kind_at(self, token: int) -> str:
        """The kind of the item at a token, "" for none."""
        k = self.at.get(token)
        return self.kind(k) if k is not None else ""

    def cue_or_relative(self, token: int) -> bool:
        """True where a relative clause, a participle or a further source starts: no content of a set-off cue."""
        k = self.at.get(token)
        if k is None:
            k = self.at.get(token + 1, -1)
        verb = self.verb(k)
        if self.kind(k) == "R" or (verb is not None and verb.form in ("Ger", "Part")):
            return True
        return self.lexicon.heads.match(self.document.tokens.lowers, token) is not None
