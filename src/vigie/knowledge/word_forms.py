"""Finds names of one or several words in a text of words: a table by first and second word."""

from __future__ import annotations

from collections.abc import Iterable

ALONE = " "  # stands for the second word of a form of one word; no word is a space


class WordForms:
    """Forms by their first word, then by their second: nearly all words of a text start none."""

    def __init__(self, forms: Iterable[str]) -> None:
        # The space behind a form is a part of what is looked for, so that no start of a longer word is found.
        self.starts: dict[str, dict[str, list[tuple[str, int]]]] = {}
        for number, form in enumerate(forms):
            first, *rest = form.split(" ")
            self.starts.setdefault(first, {}).setdefault(rest[0] if rest else ALONE, []).append((form + " ", number))
        for seconds in self.starts.values():
            for found in seconds.values():
                if len(found) > 1:
                    found.sort(key=longest_first)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every form in a text whose words are parted by spaces: (start, end, number of the form).

        In the order of the text; of those that start together, the longest first.
        """
        found: list[tuple[int, int, int]] = []
        starts, words, bounded = self.starts, text.split(" "), text + " "
        words.append("")
        start = 0
        for place in range(len(words) - 1):
            word = words[place]
            seconds = starts.get(word)
            if seconds is not None:
                for form, number in seconds.get(words[place + 1], ()):
                    if bounded.startswith(form, start):
                        found.append((start, start + len(form) - 1, number))
                for form, number in seconds.get(ALONE, ()):
                    found.append((start, start + len(form) - 1, number))
            start += len(word) + 1
        return found


def longest_first(entry: tuple[str, int]) -> int:
    """The order of forms that start alike."""
    return -len(entry[0])
