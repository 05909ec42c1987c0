"""Encoding: characters that a wrong charset, HTML escaping or a copy through a PDF left in the text."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterator

from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft

# Characters that no clean text has.
SURE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ufb00-\ufb06"
    "ÃÅÐØÙÎ√\u0300-\u036f"
)
# French uses Â, â and € rightly, so they count only before what a wrong charset puts after them.
RATHER, RATHER_BEFORE = "ÂÄâ€‚", r"[^\w\s.,;:!?)]"
CYRILLIC, CYRILLIC_BEFORE = "Ñ", "[\u0080-\u00bf\u20ac-\u2122]"
SUSPECT = re.compile(f"[{SURE}]|[{RATHER}]{RATHER_BEFORE}|{CYRILLIC}{CYRILLIC_BEFORE}")
# What every such match starts with: found fast, and seldom in clean text.
SUSPICIOUS = re.compile(f"[{SURE}{RATHER}{CYRILLIC}]")

# How the bytes 80 to BF of UTF-8 look when read as Windows-1252 (or Latin-1 for the five that it lacks).
CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
WINDOWS = re.compile(f"(?:[Â-ß][{CONTINUATION}]|[à-ï][{CONTINUATION}]{{2}}|[ð-ô][{CONTINUATION}]{{3}})+")
# "à" is C3 A0, and A0 is the no-break space that many programs turn into a plain one or drop beside another.
GRAVE = re.compile('(?<![A-ZÀ-Ý])(?:ÃƒÂ|Ã)[ \u00a0]{1,2}(?=(\\w|[«"“(])?)')
HARD_SPACE = re.compile("(?<=[a-zà-ÿ0-9«.,;:!?%)])Â (?=[\\w«»:;!?%])")
# The same for Mac Roman, and only for the letters and marks of European languages: its symbols stand alone too rarely.
MACINTOSH = re.compile("(?:√[Ä-ˇ∞-≥†-•´¨≠®©™¢£§¶ß∫Ω]|‚Ä[ìîôòúùÊ¶¢])+")

# The third byte of a dash or quotation mark whose first was lost on the way: "€“" for "–".
HALVES = {"“": "–", "”": "—", "™": "’", "˜": "‘", "œ": "“", "\x9d": "”", "¦": "…", "¢": "•"}
HALF = re.compile("€(?<![â\\d]€)(?<!\\d[\\s\u00a0\u202f]€)([“”™˜œ\x9d¦¢])")

ENTITY = re.compile(
    r"&(?:amp;)*(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,24};|nbsp\b|quot\b|#\d{2,4}(?![\d;]))"
)
TAG = re.compile(
    r"</?(br|p|div|li|ul|ol|h[1-6]|tr|td|table|blockquote|b|i|u|em|strong|span|a|img|font|sup|sub|small|figure|"
    r"figcaption|iframe|script|style|center|section|article)(?:\s[^<>=]{1,40}=[^<>]{0,400})?\s?/?>",
    re.IGNORECASE,
)
BREAKING = frozenset(
    (
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "figure",
    )
)
# Joiners (200C, 200D) spell words in Persian and Hindi and hold emoji together: they go only between Latin letters.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|(?<=[a-zà-ÿ])[\u200c\u200d]+(?=[a-zà-ÿ])"
)
BLANK = "\u00a0\u202f"  # no-break spaces, which Python does not count as printable
LINE_MARK = re.compile("[\x0b\x0c\u2028\u2029]")
# Windows-1252 read as Latin-1 leaves control characters where quotation marks and dashes stood.
CONTROL = re.compile("[\x80-\x9f]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Accents on their own sign, as some file systems write them, hide a word from every table.
DECOMPOSED = re.compile("[A-Za-zÀ-ɏͰ-ӿ][\u0300-\u036f]+")
LOST = re.compile("\ufffd+")


def mend(draft: Draft) -> None:
    """Mends what is certain; a character that is lost for good is a warning."""
    if "&" in draft.text:
        draft.apply(entities(draft.text))
    if "<" in draft.text:
        draft.apply(tags(draft.text))
    if not any(SUSPECT.match(draft.text, found.start()) for found in SUSPICIOUS.finditer(draft.text)):
        return
    draft.apply(composed_letters(draft.text))
    for _ in range(2):  # text that was misread twice needs two turns
        draft.apply(misread(draft.text))
    draft.apply(half_marks(draft.text))
    draft.apply(signs(draft.text))
    lost = LOST.search(draft.text)
    if lost:
        message = "characters were lost before the report came here; fetch it again with its right charset"
        draft.warn("character_lost", message, *lost.span())


def entities(text: str) -> Iterator[Edit]:
    """HTML entities, however often they were escaped."""
    for match in ENTITY.finditer(text):
        character = match[0] if match[0].endswith(";") else f"{match[0]};"
        for _ in range(4):  # deeper escaping has not been seen
            character = html.unescape(character)
        if character != match[0] and "&" not in character[1:]:
            yield Edit(*match.span(), character, "repair.entity")


def tags(text: str) -> Iterator[Edit]:
    """Tags of HTML that were left in the text; those that break a line leave a line end."""
    for match in TAG.finditer(text):
        yield Edit(*match.span(), "\n" if match[1].lower() in BREAKING else "", "repair.tag")


def composed_letters(text: str) -> Iterator[Edit]:
    """A letter and its accents as the one sign that stands for both, where there is one."""
    for match in DECOMPOSED.finditer(text):
        whole = unicodedata.normalize("NFC", match[0])
        if len(whole) == 1:
            yield Edit(*match.span(), whole, "repair.decomposed")


def misread(text: str) -> Iterator[Edit]:
    """UTF-8 that was read as Windows-1252, Latin-1 or Mac Roman, run by run and only where the bytes are valid."""
    for match in GRAVE.finditer(text):
        yield Edit(*match.span(), "à " if match[1] else "à", "repair.mojibake")
    for match in HARD_SPACE.finditer(text):
        yield Edit(*match.span(), " ", "repair.mojibake")
    for pattern, charset in ((WINDOWS, "windows-1252"), (MACINTOSH, "macroman")):
        for match in pattern.finditer(text):
            mended = decoded(match[0], charset)
            if mended is not None:
                yield Edit(*match.span(), mended, "repair.mojibake")
    start = text.find("â€")
    while start >= 0:  # a closing quotation mark whose last byte is no character of Windows-1252
        if text[start + 2 : start + 3] in ("", " ", ",", ".", "\n"):
            yield Edit(start, start + 2, "”", "repair.mojibake")
        start = text.find("â€", start + 2)


@functools.lru_cache(1024)
def decoded(run: str, charset: str) -> str | None:
    """What a run of misread characters stands for; None where its bytes are no UTF-8 or say nothing sensible."""
    try:
        raw = run.encode(charset) if charset == "macroman" else b"".join(map(windows_byte, run))
        mended = raw.decode("utf-8")
    except UnicodeError:
        return None
    sensible = all(character.isprintable() or character in BLANK or INVISIBLE.match(character) for character in mended)
    private = any(0xE000 <= ord(character) <= 0xF8FF for character in mended)
    return mended if sensible and not private else None


def windows_byte(character: str) -> bytes:
    """The byte that Windows-1252 or Latin-1 shows as this character; programs mix the two."""
    return bytes((ord(character),)) if ord(character) < 0x100 else character.encode("cp1252")


def half_marks(text: str) -> Iterator[Edit]:
    """Dashes and quotation marks that lost their first byte; after a number the sign may be the currency."""
    for match in HALF.finditer(text):
        yield Edit(*match.span(), HALVES[match[1]], "repair.mojibake")


def signs(text: str) -> Iterator[Edit]:
    """Signs that are not seen, old line ends, and letters that a PDF had joined."""
    for match in CONTROL.finditer(text):
        yield Edit(*match.span(), decoded_control(match[0]), "repair.mojibake")
    for match in INVISIBLE.finditer(text):
        yield Edit(*match.span(), "", "repair.invisible")
    for match in LINE_MARK.finditer(text):
        yield Edit(*match.span(), "\n", "repair.line_end")
    for match in LIGATURE.finditer(text):
        yield Edit(*match.span(), LIGATURES[match[0]], "repair.ligature")


def decoded_control(character: str) -> str:
    """The mark that a control character was meant to be; nothing for the five that Windows-1252 leaves free."""
    try:
        return character.encode("latin-1").decode("cp1252")
    except UnicodeError:
        return ""
