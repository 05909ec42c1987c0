"""The kept language model says what the library's own says."""

from __future__ import annotations

from pathlib import Path

import pytest

from vigie.annotate.language import CANDIDATES
from vigie.annotate.language_model import read, unpacked, write

TEXTS = ("The army left the town.", "L'armée a quitté la ville.", "Солдаты ушли.", "Bamako", "")


def test_a_kept_model_ranks_as_the_one_it_was_made_of(tmp_path: Path) -> None:
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    own = unpacked(Path(MODEL_DIR) / MODEL_FILE, CANDIDATES)
    write(tmp_path / "model.bin", own)
    kept = read(tmp_path / "model.bin")
    for text in TEXTS:
        assert kept.rank(text) == own.rank(text)


def test_a_model_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    path = tmp_path / "model.bin"
    write(path, unpacked(Path(MODEL_DIR) / MODEL_FILE, CANDIDATES))
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(EOFError):
        read(path)
