"""Words of other topics and of ordinary life in a report: what else than violence its happenings may be about."""

from __future__ import annotations

import functools

from vigie.extract.metaphors import means_violence
from vigie.extract.words import Words
from vigie.lexicon.lemmas import lemmatiser
from vigie.lexicon.pack import Pack
from vigie.lexicon.topics import TopicWords, open_topics
from vigie.model.document import Sentence, Tokens

ENDS = frozenset(".!?:")  # marks after which a word has a capital whatever it is
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
EXPLAINED = 2  # what words of other topics must weigh more than signs of violence


def topic_words(words: Words) -> list[dict[str, int]]:
    """For each sentence its words of other topics with their weights; looked for once."""
    if words.topics is not None:
        return words.topics
    tokens, lexicon = words.document.tokens, open_topics(words.pack)
    found: list[dict[str, int]] = []
    lemmas, known = tokens.lemmas, topical(words.pack)
    for sentence in words.document.sentences:
        inside: dict[str, int] = {} if sentence.full else unread_words(words, sentence)
        told = lemmas[sentence.first : sentence.last]
        if known.isdisjoint(told):
            told = []
        for i, lemma in enumerate(told, sentence.first):
            if lemma in known:
                weight = weight_at(tokens, i, lexicon)
                if weight and not means_violence(words, i, lexicon):
                    inside[lemma] = weight
        found.append(inside)
    words.topics = found
    return found


@functools.cache
def topical(pack: Pack) -> frozenset[str]:
    """Every lemma of another topic."""
    lexicon = open_topics(pack)
    return frozenset((*lexicon.nouns, *lexicon.verbs))


def is_plain(words: Words, topics: list[dict[str, int]]) -> bool:
    """True where no word of another topic or of ordinary life stands anywhere in the report.

    Those words are nouns: whoever *set* a house on fire and died *as well* tell of no game and no well.
    """
    tokens, everyday, lemmas = words.document.tokens, open_topics(words.pack).everyday, lemmatiser(words.pack)
    if any(topics) or any(
        lemma in everyday and pos in NAMING for lemma, pos in zip(tokens.lemmas, tokens.pos, strict=True)
    ):
        return False
    unread = [sentence for sentence in words.document.sentences if not sentence.full]
    return not any(
        lemmas.lemma(tokens.lowers[i], "NOUN", "") in everyday
        for sentence in unread
        for i in range(sentence.first, sentence.last)
    )


def unread_words(words: Words, sentence: Sentence) -> dict[str, int]:
    """The nouns of other topics in a sentence that was not read in full ("He is in *custody*"), with their weights."""
    tokens, nouns, lemmas = words.document.tokens, open_topics(words.pack).nouns, lemmatiser(words.pack)
    span = range(sentence.first, sentence.last)
    told = [i for i in span if i == sentence.first or not tokens.words[i][:1].isupper()]
    found = {lemmas.lemma(tokens.lowers[i], "NOUN", "") for i in told}
    return {lemma: nouns[lemma] for lemma in found if lemma in nouns}


def weight_at(tokens: Tokens, i: int, lexicon: TopicWords) -> int:
    """What a token counts for other topics; storms have names ("Hurricane Ida", "la tempête Helga")."""
    lemma = tokens.lemmas[i]
    match tokens.pos[i]:
        case "NOUN" | "ADJ":  # "the hurricane season"
            return lexicon.nouns.get(lemma, 0)
        case "VERB":
            return lexicon.verbs.get(lemma, 0)
        case "PROPN" if i == 0 or tokens.words[i - 1] in ENDS:
            return lexicon.nouns.get(lemma, 0)  # a capital that opens a sentence tells nothing
        case "PROPN" if i + 1 < len(tokens) and tokens.pos[i + 1] == "PROPN":
            return lexicon.nouns.get(lemma, 0) // 2 * 2  # words that are enough by themselves, and no others
    return 0
