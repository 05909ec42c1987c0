"""The whole phrase that names a source: appositions, relative clauses and brackets with it, for annotations."""

from __future__ import annotations

from vigie.extract.chunks import STOPS, TRANSPARENT, Chunks
from vigie.extract.found import Found
from vigie.extract.phrase_ends import closing_bracket
from vigie.extract.quotations import MARKS
from vigie.extract.relays import is_relay
from vigie.extract.source_phrases import governs_back, is_contact, opening_bracket
from vigie.model.syntax import NounGroup

OUTSIDE = TRANSPARENT | {"AUX"}  # between a phrase and its verb: adverbs, "he*'s* promised"
LONGEST = 30  # tokens that a phrase goes on for after its core: longer ones were clauses of their own
Stretch = tuple[int, int]


def whole_source(chunks: Chunks, found: Found) -> Stretch | None:
    """Tokens of all that names the source of an attribution; None where nothing but its core does.

    A relative word stands for itself ("residents *who* say"); before its cue a source goes on to the cue, after it to
    the next stop that ends it.
    """
    phrase = found.phrase
    if phrase is None or found.source is None or not inside(chunks, phrase.first):
        return None
    if phrase.relative:
        word = relative_word(chunks, found.cue_first)
        return (word, word + 1) if word is not None else None
    tokens, first, last = chunks.document.tokens, phrase.first, phrase.last
    if last == first + 1 and tokens.lowers[first] in chunks.lexicon.section.anaphors.possessive:
        return first, last  # "*her* earlier claim"
    if last <= found.cue_first:
        if not any(
            a < first <= b + 1 for a, b in found.content
        ):  # "the economy, Smith says, is ...": said, no apposition
            first = with_what_leads(chunks, first_beside(chunks, first))
        if own_clause(chunks, found.cue_first):
            last = last_before(chunks, last, found.cue_first)
    else:
        last = last_after(chunks, last, [stretch for stretch in found.content if stretch[0] >= last])
    if last < chunks.sentence.last and tokens.lowers[last] in chunks.syntax.possessives and tokens.pos[last] == "PART":
        last += 1
    return first, last


def own_clause(chunks: Chunks, cue: int) -> bool:
    """True for a cue that is no verb hanging on another ("Smith left, *saying* ..."): its subject stands before it."""
    k = chunks.at.get(cue)
    verb = chunks.verb(k) if k is not None else None
    return verb is None or verb.form not in ("Ger", "Inf")


def inside(chunks: Chunks, token: int) -> bool:
    return chunks.sentence.first <= token < chunks.sentence.last


def relative_word(chunks: Chunks, cue: int) -> int | None:
    """The relative word nearest before a cue."""
    for k in range(chunks.at.get(cue, 0) - 1, -1, -1):
        kind, _, token = chunks.items[k]
        if kind == "R":
            return token
        if chunks.is_finite(k):
            return None
    return None


def first_beside(chunks: Chunks, first: int) -> int:
    """Where a phrase starts that an apposition or the end of a list is the core of ("*Jane Doe,* the mayor, said")."""
    k = chunks.at.get(first)
    if k is None:
        return first
    j = k - 1
    if chunks.kind(j) == "C" and chunks.kind(j - 1) == ",":
        j -= 1
    if chunks.kind(j) not in (",", "C"):
        return first
    j -= 1
    if chunks.kind(j) in (")", "]"):
        j = opening_bracket(chunks, j) - 1
    while (group := chunks.noun(j)) is not None and group.preposition and governs_back(chunks, j):
        j -= 1
    group = chunks.noun(j)
    if group is None or group.preposition or group.timex is not None or is_led(chunks, group):
        return first
    before = chunks.kind(j - 1)
    opens = before in ("", "S", '"', ",", ";", ":", "C") or group.first == chunks.sentence.first
    return group.first if opens and (before != "," or j == 0) else first


def is_led(chunks: Chunks, group: NounGroup) -> bool:
    """True where a preposition leads a group or what it is listed with ("after war *and the flood*, Smith said")."""
    tokens = chunks.document.tokens
    while group.conjunct is not None:
        group = chunks.document.groups[group.conjunct]
        if group.preposition:
            return True
    return group.first > chunks.sentence.first and tokens.pos[group.first - 1] == "ADP"


