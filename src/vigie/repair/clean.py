"""Clean text: one scan that says that neither characters nor the seams between words want mending."""

from __future__ import annotations

import re

from vigie.repair.encoding import CYRILLIC, CYRILLIC_BEFORE, RATHER, RATHER_BEFORE, SURE

# All that the patterns of encoding.py and those that seams.py mends with can begin with, and then what follows there.
# It opens with one class of characters, which is found fast.
TROUBLE = re.compile(
    rf"[{SURE}{RATHER}{CYRILLIC}.!?;,-]"
    r"(?:(?<=[.!?;,])(?:(?=[^\W\d_])|\s+[,;.]|(?<=,)[,.])"
    r"|(?<=-)[ \t]*\r?\n"
    rf"|(?<=[{SURE}])|(?<=[{RATHER}]){RATHER_BEFORE}|(?<={CYRILLIC}){CYRILLIC_BEFORE})"
)


def is_clean(text: str) -> bool:
    """True where ``encoding.mend`` has no more than HTML to mend and ``seams.mend`` nothing."""
    return TROUBLE.search(text) is None
