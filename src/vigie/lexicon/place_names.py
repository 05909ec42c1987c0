"""Place names made comparable: one key for the many ways in which a name is written."""

from __future__ import annotations

import functools
import re
import unicodedata


class Folding(dict[int, str]):
    """A translation table that works out each character once: its base letter, without accents."""

    def __missing__(self, code: int) -> str:
        base = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        self[code] = base
        return base


# Letters that Unicode does not take apart, and marks that writers add or leave out.
FOLDING = Folding(
    str.maketrans(
        {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
        | dict.fromkeys("'’‘ʼʻʿʾ`´ʹʺ′.ـ", "")
        | dict.fromkeys("-‐‑–—/", " ")
    )
)
# The Arabic article in its assimilated spellings: "ez-Zor", "az Zawr" and "al-Zor" must meet.
ARTICLE = re.compile(r"\b(?:al|el|ul|ad|ed|an|en|ar|er|as|es|ash|esh|ech|ach|at|et|ath|az|ez|adh)[-‐‑–]")
BARE_ARTICLE = re.compile(r"\bel (?=\w)")
SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
STARTS = frozenset(form[:2] for form in SHORT_FORMS)


def place_key(name: str) -> str:
    """The key under which the gazetteer keeps ``name``: no case, accents, apostrophes, hyphens or article variants."""
    lower = name.lower()
    if lower.isascii() and lower.isalpha():
        return lower  # most names, on the shortest way
    if "-" in lower or "‑" in lower:
        lower = ARTICLE.sub("al ", lower)
    key = " ".join(lower.translate(FOLDING).split())
    if key[:2] in STARTS:
        first, _, rest = key.partition(" ")
        key = f"{SHORT_FORMS.get(first, first)} {rest}" if rest else key
    return BARE_ARTICLE.sub("al ", key) if "el " in key else key


@functools.lru_cache(maxsize=100_000)
def kept_key(name: str) -> str:
    """``place_key``, kept: the same names come again and again."""
    return place_key(name)


def is_indexed(name: str) -> bool:
    """True for a name that a report could write: no airport codes, no machine transliterations, no odd scripts."""
    first = name[:1]
    if not first:
        return False
    if first.isascii():
        if first.islower():
            return name[:3].lower() in ("al-", "el-", "ad-", "ar-", "as-", "at-", "az-", "an-")
        return len(name) > 2 and not (len(name) <= 4 and name.isupper()) and not first.isdigit()
    code = ord(first)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or code in (0x2BB, 0x2BC, 0x2BF, 0x2018, 0x2019):
        return len(name) > 2 and not first.islower()
    return (0x400 <= code < 0x530 and not first.islower()) or 0x600 <= code < 0x700
