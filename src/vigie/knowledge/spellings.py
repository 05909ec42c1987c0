"""Other usual spellings of names: British and American, several transliterations, apostrophes left out."""

from __future__ import annotations

import functools
import itertools
import re

import msgspec

from vigie.lexicon.pack import DATA, read_section

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
BETWEEN = re.compile(r"[ -]")
APOSTROPHES = str.maketrans("", "", "'’")
MOST = 12  # forms of one name: names of several words that vary vary together less often than apart


class SpellingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    spellings: tuple[tuple[str, ...], ...] = ()


@functools.cache
def open_spellings() -> dict[str, tuple[str, ...]]:
    """The other spellings of each word of the data that has some, in lower case; raises PackError on broken data."""
    file: SpellingFile = read_section(DATA / "knowledge", "spellings", SpellingFile)
    words: dict[str, tuple[str, ...]] = {}
    for group in file.spellings:
        for word in group:
            others = [*words.get(word, ()), *(other for other in group if other != word)]
            words[word] = tuple(dict.fromkeys(others))
    return words


def other_spellings(name: str) -> list[str]:
    """The name with its words spelled in their other ways, at most MOST of them; none where no word has another."""
    table = open_spellings()
    if "'" not in name and "’" not in name and table.keys().isdisjoint(BETWEEN.split(name.lower())):
        return []
    choices: list[list[str]] = []
    end = 0
    for match in WORD.finditer(name):
        forms = word_forms(match[0], table)
        choices += [[name[end : match.start()]], forms]
        end = match.end()
    products = map("".join, itertools.product(*choices, [name[end:]]))
    return list(dict.fromkeys(form for form in itertools.islice(products, MOST + 1) if form != name))


def word_forms(word: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    """A word as written, then its other spellings with the same first capital, and without its apostrophes."""
    others = table.get(word.lower(), ())
    forms = [word, *(other[0].upper() + other[1:] if word[0].isupper() else other for other in others)]
    bare = word.translate(APOSTROPHES)
    if bare != word and word[-2:-1] in "'’":  # "People's", not "d'Abidjan"
        forms.append(bare)
    return forms
