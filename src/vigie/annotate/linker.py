"""Finds who a verb of saying credits: scores the noun phrases of its sentence by what stands around and between.

A small log-linear model (training/linker.py) over indicators that need tags only: side, distance, what is between,
the preposition before. The scores of a cue's candidates and of "none of them" add up to 1.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence

import msgspec

from vigie.lexicon.pack import Pack
from vigie.lexicon.words import pack_words
from vigie.model.document import Sentence, Tokens

QUOTES = frozenset('"«»“”„‟')
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
INSIDE_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"})
AROUND_VERB = frozenset({"AUX", "ADV", "PART"})
NONE_OF_THEM = "none"
# Subjects of verbs of saying stand where others seldom do (after the verb, at the end), so these are weighed twice.
OF_SAYING = ("none", "side", "inverted", "near", "opening", "reach")
SIGNS = {"NOUN": "n", "PROPN": "n", "PRON": "r", "ADP": "p", "SCONJ": "s", "CCONJ": "c"}
VERB_SIGNS = {"Inf": "i", "Part": "d", "Ger": "g"}


def score_candidates(features: Sequence[Sequence[str]], weights: Mapping[str, float]) -> list[float]:
    """Probability of each candidate, given its features; the last list of features is that of "none of them"."""
    scores = [sum(weights.get(name, 0.0) for name in names) for names in features]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def link_subject(
    tokens: Tokens, sentence: Sentence, cue_token: int, candidate_heads: Sequence[int], pack: Pack
) -> list[float]:
    """For each candidate head (token index) the probability that it says what the cue verb says.

    The sentence must be tagged. What is missing to 1 is the probability that none of the candidates does.
    """
    if not candidate_heads:
        return []
    features = pair_features(tokens, sentence, cue_token, candidate_heads, pack)
    return score_candidates([spoken(names) for names in features], linker_weights(pack))[:-1]


def spoken(names: list[str]) -> list[str]:
    """The features of a pair whose verb is one of saying: those that matter most get a second weight of their own."""
    return names + ["say:" + name for name in names if name.startswith(OF_SAYING)]


@functools.cache
def relatives(pack: Pack) -> frozenset[str]:
    """The language's relative pronouns."""
    return frozenset(pack_words(pack).relatives)


@functools.cache
def linker_weights(pack: Pack) -> dict[str, float]:
    """The weights of a language's linker, read once."""
    return msgspec.json.decode((pack.folder / "models" / "linker.json").read_bytes(), type=dict[str, float])


def pair_features(
    tokens: Tokens, sentence: Sentence, cue_token: int, candidate_heads: Sequence[int], pack: Pack
) -> list[list[str]]:
    """Features of each candidate, then of "none of them"."""
    frame = cue_frame(tokens, sentence, cue_token)
    heads = sorted(candidate_heads)
    bare = {head for head in heads if not governor(tokens, sentence, head)}
    ties = relatives(pack)
    features = []
    for head in candidate_heads:
        low, high = (head + 1, cue_token) if head < cue_token else (cue_token + 1, head)
        relative = any(tokens.lowers[at] in ties and tokens.pos[at] != "SCONJ" for at in range(low, high))
        features.append(candidate(tokens, sentence, (cue_token, head), frame, bare, relative))
    before = any(head < cue_token for head in bare)
    after = any(head > cue_token for head in bare)
    form = frame.split("|")[0]
    nearest = max((head for head in bare if head < cue_token), default=None)
    way = "-" if nearest is None else path(tokens, nearest + 1, cue_token, True)
    features.append(
        [
            NONE_OF_THEM,
            f"{NONE_OF_THEM}|{frame}",
            f"{NONE_OF_THEM}|{before}|{after}|{form}",
            f"{NONE_OF_THEM}|{way}|{form}",
        ]
    )
    return features


def cue_frame(tokens: Tokens, sentence: Sentence, cue: int) -> str:
    """How the cue stands in its sentence: its form, what opens its verb group, what follows it."""
    first = cue
    while first > sentence.first and (
        tokens.pos[first - 1] in AROUND_VERB or (tokens.pos[first - 1] == "PRON" and len(tokens.words[first - 1]) < 4)
    ):
        first -= 1
    opening = "start" if first == sentence.first else mark(tokens, first - 1)
    following = "end" if cue + 1 >= sentence.last else mark(tokens, cue + 1)
    auxiliaries = [tokens.lemmas[at] for at in range(first, cue) if tokens.pos[at] == "AUX"]
    form = tokens.form[cue] + ":" + "+".join(auxiliaries[-2:])
    return f"{form}|{opening}|{following}"


