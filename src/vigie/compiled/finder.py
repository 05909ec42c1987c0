"""Finds compiled modules: those of a build whose key is that of the sources as they lie there, and no others."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from vigie.compiled.sources import STAGES, SUFFIX, key

SWITCH = "VIGIE_COMPILED"  # "0" reads by the interpreter although there is a build
GROUP = "vigie_compiled"  # mypyc's name of the library that holds the code of all modules
LIBRARY = f"{GROUP}__mypyc"
FIRST = "vigie.lexicon.pack"  # interpreted: it knows where builds are kept, so it is asked before there is one
PARTS = tuple(f"vigie.{stage}." for stage in STAGES)


class State(NamedTuple):
    """The folder of the build in use, None where reading is interpreted, and why, in words."""

    folder: Path | None
    told: str


class Finder:
    """Puts compiled modules before their sources; whether there is a build is asked at the first of them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the compiled module lies; None for all others, which are found as ever."""
        del path, target
        if not name.startswith(PARTS) or name == FIRST:
            return None
        folder = state().folder
        if folder is None:
            return None
        file = folder.joinpath(*name.split(".")).with_name(name.rpartition(".")[2] + SUFFIX)
        if not file.is_file():
            return None
        return importlib.util.spec_from_file_location(name, file, loader=ExtensionFileLoader(name, str(file)))


def install() -> None:
    """Puts the finder before Python's own, once."""
    if not any(type(finder).__name__ == "Finder" and type(finder).__module__ == __name__ for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())


@functools.cache
def state() -> State:
    """What this process reads with: settled once, before the first module of a stage is imported."""
    if os.environ.get(SWITCH, "") == "0":
        return State(None, f"interpreted: {SWITCH}=0")
    try:
        if not any(builds().glob("*")):  # nothing is hashed where nobody compiled
            return State(None, "interpreted: not compiled")
        folder = builds() / key()
        if not folder.is_dir():
            return State(None, "interpreted: compiled of other sources, or by another Python")
        if not is_ours(folder):
            return State(None, f"interpreted: others may write to {folder}")
        load(folder / (LIBRARY + SUFFIX))
    except (ImportError, OSError) as error:
        return State(None, f"interpreted: the compiled code does not load ({error})")
    return State(folder, f"compiled: {folder}")


def builds() -> Path:
    """The folder of all builds; it may be missing."""
    from vigie.lexicon.pack import cache_folder

    return cache_folder() / "compiled"


def is_ours(folder: Path) -> bool:
    """True where nobody else could have put code there."""
    if not hasattr(os, "geteuid"):
        return True  # folders of a Windows user are his
    found = folder.stat()
    return found.st_uid in (0, os.geteuid()) and not found.st_mode & 0o022


def load(library: Path) -> None:
    """Loads what all compiled modules share; they ask for it by its name."""
    if LIBRARY in sys.modules:
        return
    loader = ExtensionFileLoader(LIBRARY, str(library))
    module = importlib.util.module_from_spec(ModuleSpec(LIBRARY, loader, origin=str(library)))
    loader.exec_module(module)
    sys.modules[LIBRARY] = module
