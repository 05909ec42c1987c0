"""Time by length of text: ``python -m evals.lengths`` prints a curve from 1,000 to 100,000 characters.

Reports of conflict joined to length (../shared/bench/news), and texts that no one wrote: one line without a space,
endless brackets, quotes, digits and commas, one endless sentence, one word over and over. Linear time means that a
character of the longest text costs about what it costs in a shorter one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import zip_longest

from evals.sets import needed
from evals.speed import NEWS, as_report, conflict, general, one_core
from evals.usage import command
from vigie.pipeline import read_report
from vigie.settings import Settings

LENGTHS = (1_000, 10_000, 30_000, 100_000)
SHORT, LONG = 10_000, 100_000  # where the cost of a character is compared: shorter texts have a fixed cost in them

CLAUSE = "soldiers shelled the town of Kidal on Friday, killing three civilians and wounding at least ten others, "
PIECES = {
    "brackets": "((([[[{{{",
    "closing brackets": ")]})]}",
    "quotes": "\"«“'”»’",
    "opening quotes": "« “ « “ ",
    "digits": "1234567890",
    "numbers": "12 000 345 ",
    "commas": ", , ,, ",
    "one word": "a" * 10,
    "no spaces": "killed" + "bombardement",
    "one sentence": CLAUSE,
    "quoted sentences": "“The army killed ten people,” he said, ",
    "commas in words": "killed,wounded,",
    "lists": "Kidal, Gao, Mopti and Timbuktu, ",
    "relative clauses": "who said that the army which killed ",
    "of of": "the attack of the army of the town of ",
    "numbers in words": "two hundred thousand and ",
    "lines": "Army kills\n",
    "right to left": "قصف الجيش المدينة ",
    "combining": "e\u0301\u0301\u0301 ",
    "surrogates": "\ud83d\udca3 \U0001f4a3",
}


def repeated(piece: str) -> Callable[[int], str]:
    """Text of a length from one piece."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def texts() -> dict[str, Callable[[int], str]]:
    """Text of any length, by its name: reports of both languages, and pieces repeated."""
    found: dict[str, Callable[[int], str]] = {}
    peace = general()
    for language, reports in conflict().items():
        mixed = [r.original for pair in zip_longest(reports, peace[language]) for r in pair if r is not None]
        found[f"reports {language}"] = repeated("\n".join(mixed) + "\n")
    return found | {name: repeated(piece) for name, piece in PIECES.items()}


def seconds(text: str, language: str) -> float:
    """Seconds that a text takes to be read."""
    report = as_report(text, language)
    start = time.perf_counter()
    read_report(report, Settings(assume_conflict=True))  # so that all of it is read in full
    return time.perf_counter() - start


def growth(make: Callable[[int], str], language: str) -> float:
    """How many times more a character costs in a long text than in a shorter one; 1 where time is linear."""
    short = min(seconds(make(SHORT), language) for _ in range(2))
    return seconds(make(LONG), language) * SHORT / (max(short, FLOOR) * LONG)


# what costs most by the curve: the others are seconds that the bench can save
DEAREST = frozenset(
    {
        "reports fr",
        "reports en",
        "quoted sentences",
        "commas in words",
        "one sentence",
        "quotes",
        "lines",
        "right to left",
    }
)
FLOOR = 0.02  # seconds: what is read faster costs nothing worth measuring


def measures() -> dict[str, float]:
    """The worst growth of the cost of a character from 10,000 to 100,000 characters, of reports and of other texts."""
    needed(NEWS)
    worst = {"reports": 0.0, "any text": 0.0}
    with one_core():
        seconds(CLAUSE, "en")
        seconds(CLAUSE, "fr")
        for name, make in texts().items():
            if name not in DEAREST:
                continue
            kind, language = ("reports", name[-2:]) if name.startswith("reports") else ("any text", "en")
            worst[kind] = max(worst[kind], growth(make, language))
    return {f"max:lengths/{kind} cost of a character, times": value for kind, value in worst.items()}


def main() -> None:
    """Prints microseconds a character by kind of text and length."""
    command(__doc__).parse_args()
    print(f"{'microseconds a character':24}" + "".join(f"{length:>10,}" for length in LENGTHS))
    with one_core():
        for name, make in texts().items():
            language = "fr" if name.endswith("fr") else "en"
            seconds(CLAUSE, language)
            costs = [1e6 * seconds(make(length), language) / length for length in LENGTHS]
            print(f"{name:24}" + "".join(f"{cost:>10.1f}" for cost in costs), flush=True)


if __name__ == "__main__":
    main()