def mark(tokens: Tokens, at: int) -> str:
    """A token for the frame: the mark itself or its part of speech."""
    word = tokens.words[at]
    if word in QUOTES:
        return '"'
    return word if word in (",", ":", "-", "–", "—", "(") else tokens.pos[at]


def governor(tokens: Tokens, sentence: Sentence, head: int) -> str:
    """The preposition that governs a noun phrase; "" for none."""
    at = head - 1
    while at >= sentence.first and tokens.pos[at] in INSIDE_PHRASE:
        at -= 1
    return tokens.lemmas[at] if at >= sentence.first and tokens.pos[at] == "ADP" else ""


def candidate(
    tokens: Tokens, sentence: Sentence, pair: tuple[int, int], frame: str, bare: set[int], relative: bool
) -> list[str]:
    """Features of a pair of cue and candidate; ``relative``: a relative pronoun stands between them."""
    cue, head = pair
    side = "<" if head < cue else ">"
    low, high = (head + 1, cue) if head < cue else (cue + 1, head)
    pos = tokens.pos[head]
    between = tokens.pos[low:high]
    words = tokens.lowers[low:high]
    rivals = min(3, sum(1 for other in bare if low <= other < high))
    preposition = governor(tokens, sentence, head)
    distance = high - low
    reach = distance if distance < 4 else 4 + min(4, int(math.log2(distance)))
    verbs = min(
        2, sum(1 for at in range(low, high) if tokens.pos[at] == "VERB" and tokens.form[at] not in ("Inf", "Part"))
    )
    commas = min(3, words.count(","))
    quoted = any(word in QUOTES for word in words)
    link = next((word for word, kind in zip(words, between, strict=True) if kind == "SCONJ"), "")
    inside = inside_quotes(tokens, sentence, head) == inside_quotes(tokens, sentence, cue)
    following = mark(tokens, head + 1) if head + 1 < sentence.last else "end"
    opening = frame.split("|")[1]
    features = [
        f"side{side}{frame}",
        f"pos{side}{pos}{rivals}",
        f"prep{side}{preposition}",
        f"bare{side}{not preposition}|{rivals}|{verbs}",
        f"reach{side}{reach}|{bool(preposition)}",
        f"verbs{side}{verbs}|{rivals}",
        f"commas{side}{commas}|{verbs}",
        f"quoted{side}{quoted}|{inside}",
        f"link{side}{bool(link)}|{verbs}|{relative}",
        f"next{side}{following}|{bool(preposition)}",
        f"opening{side}{opening}|{rivals}|{not preposition}",
        f"first{side}{head == min(bare, default=-1)}",
        f"whole{side}{rivals}{verbs}{bool(commas)}{bool(link or relative)}{bool(preposition)}",
    ]
    way = path(tokens, low, high, head < cue)
    features += [
        f"path{side}{way}|{bool(preposition)}",
        f"near{side}{way[-3:] if head < cue else way[:3]}|{bool(preposition)}",
    ]
    features.append(f"path{side}{way}|{frame.split('|')[0]}")
    if pos == "PRON":
        features += [f"pron{side}{tokens.lowers[head]}", f"pron{side}{tokens.lowers[head]}|{reach}"]
    if head > cue and distance == 0:
        features.append(f"inverted|{pos}|{opening}")
    return features


def path(tokens: Tokens, low: int, high: int, forward: bool) -> str:
    """What stands between, one sign a phrase: n(oun), p(reposition), v(erb), i(nfinitive), r (pronoun), marks."""
    if forward:
        while low < high and tokens.pos[low] == "PROPN":
            low += 1
    signs: list[str] = []
    for at in range(low, high):
        pos = tokens.pos[at]
        sign = tokens.words[at] if pos == "PUNCT" else SIGNS.get(pos, "")
        if sign in QUOTES:
            sign = '"'
        if pos == "VERB":
            sign = VERB_SIGNS.get(tokens.form[at], "v")
        if sign and not (sign == "n" and signs and signs[-1] == "n"):
            signs.append(sign)
    return "".join(signs if len(signs) < 9 else [*signs[:4], "~", *signs[-4:]])


def inside_quotes(tokens: Tokens, sentence: Sentence, at: int) -> bool:
    """True where a token stands between quotation marks that open in its sentence."""
    depth = 0
    for word in tokens.words[sentence.first : at]:
        if word in ("«", "“"):
            depth += 1
        elif word in ("»", "”"):
            depth = 0
        elif word == '"':
            depth = 0 if depth else 1
    return depth > 0
