"""Makes the news' own word orders out of plain ones: "S, said X" out of "X said that S".

Treebanks have few of these frames and reports are full of them. A rearrangement moves whole subtrees, so every token
keeps the tag that it has and only the order that the linker looks at is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.treebanks import Word

from vigie.model.document import Tokens

# What opens, parts and closes the content: "S, said X."  « S », said X.  "S", said X.
FRAMES = (((), (",",)), (("«",), ("»", ",")), (('"',), ('"', ",")), (('"',), (",", '"')))


def rearrangements(
    words: Sequence[Word], token_of: Sequence[int], tokens: Tokens, verb: int, subject: int
) -> Iterator[tuple[Tokens, list[int]]]:
    """New token streams with, for each of their tokens, the token of the old one (-1 for added marks)."""
    content = child(words, verb, "ccomp")
    if content is None or content < verb or subject > verb:
        return
    place = {part: phrase(words, token_of, part) for part in (content, subject)}
    inside = [at for at, word in enumerate(words) if word.head == content + 1 and word.deprel == "mark"]
    marks = {token_of[at] for at in inside}
    said = [at for at in place[content] if at not in marks and tokens.pos[at] != "PUNCT"]
    who = trimmed(place[subject], tokens)
    told = [
        at
        for part, word in enumerate(words)
        if word.head == verb + 1 and verb < part < content and word.deprel.split(":")[0] in ("obl", "iobj", "obj")
        for at in trimmed(phrase(words, token_of, part), tokens)
    ]
    group = [
        token_of[at]
        for at, word in enumerate(words)
        if (at == verb or (word.head == verb + 1 and word.deprel.startswith("aux"))) and token_of[at] >= 0
    ]
    if not said or not who or len(said) < 3:
        return
    for number, (opening, closing) in enumerate(FRAMES):
        for tail in tails(group, who, told, full=number == 0):
            yield arranged(tokens, [*opening, *said, *closing, *tail, "."])


def tails(group: list[int], who: list[int], told: list[int], *, full: bool) -> list[list[int]]:
    """Orders of the reporting clause: verb and subject, whom it was told in between or after; subject and verb."""
    orders = [[*group, *who], [*who, *group]]
    if told and full:
        orders += [[*group, *told, *who], [*group, *who, *told]]
    return orders


def child(words: Sequence[Word], head: int, relation: str) -> int | None:
    """The first dependant of a word by a relation."""
    return next((at for at, word in enumerate(words) if word.head == head + 1 and word.deprel == relation), None)


def phrase(words: Sequence[Word], token_of: Sequence[int], top: int) -> list[int]:
    """The tokens of a word's whole subtree, in order."""
    inside = {top}
    grown = True
    while grown:
        more = {at for at, word in enumerate(words) if word.head - 1 in inside and at not in inside}
        inside |= more
        grown = bool(more)
    return sorted({token_of[at] for at in inside if token_of[at] >= 0})


def trimmed(phrase_tokens: list[int], tokens: Tokens) -> list[int]:
    """A phrase without the punctuation at its ends."""
    kept = list(phrase_tokens)
    while kept and tokens.pos[kept[-1]] == "PUNCT":
        kept.pop()
    while kept and tokens.pos[kept[0]] == "PUNCT":
        kept.pop(0)
    return kept


def arranged(tokens: Tokens, order: Sequence[int | str]) -> tuple[Tokens, list[int]]:
    """The stream of the tokens in an order; a string is an added mark."""
    new = Tokens(starts=list(range(len(order))), ends=list(range(len(order))))
    for item in order:
        new.words.append(item if isinstance(item, str) else tokens.words[item])
        new.lowers.append(item if isinstance(item, str) else tokens.lowers[item])
        new.pos.append("PUNCT" if isinstance(item, str) else tokens.pos[item])
        new.form.append("" if isinstance(item, str) else tokens.form[item])
        new.lemmas.append(item if isinstance(item, str) else tokens.lemmas[item])
    return new, [item if isinstance(item, int) else -1 for item in order]