def with_what_leads(chunks: Chunks, first: int) -> int:
    """Takes in what opens a clause before a name or a noun and is none of it ("*Retired* Gen. X", "*my* father")."""
    tokens, lead, opening = chunks.document.tokens, first - 1, chunks.sentence.first
    if lead < opening or lead + 1 >= len(tokens):
        return first
    if tokens.lowers[lead] in chunks.syntax.negations:
        return lead
    noun = tokens.pos[first] in ("NOUN", "ADJ")
    if noun and tokens.pos[lead] == "PRON" and tokens.lowers[lead] in chunks.lexicon.section.anaphors.possessive:
        return lead
    opens = lead == opening or tokens.pos[lead - 1] in ("PUNCT", "SCONJ", "CCONJ")
    verbal = tokens.form[lead] in ("Part", "Ger") or (tokens.form[lead] == "Fin" and not noun and lead == opening)
    return lead if opens and verbal and (noun or tokens.pos[first] == "PROPN") else first


def last_before(chunks: Chunks, last: int, cue: int) -> int:
    """Where a phrase ends that its cue follows: at the cue, less what belongs to the cue."""
    tokens = chunks.document.tokens
    end = before_mark(chunks, last, cue)
    if end > last and tokens.pos[end - 1] in ("ADP", "CCONJ"):  # "and": a second verb of the same subject
        end -= 1
    if end <= last or timed(chunks, last):
        return last
    relative = False
    first = next((i for i in range(last, end) if i in chunks.at), end)
    for k in range(chunks.at.get(first, len(chunks.items)), len(chunks.items)):
        kind, _, token = chunks.items[k]
        if token >= end:
            break
        relative = relative or kind == "R" or is_contact(chunks, k)
        verb = chunks.verb(k)
        asides = verb is not None and verb.form == "Ger" and chunks.kind(k - 1) == ","
        remarks = kind == "R" and chunks.kind(k - 1) == "," and tokens.lowers[token] not in chunks.persons
        if verb is not None and chunks.is_finite(k) and not relative:
            end = before_mark(chunks, last, verb.first)  # a verb of the same subject before the cue's
            break
        if kind in (";", ":", '"', "S") or asides or remarks:
            end = before_mark(chunks, last, token) if remarks else last
            break
    return end if end - last <= LONGEST else last


def before_mark(chunks: Chunks, last: int, end: int) -> int:
    """Where a phrase ends before ``end``, less stops, adverbs and times that follow no participle of its own."""
    tokens = chunks.document.tokens
    while end > last and (
        tokens.lowers[end - 1] in STOPS or tokens.pos[end - 1] in OUTSIDE or is_loose(chunks, end - 1)
    ):
        end -= 1
    return end


def is_loose(chunks: Chunks, token: int) -> bool:
    """True for a token of a time that goes with the cue, not with a participle before it ("released *last year*")."""
    if not timed(chunks, token):
        return False
    verb = chunks.verb(chunks.at[token] - 1)
    return verb is None or verb.form != "Part"


def last_after(chunks: Chunks, last: int, contents: list[Stretch]) -> int:
    """Where a phrase ends that follows its cue: past an apposition or a relative clause, before what is said."""
    tokens = chunks.document.tokens
    limit = min([stretch[0] for stretch in contents] + [chunks.sentence.last, last + LONGEST])
    governed = chunks.governed_at(last) if last < chunks.sentence.last else None
    k = chunks.at.get(last) if governed is None else chunks.at[governed.first]
    if k is None or last >= limit:
        return last
    if chunks.kind(k) in ("(", "["):
        closing = closing_bracket(chunks, k)
        k = k if closing is None else closing + 1
    after = k + 1 if chunks.kind(k) == "," else k
    group = chunks.noun(after)
    beside = after > k and group is not None and not group.preposition and group.timex is None
    if not (beside or chunks.kind(after) == "R" or goes_on(chunks, k, last)):
        return last
    end = last
    for j in range(after, len(chunks.items)):
        token = chunks.items[j][2]
        if token >= limit or chunks.kind(j) in ('"', ";", ":", "S") or tokens.lowers[token] in MARKS:
            break
        if chunks.kind(j) == "," and (chunks.verb(j + 1) is not None or chunks.kind(j + 1) in ("C", "S")):
            break
        end = chunks.document.groups[chunks.items[j][1]].last if chunks.kind(j) == "N" else token + 1
    while end > last and tokens.lowers[end - 1] in STOPS:
        end -= 1
    return min(end, limit)


def goes_on(chunks: Chunks, k: int, last: int) -> bool:
    """True for a prepositional phrase right behind a common noun ("an economist *at the institute*")."""
    group = chunks.noun(k)
    if group is None or group.timex is not None or group.preposition_token != last:
        return False
    return chunks.document.tokens.pos[last - 1] == "NOUN" and not is_relay(chunks, group)


def timed(chunks: Chunks, token: int) -> bool:
    """True for a token of an expression of time."""
    k = chunks.at.get(token)
    group = chunks.noun(k) if k is not None else None
    return group is not None and group.timex is not None
