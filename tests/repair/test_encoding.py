"""Text that a wrong charset or HTML spoilt is mended; text that only looks odd stays."""

from __future__ import annotations

import pytest

from vigie.model.document import Document
from vigie.model.report import Report
from vigie.repair import repair


def repaired(text: str) -> Document:
    return repair(Report(id="x", original=text, sha256=""), None)


@pytest.mark.parametrize(
    "text",
    [
        "L’armée a déjà tiré à Évry – « trop » près…",
        "naïf, cœur, Âge, “quoted”, 12 €",
        "Мирные жители ушли",
        "الجيش السوري",
    ],
)
@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_utf8_that_was_misread_comes_back(text: str, charset: str) -> None:
    spoilt = text.encode().decode("latin-1") if charset == "latin-1" else sloppy(text.encode())
    assert repaired(spoilt).text == text


def sloppy(raw: bytes) -> str:
    return "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in raw)


def test_utf8_that_was_misread_twice_comes_back() -> None:
    assert repaired(sloppy(sloppy("réfugiés blessés".encode()).encode())).text == "réfugiés blessés"


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("dÃ©jÃ  lÃ . Ã  Paris", "déjà là. à Paris"),
        ("Bilan €“ dix morts, l€™armée", "Bilan – dix morts, l’armée"),
        ("l\x92armée \x93dit\x94", "l’armée “dit”"),
        ("l√©vrier √† l‚Äôarm√©e", "lévrier à l’armée"),
        ("l&amp;#39;arm&eacute;e &amp; co&nbsp;!", "l'armée & co\u00a0!"),
        ("Un<br/>deux <b>trois</b> <a href='#'>quatre</a>", "Un\ndeux trois quatre"),
        ("ca\u200bmp \u202bx\u202c of\ufb01cier", "camp x officier"),
        ("sol\u00addat", "soldat"),
        ("le camp â€‹est ï»¿videâ€Ž.", "le camp est vide."),
        ("re\u0301fugie\u0301s", "réfugiés"),
        ("un\u2028deux", "un\ndeux"),
    ],
)
def test_spoilt_text_is_mended(spoilt: str, mended: str) -> None:
    assert repaired(spoilt).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "NÃO, São Tomé, Åland, Øystein, Ñandú, ÎLE, NOËL, Ð, Âme",
        "500€“ et 30 €”",
        "AT&T, R&D, a & b; si a<b et c>d",
        "می‌خواهم 👨‍👩‍👧",
        "3\u202f000 soldats\u00a0; 5\u00a0%",
    ],
)
def test_odd_but_right_text_stays(text: str) -> None:
    document = repaired(text)
    assert document.text == text
    assert document.repairs == []


def test_a_lost_character_is_a_warning_and_no_guess() -> None:
    document = repaired("l\ufffdarm\ufffde")
    assert document.text == "l\ufffdarm\ufffde"
    assert [issue.code for issue in document.issues] == ["character_lost"]
