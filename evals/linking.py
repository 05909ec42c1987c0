"""Measures the attribution linker: from a verb of saying to the head of its source, against gold trees.

``python -m evals.linking``
"""

from __future__ import annotations

from training.linker import Example, examples

from evals.sets import f_score, needed
from evals.tagging import TESTS, share
from evals.treebanks import UD
from evals.usage import command
from vigie.annotate.linker import linker_weights, score_candidates
from vigie.lexicon.pack import open_pack

# A candidate is taken when it is likelier than "none of them" and than any other.


def counted(found: list[Example], weights: dict[str, float]) -> tuple[int, int, int]:
    """How many sources are right, given and wanted."""
    right = given = wanted = 0
    for example in found:
        values = score_candidates(example.features, weights)
        best = values.index(max(values))
        none = len(values) - 1
        given += best != none
        wanted += example.right != none
        right += best == example.right != none
    return right, given, wanted


def scores(found: list[Example], weights: dict[str, float]) -> str:
    """Precision, recall and F over examples: a source given where there is none counts against precision."""
    right, given, wanted = counted(found, weights)
    both = 100 * f_score(right, given, wanted)
    return f"{wanted:>5} P {share(right, given):>6} R {share(right, wanted):>6} F {both:.2f}"


def measures() -> dict[str, float]:
    """F of the head of the source of verbs of saying, by "linking/<part> F"."""
    found: dict[str, float] = {}
    for code, names in TESTS.items():
        pack = open_pack(code)
        weights = linker_weights(pack)
        for name in names:
            needed(UD / f"{name}.conllu")
            speech = [example for example in examples(name, pack) if example.speech]
            part = name.removesuffix("-test").replace("_", "-")
            found[f"linking/{part} F"] = f_score(*counted(speech, weights))
    return found


def main() -> None:
    """Prints a line per test part: all, sources before the verb, sources after it."""
    command(__doc__).parse_args()
    for code, names in TESTS.items():
        pack = open_pack(code)
        weights = linker_weights(pack)
        for name in names:
            found = [example for example in examples(name, pack) if example.speech]
            none = [example for example in found if example.right == len(example.features) - 1]
            linked = [example for example in found if example.right != len(example.features) - 1]
            print(f"{name:16} all    {scores(found, weights)}  ({len(none)} verbs without a source)")
            print(f"{'':16} before {scores([example for example in linked if example.before], weights)}")
            print(f"{'':16} after  {scores([example for example in linked if not example.before], weights)}")


if __name__ == "__main__":
    main()
