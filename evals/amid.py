"""Says whether violence is found amid other news: ``python -m evals.amid [--show]``.

The openings of reports, their first two sentences (../shared/bench/news), are read alone and then between sentences of
general news that tell none (../shared/corpora/ud), as in a round-up: of those that tell a deed alone, how many still
do. The prefilter, the first look and the sense for other topics each lose some.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from evals.sets import BENCH, needed
from evals.speed import TREEBANKS, as_report, general, sentences
from evals.treebanks import UD
from evals.usage import command
from vigie.annotate.prefilter import choose
from vigie.lexicon.pack import open_pack
from vigie.pipeline import read_report
from vigie.settings import Settings

NEWS = BENCH / "news"
SIDE = 8  # sentences of other news before an opening, and after it
OPENING = 2  # sentences of a report
STRIDE = 17  # sentences further for the next opening, so that each stands amid others
SHORTEST, LONGEST = 40, 200  # characters of a sentence of other news


def measures() -> dict[str, float]:
    """The share of openings with a deed that still have one amid other news, by language."""
    needed(NEWS)
    needed(UD)
    found = {}
    for language in TREEBANKS:
        kept = [bool(deeds(amid, language)) for _, amid in openings(language)]
        found[f"amid/{language} openings whose deed is still found"] = sum(kept) / len(kept)
    return found


def openings(language: str) -> Iterator[tuple[str, str]]:
    """Openings that tell a deed: alone, and amid other news."""
    dull = other_news(language)
    lines = (NEWS / language / "reports.jsonl").read_text("utf-8").splitlines()
    for n, line in enumerate(lines):
        alone = " ".join(sentences(" ".join(json.loads(line)["text"].split()))[:OPENING])
        if deeds(alone, language):
            around = [dull[(n * STRIDE + k) % len(dull)] for k in range(2 * SIDE)]
            yield alone, " ".join([*around[:SIDE], alone, *around[SIDE:]])


def other_news(language: str) -> list[str]:
    """Sentences of general news without a word of violence."""
    pack = open_pack(language)
    whole = (sentence for report in general()[language] for sentence in sentences(report.original))
    return [one for one in whole if SHORTEST < len(one) < LONGEST and not choose(one, pack).wanted]


def deeds(text: str, language: str) -> list[str]:
    """The types of what a text claims to have happened."""
    claims = read_report(as_report(text, language), Settings()).claims
    return [claim.event_type for claim in claims if claim.kind != "statement"]


def main() -> None:
    """Prints the shares; with ``--show`` the openings that are lost."""
    options = command(__doc__)
    options.add_argument("--show", action="store_true", help="print the openings that are lost")
    if options.parse_args().show:
        for language in TREEBANKS:
            for alone, amid in openings(language):
                if not deeds(amid, language):
                    print(f"{language}  {alone}")
    for name, share in measures().items():
        print(f"{name:50} {share:.3f}")


if __name__ == "__main__":
    main()
