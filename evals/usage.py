"""What the command of a measure takes: told by ``--help``; what it does not take is refused."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path


def command(about: str | None) -> argparse.ArgumentParser:
    """The options of the module that runs, ``about`` being its docstring; more may be added to them."""
    name = Path(sys.argv[0]).stem
    return argparse.ArgumentParser(
        prog=f"python -m evals{'' if name == '__main__' else f'.{name}'}", description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip


def chosen(options: argparse.ArgumentParser, sets: Iterable[str]) -> list[str]:
    """The sets that the command is given, all without; refuses what is none."""
    every = list(sets)
    options.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(every)}; all without")
    given: list[str] = options.parse_args().sets
    if unknown := [name for name in given if name not in every]:
        options.error(f"no set {', '.join(unknown)}: there are {', '.join(every)}")
    return given or every
