"""Measures tokens, sentences, tags and lemmas on the treebanks' test parts: ``python -m evals.tagging``."""

from __future__ import annotations

import time
from pathlib import Path

from evals.sets import needed
from evals.treebanks import UD, Tree, form_of, gold_labels, label_of, read_trees, syntactic_words
from evals.usage import command
from vigie.annotate.tags import tag, tagger
from vigie.annotate.tokens import tokenise
from vigie.lexicon.lemmas import lemma
from vigie.lexicon.pack import Pack, open_pack

TESTS = {"fr": ["fr_gsd-test", "fr_sequoia-test", "fr_pud-test"], "en": ["en_ewt-test", "en_pud-test"]}


def share(good: int, total: int) -> str:
    """A share as per cent."""
    return f"{100 * good / total:.2f}" if total else "-"


def tag_scores(trees: list[Tree], pack: Pack, *, capitals: bool = False) -> tuple[str, str]:
    """UPOS and verb-form accuracy (of VERB and AUX: part of speech and form right) on our tokens, in per cent."""
    total = right = verbs = verbs_right = 0
    for tree in trees:
        tokens, _ = tokenise(tree.text, pack)
        words = [word.upper() for word in tokens.words] if capitals else tokens.words
        for gold, seen in zip(
            gold_labels(tree, tokens.starts, tokens.ends), tagger(pack).tag_words(words, tokens.lowers), strict=True
        ):
            total += 1
            right += gold.split(".")[0] == seen.split(".")[0]
            if "." in gold:
                verbs += 1
                verbs_right += gold == seen
    return share(right, total), share(verbs_right, verbs)


def gold_token_score(trees: list[Tree], pack: Pack) -> str:
    """UPOS accuracy on the treebank's own surface tokens (a contraction is one), in per cent."""
    total = right = 0
    for tree in trees:
        spans = sorted({(word.start, word.end) for word in syntactic_words(tree)})
        words = [tree.text[start:end] for start, end in spans]
        gold = gold_labels(tree, [start for start, _ in spans], [end for _, end in spans])
        seen = tagger(pack).tag_words(words, [word.lower().replace("’", "'") for word in words])
        total += len(words)
        right += sum(one.split(".")[0] == other.split(".")[0] for one, other in zip(gold, seen, strict=True))
    return share(right, total)


def sentence_score(trees: list[Tree], pack: Pack) -> str:
    """F of sentence spans in raw running text; paragraphs are parted by blank lines where the treebank says so."""
    pieces: list[str] = []
    gold: set[tuple[int, int]] = set()
    at = 0
    for tree in trees:
        lead = "" if not pieces else "\n\n" if tree.opens else " "
        at += len(lead)
        gold.add((at, at + len(tree.text)))
        pieces += [lead, tree.text]
        at += len(tree.text)
    _, sentences = tokenise("".join(pieces), pack)
    seen = {(sentence.start, sentence.end) for sentence in sentences}
    return share(2 * len(gold & seen), len(gold) + len(seen))


def verb_lemma_score(trees: list[Tree], pack: Pack) -> str:
    """Share of verbs that get the treebank's lemma, given the gold part of speech and form, in per cent."""
    total = right = 0
    for tree in trees:
        for word in syntactic_words(tree):
            if word.upos == "VERB" and word.lemma != "_" and word.feats.get("Typo") != "Yes":
                total += 1
                right += lemma(word.form.lower().replace("’", "'"), "VERB", form_of(word), pack) == word.lemma.lower()
    return share(right, total)


def noun_lemma_score(trees: list[Tree], pack: Pack) -> str:
    """Share of nouns and adjectives that get the treebank's lemma, given the gold part of speech, in per cent."""
    total = right = 0
    for tree in trees:
        for word in syntactic_words(tree):
            if word.upos in ("NOUN", "ADJ") and word.feats.get("Typo") != "Yes":
                total += 1
                right += lemma(word.form.lower(), label_of(word), "", pack) == word.lemma.lower()
    return share(right, total)


def speed(texts: list[str], pack: Pack) -> str:
    """Words per second of tokenise + tag + lemmas on one core, texts as long as reports, each seen once."""
    started = time.perf_counter()
    count = 0
    for text in texts:
        tokens, sentences = tokenise(text, pack)
        tag(tokens, sentences, pack)
        count += len(tokens)
    return f"{count / (time.perf_counter() - started):,.0f}"


def measures() -> dict[str, float]:
    """UPOS, sentence F and verb lemmas of each test part, by "tags/<part> <measure>"."""
    found: dict[str, float] = {}
    for code, names in TESTS.items():
        pack = open_pack(code)
        for name in names:
            trees = list(read_trees(needed(UD / f"{name}.conllu")))
            part = f"tags/{name.removesuffix('-test').replace('_', '-')}"
            upos, form = tag_scores(trees, pack)
            found[f"{part} UPOS"] = float(upos) / 100
            found[f"{part} verb form"] = float(form) / 100
            found[f"{part} sentence F"] = float(sentence_score(trees, pack)) / 100
            found[f"{part} verb lemma"] = float(verb_lemma_score(trees, pack)) / 100
    return found


def main() -> None:
    """Prints one line per test part."""
    command(__doc__).parse_args()
    print(
        "part               UPOS  UPOS(gold tokens)  form  CAPITALS: UPOS  form"
        "  sentence F  verb lemma  noun lemma  words/s"
    )
    for code, names in TESTS.items():
        pack = open_pack(code)
        for name in names:
            path: Path = UD / f"{name}.conllu"
            trees = list(read_trees(path))
            upos, form = tag_scores(trees, pack)
            shouted, shouted_form = tag_scores(trees, pack, capitals=True)
            texts = [" ".join(tree.text for tree in trees[at : at + 22]) for at in range(0, len(trees), 22)]
            print(
                f"{name:16} {upos:>6} {gold_token_score(trees, pack):>18} {form:>5} {shouted:>15} {shouted_form:>5}"
                f" {sentence_score(trees, pack):>11} {verb_lemma_score(trees, pack):>11}"
                f" {noun_lemma_score(trees, pack):>11} {speed(texts, pack):>8}"
            )


if __name__ == "__main__":
    main()
