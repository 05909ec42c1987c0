"""Measures whether labels change readings: ``python -m evals.framing [--show N]``.

In every annotated report the words that judge fighters and deeds (terrorists, rebels, jihadists; liberated, captured)
are put in one another's place by evals/data/framing.yml, ring by ring and turn by turn. A claim's type, codes,
figures, place and time must stay as they were. The figure is changed claims in 100; none is wanted.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from evals.news import SETS, report_of
from evals.sets import SHARED, needed
from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

VOWELS = "aeiouéèêh"
RINGS = Path(__file__).parent / "data" / "framing.yml"


class Ring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one grammar that say the same of the world; patterns that must stand before and after them."""

    words: tuple[str, ...]
    before: str = ""
    after: str = ""

    def turned(self, text: str, turn: int) -> str:
        """The text with every word of the ring replaced by the one ``turn`` places on; capitals stay."""
        before = rf"(?<!\w)({self.before})" if self.before else r"(?<!\w)()"
        pattern = re.compile(rf"{before}((?i:{'|'.join(self.words)}))(?!\w)(?={self.after})")
        return pattern.sub(lambda match: match[1] + self.next(match[2], turn), text)

    def next(self, word: str, turn: int) -> str:
        """The word ``turn`` places on, with the capital of the one that it replaces."""
        found = self.words[(self.words.index(word.lower()) + turn) % len(self.words)]
        return found[0].upper() + found[1:] if word[0].isupper() else found


class Swaps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rings of a language; ``before_vowels``: how what stands before a word is written where that has a vowel."""

    rings: tuple[Ring, ...]
    before_vowels: dict[str, str] = {}

    def turned(self, text: str, turn: int) -> str:
        """The text with every ring turned on; what stands before a new word is written as that word asks."""
        for ring in self.rings:
            text = ring.turned(text, turn)
        words = "|".join(word for ring in self.rings for word in ring.words)
        for plain, other in self.before_vowels.items():
            for found, written, vowel in ((plain, other, "="), (other, plain, "!")):
                first, rest = re.escape(found[0]), re.escape(found[1:]).replace("'", "['’]")
                pattern = rf"\b({first}){rest}(?{vowel}[{VOWELS}])(?=(?:{words})\b)"
                text = re.sub(pattern, lambda m, w=written: m[1] + w[1:], text, flags=re.IGNORECASE)  # type: ignore[misc]
        return text


def swaps() -> dict[str, Swaps]:
    """What is swapped in each language."""
    return msgspec.yaml.decode(RINGS.read_bytes(), type=dict[str, Swaps])


def facts(claim: Claim) -> tuple[object, ...]:
    """What no label may change: type, codes, figures, place and time."""
    figures = tuple(sorted((f.harm, f.low, f.high, f.qualifier) for f in claim.figures))
    place = claim.place.name if claim.place else None
    return claim.kind, claim.event_type, str(claim.codes), figures, place, claim.time.value if claim.time else None


def turned_reports(language: str) -> Iterator[tuple[Report, list[Report]]]:
    """Each annotated report of a language, and its versions under other labels, none like the original."""
    found = swaps()[language]
    for line in SETS[language][0].read_text(encoding="utf-8").splitlines():
        report = report_of(line)
        texts = {report.original}
        for turn in range(1, max(len(ring.words) for ring in found.rings)):
            texts.add(found.turned(report.original, turn))
        texts.remove(report.original)
        yield report, [msgspec.structs.replace(report, original=text) for text in sorted(texts)]


def changes(language: str) -> Iterator[tuple[Report, list[tuple[object, ...]], list[tuple[object, ...]]]]:
    """Each version under other labels with the facts that it lost and those that it gained."""
    settings = Settings()
    for report, versions in turned_reports(language):
        before = Counter(map(facts, read_report(report, settings).claims)) if versions else Counter()
        for version in versions:
            after = Counter(map(facts, read_report(version, settings).claims))
            yield version, list((before - after).elements()), list((after - before).elements())


def measures() -> dict[str, float]:
    """Versions read otherwise in 100, by language."""
    needed(SHARED)
    found = {}
    for language in swaps():
        outcomes = [bool(lost or gained) for _, lost, gained in changes(language)]
        found[f"max:framing/{language} versions changed per 100"] = 100 * sum(outcomes) / len(outcomes)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=10, help="how many changed versions to print")
    shown = parser.parse_args().show
    for language in swaps():
        outcomes = list(changes(language))
        changed = [outcome for outcome in outcomes if outcome[1] or outcome[2]]
        print(f"{language}: {len(changed)} of {len(outcomes)} versions are read otherwise")
        for report, lost, gained in changed[:shown]:
            print(f"  {report.id}\n    lost   {lost}\n    gained {gained}")


if __name__ == "__main__":
    main()
