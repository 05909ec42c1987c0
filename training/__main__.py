"""Trains the language models of every pack: ``python -m training`` (or ``make train``); minutes on two cores."""

from __future__ import annotations

import argparse
import hashlib
import time
from pathlib import Path

from training.linker import train_linker
from training.tagger import SOURCES, train_tagger
from training.words import count_words

from vigie.lexicon.pack import open_pack


def main() -> None:
    """Writes the weights into the packs' models folders and prints their sizes and hashes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", action="append", choices=sorted(SOURCES), help="only this one")
    parser.add_argument("--out", type=Path, help="write here instead of into the packs")
    parser.add_argument("--only", choices=["tags", "linker", "words"], help="only this model")
    options = parser.parse_args()
    for code in options.language or sorted(SOURCES):
        folder = options.out / code if options.out else open_pack(code).folder / "models"
        folder.mkdir(parents=True, exist_ok=True)
        if options.only in (None, "tags"):
            started = time.monotonic()
            count = train_tagger(code, folder / "tags.bin")
            report(folder / "tags.bin", f"{count} tokens", started)
        if options.only in (None, "linker"):
            started = time.monotonic()
            count = train_linker(code, folder / "linker.json")
            report(folder / "linker.json", f"{count} verbs", started)
        if options.only in (None, "words"):
            started = time.monotonic()
            count = count_words(code, folder / "words.json")
            report(folder / "words.json", f"{count} words", started)


def report(weights: Path, basis: str, started: float) -> None:
    """Prints one line about a trained model."""
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()[:16]
    print(f"{weights}: {basis}, {weights.stat().st_size} bytes, sha256 {digest}, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
