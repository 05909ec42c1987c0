"""Turns bytes into text: the encoding is found out, not taken on trust, and what was lost is said."""

from __future__ import annotations

import codecs
import re

from vigie.model.report import Issue

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files that are no text whatever their bytes look like.
MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF",
    b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"ID3", b"SQLite format 3\0",
)  # fmt: skip
SAMPLE = 65_536  # more text than this says no more about its encoding
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
# Letters and marks of western European text in windows-1252.
WESTERN = re.compile(
    r"[ -~\s\x1bÀÂÄÇÉÈÊËÎÏÍÓÔÖÑÚÙÛÜŸÁŒÆàâäáãåæçéèêëíìîïñóòôöõøœúùûüÿß«»“”„‘’‚…–—°€£§©®™·•†ºª¿¡½¼¾×\xa0\xad]*"
)
# A page's own word for its encoding counts only where the bytes agree; WHATWG reads Latin-1 as windows-1252.
LATIN = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii")


def is_binary(raw: bytes) -> bool:
    """True where bytes are no text in any encoding: a known file type, or control characters all over."""
    if raw.startswith(MAGIC):
        return True
    head = raw[:SAMPLE]
    if not head or raw.startswith(tuple(bom for bom, _ in BOMS)) or wide_encoding(head):
        return False
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls * 20 > len(head) or (b"\0" in head and controls * 100 > len(head))


def wide_encoding(head: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" where every other byte is (nearly always) zero as in unmarked UTF-16; else ""."""
    even, odd = head[0::2], head[1::2]
    if len(odd) >= 4 and odd.count(0) * 10 > len(odd) * 7 and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if len(odd) >= 4 and even.count(0) * 10 > len(even) * 7 and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return ""


def to_text(raw: bytes, declared: str | None = None) -> tuple[str, list[Issue]]:
    """The text of bytes, without byte-order mark; issues where the declared encoding was wrong or bytes were lost."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            return decoded(raw[len(bom) :], name)
    if wide := wide_encoding(raw[:SAMPLE]):
        return decoded(raw, wide)
    wish = known(declared)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(raw, wish, error)
    wrong = wish is not None and wish != "utf-8" and not raw.isascii() and not wish.startswith("iso2022")
    return text, [declared_wrong(declared, "utf-8")] if wrong else []


def start_of(raw: bytes, size: int) -> bytes:
    """The first ``size`` bytes of a long text, or up to three fewer: UTF-8 is cut between two characters.

    ``size`` is a multiple of four, so that UTF-16 and UTF-32 are cut well too.
    """
    wide = raw.startswith(tuple(bom for bom, name in BOMS if name != "utf-8")) or wide_encoding(raw[:SAMPLE])
    end = size
    while not wide and end > size - 4 and raw[end] & 0xC0 == 0x80:
        end -= 1
    return raw[:end]


def not_utf8(raw: bytes, wish: str | None, error: UnicodeDecodeError) -> tuple[str, list[Issue]]:
    """The text of bytes that are not whole UTF-8."""
    if error.end == len(raw) and error.reason == "unexpected end of data" and error.start > 0:
        message = (
            "The end of the text is missing: it stops in the middle of a character. Fetch the report again if you can."
        )
        return raw.decode("utf-8", "replace"), [Issue("encoding.truncated", message)]
    if mostly_utf8(raw):
        return decoded(raw, "utf-8")
    if wish is not None and wish != "utf-8" and fits(raw, wish):
        return raw.decode(wish), []
    name = guessed(raw)
    text, issues = decoded(raw, name)
    return text, [declared_wrong(wish, name) if wish else guess(name), *issues]


def mostly_utf8(raw: bytes) -> bool:
    """True where nearly all that is not ASCII is well-formed UTF-8: some bytes are broken, the encoding is not."""
    text = raw[:SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - broken
    return whole >= 4 * max(broken, 1)


def known(declared: str | None) -> str | None:
    """Python's name of a declared encoding; None where it is none."""
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    try:
        return "cp1252" if name in LATIN else codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def fits(raw: bytes, name: str) -> bool:
    """True where the bytes are text in that encoding: they decode, and to no control characters."""
    try:
        text = raw.decode(name)
    except (UnicodeError, LookupError, ValueError, TypeError):
        return False
    return isinstance(text, str) and not re.search(r"[\x00-\x08\x0e-\x1a\x7f-\x9f]", text[:SAMPLE])


def guessed(raw: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8.

    Western text has few letters beyond ASCII and only common ones; for all else the statistics of charset-normalizer
    answer, which are poor on short western text.
    """
    sample = raw[:SAMPLE]
    try:
        western = sample.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    letters = sum(char.isalpha() for char in western)
    foreign = sum(char.isalpha() and char > "\x7f" for char in western)
    if letters and foreign * 4 <= letters and WESTERN.fullmatch(western):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def decoded(raw: bytes, name: str) -> tuple[str, list[Issue]]:
    """The text in an encoding, with an issue where bytes had to be replaced."""
    text = raw.decode(name, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return text, []
    message = (
        f"{lost} characters could not be decoded as {name} and stand as \ufffd. Fetch the report again if you can."
    )
    return text, [Issue("encoding.damaged", message)]


def declared_wrong(declared: str | None, found: str) -> Issue:
    """The issue of a declaration that the bytes contradict."""
    said = (declared or "")[:40]
    message = f"The declared encoding ({said}) is not what the bytes are: they were read as {found}. Check the quotes."
    return Issue("encoding.declared-wrong", message)


def guess(found: str) -> Issue:
    """The issue of an encoding that had to be guessed."""
    message = (
        f"The encoding is nowhere declared and was taken for {found}. Save the report as UTF-8 if letters look wrong."
    )
    return Issue("encoding.guessed", message)
