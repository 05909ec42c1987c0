"""The language model of py3langid, unpacked once into the user's cache: to unpack it takes a quarter of a start."""

from __future__ import annotations

import hashlib
import os
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from vigie.lexicon.pack import cache_folder

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LAYOUT = 1  # of the kept file: its head as a line of JSON, then the tables one after another


class Head(msgspec.Struct):
    """What of the model is no table: its languages, and how many numbers of which kind its tables have."""

    classes: list[str]
    features: int
    moves: tuple[str, int]
    rows: tuple[str, int]


def open_model(languages: tuple[str, ...]) -> LanguageIdentifier:
    """The model for those of the languages that it knows, with probabilities that add up to 1."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    packed = Path(MODEL_DIR) / MODEL_FILE
    key = f"{LAYOUT} {packed.stat().st_size} {languages}"
    kept = cache_folder() / "languages" / f"{hashlib.sha256(key.encode()).hexdigest()[:20]}.bin"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        write(partial, unpacked(packed, languages))
        partial.replace(kept)
    return read(kept)


def unpacked(packed: Path, languages: tuple[str, ...]) -> LanguageIdentifier:
    """The model as its own library reads it."""
    from py3langid.langid import LanguageIdentifier

    model = LanguageIdentifier.from_model_file(packed, norm_probs=True)
    known = set(model.labels)
    model.set_languages([code for code in languages if code in known])
    return model


def write(path: Path, model: LanguageIdentifier) -> None:
    """Writes a model as plain tables."""
    moves, rows = model.tk_nextmove, model.tk_row
    head = Head(list(model.nb_classes), len(model.nb_ptc), (moves.typecode, len(moves)), (rows.typecode, len(rows)))
    with path.open("wb") as file:
        file.write(msgspec.json.encode(head) + b"\n")
        for table in (model.nb_ptc.astype("<f2"), model.nb_pc.astype("<f4"), np.array(model.tk_output, dtype="<i4")):
            file.write(table.tobytes())
        moves.tofile(file)
        rows.tofile(file)


def read(path: Path) -> LanguageIdentifier:
    """The model of plain tables."""
    from py3langid.langid import LanguageIdentifier

    with path.open("rb") as file:
        head = msgspec.json.decode(file.readline(), type=Head)
        count, states = len(head.classes), head.rows[1]
        scores = np.frombuffer(file.read(2 * head.features * count), dtype="<f2").reshape(head.features, count)
        priors = np.frombuffer(file.read(4 * count), dtype="<f4")
        output = np.frombuffer(file.read(4 * states), dtype="<i4").tolist()
        moves, rows = array(head.moves[0]), array(head.rows[0])
        moves.fromfile(file, head.moves[1])
        rows.fromfile(file, head.rows[1])
    return LanguageIdentifier(scores, priors, head.classes, moves, output, norm_probs=True, tk_row=rows)
