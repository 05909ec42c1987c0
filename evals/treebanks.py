"""Reads CoNLL-U treebanks and lays their analysis on our own tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

UD = Path(__file__).resolve().parents[1] / "../shared/corpora/ud"


@dataclass
class Word:
    """One syntactic word; ``start``/``end`` in its sentence's text (words of one contraction share a span)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: dict[str, str]
    head: int
    deprel: str
    start: int = 0
    end: int = 0


@dataclass
class Tree:
    """One sentence of a treebank; ``opens`` names what begins with it: "doc", "par" or nothing."""

    text: str
    words: list[Word] = field(default_factory=list)
    opens: str = ""


def read_trees(path: Path) -> Iterator[Tree]:
    """The trees of a CoNLL-U file, each word with its span in the sentence's text."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        tree = Tree("")
        at = 0
        inside = 0
        for line in block.strip().split("\n"):
            if line.startswith("# text = "):
                tree.text = line[9:]
            elif line.startswith(("# newdoc", "# newpar")):
                tree.opens = tree.opens or line[5:8]
            elif not line.startswith("#"):
                at, inside = add_line(tree, line.split("\t"), at, inside)
        yield tree


def add_line(tree: Tree, columns: list[str], at: int, inside: int) -> tuple[int, int]:
    """Adds one line's word; returns where the text is read up to and the last id of the contraction it is in."""
    number = columns[0]
    if "." in number:
        return at, inside
    if "-" in number:
        start = tree.text.index(columns[1], at)
        first, last = map(int, number.split("-"))
        tree.words.append(Word(columns[1], "", "", "", {}, first, "contraction", start, start + len(columns[1])))
        return start + len(columns[1]), last
    feats = dict(pair.split("=", 1) for pair in columns[5].split("|")) if columns[5] != "_" else {}
    word = Word(columns[1], columns[2], columns[3], columns[4], feats, int(columns[6]), columns[7])
    if int(number) <= inside:
        contraction = next(w for w in reversed(tree.words) if w.deprel == "contraction")
        word.start, word.end = contraction.start, contraction.end
    else:
        word.start = tree.text.index(word.form, at)
        word.end = at = word.start + len(word.form)
    tree.words.append(word)
    return at, inside


def syntactic_words(tree: Tree) -> list[Word]:
    """The tree's words without the lines of contractions; contractions that their parts spell out are cut."""
    words: list[Word] = []
    pending: list[Word] = []
    spans = [w for w in tree.words if w.deprel == "contraction"]
    words = [w for w in tree.words if w.deprel != "contraction"]
    for span in spans:
        pending = [w for w in words if (w.start, w.end) == (span.start, span.end)]
        if "".join(w.form for w in pending) == span.form:
            at = span.start
            for word in pending:
                word.start, word.end = at, at + len(word.form)
                at = word.end
    return words


def form_of(word: Word) -> str:
    """Our form of a verb or auxiliary: Fin, Fut, Cnd, Sub, Imp, Inf, Part (past), Ger; "" for other words."""
    if word.upos not in ("VERB", "AUX"):
        return ""
    feats = word.feats
    kind = feats.get("VerbForm", "Fin")
    if kind in ("Part", "Ger"):
        return "Ger" if kind == "Ger" or feats.get("Tense") == "Pres" else "Part"
    if kind == "Inf":
        return "Inf"
    mood = feats.get("Mood", "Ind")
    if mood in ("Cnd", "Sub", "Imp"):
        return mood
    return "Fut" if feats.get("Tense") == "Fut" else "Fin"


def label_of(word: Word) -> str:
    """UPOS, with the form joined for VERB and AUX: "VERB.Part"."""
    form = form_of(word)
    return f"{word.upos}.{form}" if form else word.upos


def label_token(words: list[Word], tree_words: list[Word]) -> str:
    """One label for a token that covers several words: "du" is ADP, a hyphenated word is what its head is."""
    if len(words) == 1:
        return label_of(words[0])
    if words[0].upos == "ADP" and words[1].upos in ("DET", "PRON") and words[0].start == words[1].start:
        return "ADP" if words[1].upos == "DET" else "PRON"
    inside = {id(word) for word in words}
    heads = [w for w in words if w.head == 0 or id(tree_words[w.head - 1]) not in inside]
    content = [w for w in words if w.upos not in ("PUNCT", "SYM")]
    head = heads[0] if heads and heads[0].upos not in ("PUNCT", "SYM", "ADP") else (content or words)[-1]
    hyphenated = any(w.form in ("-", "–", "‐") for w in words)
    if hyphenated and content and content[-1].upos == "VERB" and form_of(content[-1]) in ("Part", "Ger"):
        return "ADJ"
    return label_of(head)


def gold_labels(tree: Tree, starts: list[int], ends: list[int]) -> list[str]:
    """The treebank's label for each of our tokens, given by their spans in ``tree.text``."""
    words = syntactic_words(tree)
    labels = []
    for start, end in zip(starts, ends, strict=True):
        covering = [w for w in words if w.start < end and w.end > start]
        labels.append(label_token(covering, words) if covering else "X")
    return labels
