"""Measures what survives damage: ``python -m evals.damage [--show KIND]``.

Each annotated report is damaged as scraping, copying and translating damage reports, by a generator seeded with the
report's id: one kind at a time, then all at once. A fact of the undamaged reading (a claim's type, each figure, its
place, its time, its source) survives where the damaged reading has a claim of the same type with it.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from html.entities import codepoint2name

import msgspec

from evals.news import SETS, report_of
from evals.sets import SHARED, needed
from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

Damage = Callable[[str, random.Random], str]
SHARE = 0.3  # of the places where a kind of damage can strike
WIDTH = 72  # characters of a hard-wrapped line
NOISE = {
    "fr": ("Lire aussi : nos autres articles", "Crédit photo : agence", "Nous utilisons des cookies. Accepter"),
    "en": ("Read also: our other stories", "Photo credit: agency", "We use cookies. Accept all"),
}


def struck(pattern: str, text: str, chance: random.Random, change: Callable[[re.Match[str]], str]) -> str:
    """The text with a share of the pattern's matches changed."""
    return re.sub(pattern, lambda match: change(match) if chance.random() < SHARE else match[0], text)


def mojibake(text: str, chance: random.Random) -> str:
    """UTF-8 read as Windows-1252."""
    del chance
    return "".join(character if character.isascii() else misread(character) for character in text)


def misread(character: str) -> str:
    try:
        return character.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:  # one of the five bytes that Windows-1252 leaves free: such a text cannot be misread
        return character


def entities(text: str, chance: random.Random) -> str:
    """Letters and marks as HTML entities."""
    named = {chr(code): f"&{name};" for code, name in codepoint2name.items()}
    return struck(r"[^\x00-\x7f]|&", text, chance, lambda match: named.get(match[0], match[0]))


def invisible(text: str, chance: random.Random) -> str:
    """Zero-width and bidirectional marks between words."""
    return struck(r" ", text, chance, lambda _: chance.choice((" \u200b", "\u200e ", " \ufeff")))


def lost_spaces(text: str, chance: random.Random) -> str:
    """No space after a stop."""
    return struck(r"(?<=[a-zà-ÿ]{3}\.) (?=[A-ZÀ-Ý][a-zà-ÿ])", text, chance, lambda _: "")


def line_ends(text: str, chance: random.Random) -> str:
    """Lines broken at a width, a share of the breaks inside a word."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        while len(paragraph) > WIDTH:
            at = paragraph.rfind(" ", 0, WIDTH)
            if at < WIDTH // 2:
                break
            word = re.match(r" ([a-zà-ÿ]{4,})([a-zà-ÿ]{4})", paragraph[at:])
            if word and chance.random() < SHARE:
                cut = at + 1 + len(word[1])
                lines.append(paragraph[:cut] + "-")
                paragraph = paragraph[cut:]
            else:
                lines.append(paragraph[:at])
                paragraph = paragraph[at + 1 :]
        lines += [paragraph, ""]
    return "\n".join(lines)


def stray_marks(text: str, chance: random.Random) -> str:
    """A second mark beside a comma."""
    return struck(r"(?<=[a-zà-ÿ]), (?=[a-zà-ÿ])", text, chance, lambda _: ", , ")


def repeated(text: str, chance: random.Random) -> str:
    """A paragraph that stands twice."""
    paragraphs = text.split("\n")
    at = chance.randrange(len(paragraphs))
    return "\n".join([*paragraphs[: at + 1], paragraphs[at], *paragraphs[at + 1 :]])


def lost_quotes(text: str, chance: random.Random) -> str:
    """A quotation mark that is gone."""
    return struck(r"[«“] ?", text, chance, lambda _: "")


KINDS: dict[str, Damage] = {
    "mojibake": mojibake, "entities": entities, "invisible": invisible, "lost spaces": lost_spaces,
    "line ends": line_ends, "stray marks": stray_marks, "repeated": repeated, "lost quotes": lost_quotes,
}  # fmt: skip
# The order of the life of a text: written, copied, published on a page, fetched.
ALL = (
    "lost quotes",
    "stray marks",
    "lost spaces",
    "repeated",
    "line ends",
    "page",
    "entities",
    "invisible",
    "mojibake",
)


def damaged(report: Report, kind: str) -> Report:
    """The report with one kind of damage, with a page around it, or with all of it."""
    chance = random.Random(f"{report.id} {kind}")
    text = report.original
    for name in ALL if kind == "all" else (kind,):
        if name == "page":
            before, credit, after = NOISE[report.language or "en"]
            text = f"{text}\n{before}\n{credit}\n{after}"
        else:
            text = KINDS[name](text, chance)
    return msgspec.structs.replace(report, original=text)


def facts(claims: tuple[Claim, ...]) -> Counter[tuple[object, ...]]:
    """The facts of claims, each with its claim's type."""
    found: Counter[tuple[object, ...]] = Counter()
    for claim in claims:
        told: list[object] = ["type"]
        told += [("figure", f.harm, f.low, f.high) for f in claim.figures]
        told += [("place", claim.place.name)] if claim.place else []
        told += [("time", claim.time.value)] if claim.time else []
        told += [("source", attribution.source) for attribution in claim.attribution[:1]]
        found.update((claim.kind, claim.event_type, fact) for fact in told)
    return found


def survival(kind: str, language: str, *, show: bool = False) -> tuple[int, int]:
    """How many facts survive a kind of damage, of how many."""
    kept = wanted = 0
    settings = Settings()
    for line in SETS[language][0].read_text(encoding="utf-8").splitlines():
        report = report_of(line)
        whole = facts(read_report(report, settings).claims)
        lost = whole - facts(read_report(damaged(report, kind), settings).claims)
        wanted += whole.total()
        kept += whole.total() - lost.total()
        if show and lost:
            print(f"  {report.id}: {sorted(map(str, lost.elements()))}")
    return kept, wanted


def measures() -> dict[str, float]:
    """The share of facts that survive each kind of damage and all at once, both languages together."""
    needed(SHARED)
    found = {}
    for kind in (*KINDS, "page", "all"):
        counts = [survival(kind, language) for language in ("fr", "en")]
        found[f"damage/{kind} survived"] = sum(kept for kept, _ in counts) / sum(wanted for _, wanted in counts)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", default="", help="print the facts that one kind of damage costs")
    shown = parser.parse_args().show
    for kind in [shown] if shown else (*KINDS, "page", "all"):
        for language in ("fr", "en"):
            kept, wanted = survival(kind, language, show=bool(shown))
            print(f"{kind:12} {language}  {kept}/{wanted} = {kept / wanted:.3f}")


if __name__ == "__main__":
    main()
