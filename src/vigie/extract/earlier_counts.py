"""Times of an earlier count, which a revision tells beside the count of now: "rose to 31 from 24 *a day earlier*"."""

from __future__ import annotations

from vigie.extract.words import Words

APART = 3  # tokens between a number and its time: a word of harm, a preposition, an article


def earlier_days(words: Words) -> frozenset[int]:
    """The times that only an earlier count was made at: nothing that is told now happened then.

    The number stands behind one of the pack's words ("*from* 24 on Monday", "*contre* 24 morts la veille"), some of
    which take another number after it ("*de* 24 la veille *à* 31"); it is bare, or of a harm, and not the only one.
    """
    document, tokens = words.document, words.document.tokens
    before = words.section.before_counts
    numbers = {n.end: n.start for n in document.quantities if n.unit is None}
    if len(numbers) < 2 or not before:
        return frozenset()
    found = set()
    for index, timex in enumerate(document.timexes):
        first, after = words.token_at(timex.start), words.token_at(timex.end)
        number = number_before(words, first, numbers) if first is not None else None
        opener = number - 1 if number is not None else -1
        if opener < 0 or tokens.lowers[opener] not in before:
            continue
        link = before[tokens.lowers[opener]]
        if not link or (after is not None and tokens.lowers[after] == link):
            found.add(index)
    return frozenset(found)


def number_before(words: Words, token: int, numbers: dict[int, int]) -> int | None:
    """The first token of the number that a time follows at once or behind its word of harm; None where none does."""
    tokens = words.document.tokens
    for i in range(token - 1, max(token - 2 - APART, -1), -1):
        if (start := numbers.get(tokens.ends[i])) is not None:
            return words.token_at(start)
        if tokens.pos[i] not in ("ADP", "DET") and not words.hits(i, "harm"):
            return None
    return None
