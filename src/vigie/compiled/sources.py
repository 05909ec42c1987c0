"""The key that ties a build to the sources, the Python and the machine that it was made of."""

from __future__ import annotations

import hashlib
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Folders whose modules are compiled: the stages and what they ask at every word; and what these work on.
STAGES = ("annotate", "extract", "knowledge", "lexicon", "repair", "resolve")
TYPES = ("model",)
SUFFIX = EXTENSION_SUFFIXES[0]  # names the implementation, its version and the machine


def sources(root: Path = ROOT) -> list[Path]:
    """All files that compiled code depends on, those that make it included, in order."""
    folders = [*(root / name for name in (*STAGES, *TYPES)), ROOT / "compiled"]
    files = [file for folder in folders for file in folder.iterdir() if file.suffix in (".py", ".h")]
    return sorted([*files, root / "errors.py"], key=lambda file: (file.parent.name, file.name))


def key(root: Path = ROOT) -> str:
    """A hash of what a build is made of: of every byte of the sources, so that no build outlives an edit."""
    digest = hashlib.blake2b(f"{SUFFIX}\n{sys.version}\n".encode(), digest_size=12)
    for file in sources(root):
        content = file.read_bytes()
        digest.update(f"{file.parent.name}/{file.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
