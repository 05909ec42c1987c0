"""Contents: which stretch of the text a cue reports, before it, after it or around it."""

from __future__ import annotations

from bisect import bisect_right

from vigie.extract.chunks import Chunks
from vigie.extract.content_ends import ENDS, passes_on
from vigie.extract.findings import Quotation
from vigie.lexicon.attribution import AttributionLexicon

Stretch = tuple[int, int]


class Contents:
    """Finds content stretches, in tokens, with the document's quotations at hand."""

    def __init__(self, quotations: list[Quotation], lexicon: AttributionLexicon) -> None:
        self.quotations, self.lexicon = quotations, lexicon
        self.firsts = [quotation.first for quotation in quotations]

    def quotation_at(self, token: int) -> Quotation | None:
        """The quotation that holds a token."""
        place = bisect_right(self.firsts, token) - 1
        if place >= 0 and token < self.quotations[place].last:
            return self.quotations[place]
        return None

    def quotation_from(self, token: int) -> Quotation | None:
        """The quotation that opens at a token."""
        found = self.quotation_at(token)
        return found if found is not None and found.first == token and not found.open_lost else None

    def quotation_until(self, token: int) -> Quotation | None:
        """The quotation whose last mark is the token just before ``token``."""
        found = self.quotation_at(token - 1) if token else None
        return found if found is not None and found.last == token and not found.close_lost else None

    def after(self, chunks: Chunks, first: int) -> Stretch | None:
        """From a token to where its clause ends: before a further cue of the same speaker, else the sentence's end."""
        tokens, last = chunks.document.tokens, chunks.sentence.last
        if first == last:
            return self.paragraph(chunks)
        quotation = self.quotation_from(first)
        if quotation is not None:
            last = max(quotation.last, self.tail(chunks, quotation.last))
            return trimmed(chunks, first, last) if last <= chunks.sentence.last else (first, last)
        inner = self.quotation_at(first)
        if inner is not None and inner.last <= last:
            last = inner.last
        for k in range(chunks.at.get(first, 0), len(chunks.items)):
            kind, _, token = chunks.items[k]
            if token <= first:
                continue
            if kind == ";" or (kind in (",", "C") and self.cue_follows(chunks, k)) or passes_on(chunks, k):
                last = min(last, token + (kind == '"'))
                break
            if kind == "(" and k + 2 < len(chunks.items) and self.ends_sentence(chunks, token):
                last = min(last, token)
                break
        return trimmed(chunks, first, min(last, len(tokens)))

    def paragraph(self, chunks: Chunks) -> Stretch | None:
        """The paragraph that begins behind a sentence: the words that its colon leads."""
        sentences, index = chunks.document.sentences, chunks.index + 1
        if index >= len(sentences):
            return None
        last, number = index, sentences[index].paragraph
        while last < len(sentences) and sentences[last].paragraph == number:
            last += 1
        quotation = self.quotation_from(sentences[index].first)
        end = sentences[last - 1].last
        return sentences[index].first, min(quotation.last, end) if quotation else end

    def tail(self, chunks: Chunks, token: int) -> int:
        """A quotation that is only the first words of a clause goes on to the clause's end ("a" b c)."""
        if token >= chunks.sentence.last:
            return token
        low, pos = chunks.document.tokens.lowers[token], chunks.document.tokens.pos[token]
        if low in ENDS or pos in ("PUNCT", "CCONJ") or chunks.document.tokens.lowers[token - 2] in ENDS:
            return token
        stretch = self.after(chunks, token)
        return stretch[1] if stretch else token

    def ends_sentence(self, chunks: Chunks, token: int) -> bool:
        """True where a bracket that opens at a token closes at the end of the sentence."""
        tokens = chunks.document.tokens
        closing = next((i for i in range(token, chunks.sentence.last) if tokens.lowers[i] == ")"), None)
        return closing is not None and closing + 2 >= chunks.sentence.last

    def cue_follows(self, chunks: Chunks, k: int) -> bool:
        """True where the comma or conjunction at item ``k`` leads a further cue with no subject of its own."""
        i = k + 1
        while i < len(chunks.items) and (chunks.kind(i) in ("C", '"') or is_time(chunks, i)):
            i += 1
        verb = chunks.verb(i)
        if verb is not None:
            coordinated = chunks.kind(k) == "C" or chunks.kind(k + 1) == "C"
            inverted = i == k + 1 and self.source_follows(chunks, i) and not verb.negated
            follows = coordinated or inverted  # ", a dit X": a cue with its source after it
            said = verb.form == "Ger" or (follows and verb.form in ("Fin", "Fut", "Cnd"))
            return said and self.is_cue(chunks, verb.head)
        token, lowers = chunks.items[k][2] + 1, chunks.document.tokens.lowers
        opens = token < chunks.sentence.last and lowers[token] in self.lexicon.heads.by_first
        return opens and self.lexicon.heads.match(lowers, token) is not None

    def is_cue(self, chunks: Chunks, token: int) -> bool:
        """True for a verb by which people say something: not one of documents and of witnesses only ("captured")."""
        tokens = chunks.document.tokens
        found = self.lexicon.verbs.match(tokens.lowers, tokens.lemmas, token)
        return any(not (rule.documents or rule.classes) for _, rule in found)

    def source_follows(self, chunks: Chunks, i: int) -> bool:
        """True where a bare noun group comes after the verb at item ``i``, times and relays apart."""
        for k in range(i + 1, min(i + 4, len(chunks.items))):
            group = chunks.noun(k)
            if group is None:
                return False
            if group.timex is None and not group.preposition:
                return True
        return False

    def before(self, chunks: Chunks, last: int, floor: int) -> Stretch | None:
        """Up to token ``last``: the quotation that closes there, else the sentence so far, from ``floor`` on."""
        quotation = self.quotation_until(last) or (self.quotation_until(last - 1) if last > 0 else None)
        if quotation is not None and (quotation.first >= floor or floor <= chunks.sentence.first):
            if quotation.first <= chunks.sentence.first or self.opens_afresh(chunks, quotation.first):
                return quotation.first, quotation.last
            if quotation.open_lost:
                return quotation.first, quotation.last
        first = max(chunks.sentence.first, floor)
        return trimmed(chunks, first, last)

    def opens_afresh(self, chunks: Chunks, token: int) -> bool:
        """True where a quotation starts after a stop, so that what stands before it is not said with it."""
        return token > 0 and chunks.document.tokens.lowers[token - 1] in (":", ";", ".", "!", "?", "–", "—", "--")

    def previous_quotation(self, chunks: Chunks) -> Stretch | None:
        """The quotation that ends where this sentence starts."""
        quotation = self.quotation_until(chunks.sentence.first)
        return (quotation.first, quotation.last) if quotation else None


def is_time(chunks: Chunks, k: int) -> bool:
    group = chunks.noun(k)
    return group is not None and group.timex is not None


def trimmed(chunks: Chunks, first: int, last: int) -> Stretch | None:
    """A stretch without stops at its ends; quotation marks inside a pair stay."""
    lowers = chunks.document.tokens.lowers
    while first < last and lowers[first] in (",", ";", ":", "–", "—", "--", "-", "."):
        first += 1
    while first < last and lowers[last - 1] in (",", ";", ":", ".", "–", "—", "--", "-", "…"):
        last -= 1
    return (first, last) if first < last else None
