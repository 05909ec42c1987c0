"""Measures phrases and clauses against treebanks: noun-group heads, voice, polarity, subjects and objects.

python -m evals.syntax
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.sets import f_measure, needed
from evals.treebanks import UD, Tree, Word, read_trees
from evals.usage import command
from vigie.annotate.clauses import find_clauses
from vigie.annotate.phrases import find_phrases
from vigie.annotate.quantities import find_quantities
from vigie.annotate.tags import tag
from vigie.annotate.times import find_times
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.model.syntax import Clause

SETS = {"fr": ("fr_gsd-test", "fr_sequoia-test", "fr_pud-test"), "en": ("en_ewt-test", "en_pud-test")}
NEGATIONS = frozenset({"pas", "ne", "n'", "n’", "not", "n't", "never", "jamais"})
MODIFIERS = frozenset({"compound", "flat", "flat:name", "flat:foreign", "fixed", "amod", "det", "nummod", "goeswith"})


def parsed(text: str, code: str) -> Document:
    """A document of one sentence's text with phrases and clauses."""
    pack = open_pack(code)
    document = Document(Report(id="", original=text, sha256=""), text, OffsetMap(), language=code)
    document.tokens, document.sentences = tokenise(text, pack)
    tag(document.tokens, document.sentences, pack)
    find_times(document, pack)
    find_quantities(document, pack)
    find_phrases(document, pack)
    find_clauses(document, pack)
    return document


def name_of(words: list[Word], word: Word) -> set[int]:
    """Starts of a word and of what a name is put together from: the trees take its first word, we its last."""
    number = words.index(word) + 1
    return {word.start, *(w.start for w in words if w.head == number and w.deprel.split(":")[0] == "flat")}


def children(words: list[Word], head: int, *relations: str) -> Iterator[Word]:
    for word in words:
        if word.head == head and word.deprel.split(":")[0] in relations:
            yield word


def score(tree: Tree, code: str, count: Counter[str]) -> None:
    """Adds one tree's agreement to the counts."""
    document = parsed(tree.text, code)
    words = [w for w in tree.words if w.deprel != "contraction"]
    at = {w.start: i + 1 for i, w in enumerate(words) if w.upos != "PUNCT"}
    tokens = document.tokens
    gold_heads = {w.start for w in words if w.upos in ("NOUN", "PROPN") and w.deprel not in MODIFIERS}
    heads = {
        tokens.starts[g.head] for g in document.groups if g.timex is None and tokens.pos[g.head] in ("NOUN", "PROPN")
    }
    inside = {s for s in gold_heads if any(t.start <= s < t.end for t in document.timexes)}
    count["head found"] += len(heads & gold_heads)
    count["head ours"] += len(heads)
    count["head gold"] += len(gold_heads - inside)
    for clause in document.clauses:
        if clause.verb is None or tokens.starts[clause.head] not in at:
            continue
        number = at[tokens.starts[clause.head]]
        verb = words[number - 1]
        if verb.upos == "VERB":
            score_verb(document, clause, words, number, count)


def score_verb(document: Document, clause: Clause, words: list[Word], number: int, count: Counter[str]) -> None:
    group = document.verbs[clause.verb or 0]
    verb = words[number - 1]
    passive = any(w.deprel in ("nsubj:pass", "aux:pass", "csubj:pass") for w in words if w.head == number) or (
        verb.feats.get("VerbForm") == "Part" and verb.deprel == "acl" and verb.feats.get("Tense", "Past") == "Past"
    )
    count["voice of"] += 1
    count["voice ok"] += (group.voice == "passive") == passive
    count["passive gold"] += passive
    count["passive ours"] += group.voice == "passive"
    count["passive found"] += passive and group.voice == "passive"
    negated = any(w.form.lower() in NEGATIONS for w in words if w.head == number and w.deprel.startswith("advmod"))
    count["polarity of"] += 1
    count["polarity ok"] += group.negated == negated
    for function, relations in (("subject", ("nsubj",)), ("object", ("obj",))):
        gold = [w for w in children(words, number, *relations) if w.upos in ("NOUN", "PROPN")]
        swapped = group.voice == "passive"
        if swapped and function == "object":
            continue  # its object is its surface subject, measured as such
        wanted = "object" if swapped else function
        slots = [s for s in clause.slots if s.function == wanted and not (swapped and s.preposition)]
        starts = {document.tokens.starts[document.groups[g].head] for s in slots for g in s.groups}
        own = [s for s in slots if clause.link not in ("complement", "coordinated", "relative subject", "participle")]
        named = {
            document.tokens.starts[document.groups[s.groups[0]].head]
            for s in own
            if s.groups[0] != clause.antecedent  # the trees give a relative clause its word or nothing, no noun
            and document.tokens.pos[document.groups[s.groups[0]].head] in ("NOUN", "PROPN")
        }
        names = [name_of(words, w) for w in gold]
        found = sum(bool(name & starts) for name in names)
        count[f"{function} gold"] += len(gold)
        count[f"{function} found"] += found
        if function == "object" or group.form not in ("Inf", "Ger", "Part"):
            count[f"{function} ours"] += len(named)
            count[f"{function} right"] += sum(any(s in name for name in names) for s in named)


def measure(path: Path, code: str) -> Counter[str]:
    count: Counter[str] = Counter()
    for tree in read_trees(path):
        score(tree, code, count)
    return count


def ratio(count: Counter[str], part: str, whole: str) -> float:
    return count[part] / count[whole] if count[whole] else 0.0


def rows() -> Iterator[tuple[str, dict[str, float]]]:
    """One row per treebank: precision and recall of heads, subjects and objects, accuracy of voice and polarity."""
    for code, names in SETS.items():
        for name in names:
            path = next(UD.rglob(f"{name}.conllu"), None)
            if path is None:
                continue
            count = measure(path, code)
            yield (
                name,
                {
                    "heads P": ratio(count, "head found", "head ours"),
                    "heads R": ratio(count, "head found", "head gold"),
                    "voice": ratio(count, "voice ok", "voice of"),
                    "passive P": ratio(count, "passive found", "passive ours"),
                    "passive R": ratio(count, "passive found", "passive gold"),
                    "polarity": ratio(count, "polarity ok", "polarity of"),
                    "subject P": ratio(count, "subject right", "subject ours"),
                    "subject R": ratio(count, "subject found", "subject gold"),
                    "object P": ratio(count, "object right", "object ours"),
                    "object R": ratio(count, "object found", "object gold"),
                },
            )


def measures() -> dict[str, float]:
    """Heads, subjects, objects and passives as F, voice and polarity as shares, by "syntax/<part> <measure>"."""
    for names in SETS.values():
        for name in names:
            needed(UD / f"{name}.conllu")
    found: dict[str, float] = {}
    for name, figures in rows():
        part = f"syntax/{name.removesuffix('-test').replace('_', '-')}"
        for measure_of in ("heads", "subject", "object", "passive"):
            found[f"{part} {measure_of} F"] = f_measure(figures[f"{measure_of} P"], figures[f"{measure_of} R"])
        found[f"{part} voice"] = figures["voice"]
        found[f"{part} polarity"] = figures["polarity"]
    return found


def main() -> None:
    command(__doc__).parse_args()
    for name, figures in rows():
        print(f"{name:22}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
