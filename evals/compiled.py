"""Says whether compiled code reads as the interpreter does: ``python -m evals.compiled`` (after ``vigie compile``).

Every text at hand is read by two processes, one of each kind, as reports are read and once more with all that can be
asked for (annotations, armed crime, a report that is known to be about conflict). Readings are compared byte by byte;
those that differ are named, and the command fails. Needs what of ../shared is at hand; a second a hundred texts or so.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from evals.places import geovirus, lgl
from evals.sets import BENCH
from evals.speed import conflict, general
from evals.treebanks import UD, read_trees
from evals.usage import command
from vigie.compiled.finder import SWITCH, state
from vigie.lexicon.pack import languages, open_pack
from vigie.lexicon.samples import open_samples

Text = tuple[str, str, str]  # its name, its language, itself
KEPT = 20  # differences that are named
CUT = 400  # of MUC's files, which hold a hundred texts each: characters under which a piece is no text
# Reads the texts of a file in two ways and writes a hash of each reading, or what went wrong.
READER = """
import hashlib, json, sys
import msgspec
from vigie.compiled.finder import state
from vigie.ingest import Defaults, Item, to_report
from vigie.pipeline import read_report
from vigie.settings import Settings
ways = [Settings(), Settings(annotations=True, scope="violence", assume_conflict=True)]
if (state().folder is None) != (sys.argv[2] == "0"):
    sys.exit(state().told)
found = []
for name, language, text in json.load(open(sys.argv[1])):
    line = json.dumps({"text": text, "language": language, "published": "2024-11-30"})
    report = to_report(Item(name="pair", kind="line", raw=line.encode()), Defaults())
    for settings in ways:
        try:
            told = hashlib.sha256(msgspec.json.encode(read_report(report, settings))).hexdigest()
        except Exception as error:
            told = f"{type(error).__name__}: {error}".replace("\\n", " ")
        found.append(told)
print("\\n".join(found))
"""


def main() -> None:
    """Prints how many readings are the same, and the names of those that are not."""
    options = command(__doc__)
    options.add_argument("--every", type=int, default=1, help="read every Nth text (default 1)")
    given = options.parse_args()
    if state().folder is None:
        sys.exit(f"{state().told}: there is nothing to compare without `vigie compile`")
    texts = list(itertools.islice(every_text(), 0, None, given.every))
    differences, count = compare(texts)
    for name, interpreted, compiled in differences[:KEPT]:
        print(f"{name}: interpreted {interpreted[:60]}, compiled {compiled[:300]}")
    print(f"{count} readings of {len(texts)} texts, {len(differences)} differ")
    sys.exit(bool(differences))


def compare(texts: list[Text]) -> tuple[list[tuple[str, str, str]], int]:
    """Readings that differ, each with its text's name and what either said, and the number of all readings."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        both = [
            subprocess.Popen(
                [sys.executable, "-c", READER, file.name, way], stdout=subprocess.PIPE, text=True,
                env=os.environ | {SWITCH: way, "PYTHONHASHSEED": "0"},
            )
            for way in ("0", "1")
        ]  # fmt: skip
        told = [reader.communicate()[0].splitlines() for reader in both]
    for reader in both:
        if reader.returncode:
            raise SystemExit(reader.returncode)
    ways = len(told[0]) // max(1, len(texts))
    names = [name for name, _, _ in texts for _ in range(ways)]
    found = [pair for pair in zip(names, *told, strict=True) if pair[1] != pair[2]]
    return found, len(names)


def every_text() -> Iterator[Text]:
    """Every text at hand: mini-reports of the packs, then the sets beside the code."""
    for code in languages():
        for sample in open_samples(open_pack(code)):
            yield sample.id, code, sample.text
    for kind, corpora in (("conflict", conflict()), ("general", general())):
        for code, reports in corpora.items():
            yield from ((f"{kind} {code} {number}", code, one.original) for number, one in enumerate(reports))
    for path in sorted([*BENCH.glob("news/*/reports.jsonl"), *BENCH.glob("*/*/documents.jsonl")]):
        code = path.parent.name if path.parent.name in languages() else "en"
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            yield f"{path.parent.name} {number}", code, json.loads(line)["text"]
    for path in sorted((BENCH / "attribution").glob("*/text/*.txt")):
        yield path.stem, "en", path.read_text("utf-8")
    for path in sorted((BENCH / "terror_templates/raw").glob("*/*-muc[34]*")):
        pieces = re.split(r"\n(?=[A-Z0-9]+-MUC[34]-\d+ )", path.read_text("latin-1"))
        yield from ((piece[:14], "en", piece.capitalize()) for piece in pieces if len(piece) > CUT)
        yield from ((piece[:14], "en", piece) for piece in pieces[::10] if len(piece) > CUT)  # all capitals
    for path in sorted((BENCH / "times/fr_timebank").glob("*.xml")):
        yield path.stem, "fr", "".join(ElementTree.parse(path).getroot().itertext())
    for read, name in ((lgl, "lgl.xml"), (geovirus, "GeoVirus.xml")):
        if (BENCH / "places" / name).is_file():
            yield from ((f"{name} {number}", "en", text) for number, (text, _) in enumerate(read(BENCH / "places")))
    for path in sorted(Path(UD).glob("*.conllu")):
        sentences = [tree.text for tree in read_trees(path)]
        for start in range(0, len(sentences), 20):
            yield f"{path.stem} {start}", path.stem[:2], "\n".join(sentences[start : start + 20])


if __name__ == "__main__":
    main()
