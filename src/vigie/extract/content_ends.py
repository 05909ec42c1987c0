"""Where what somebody says ends within a sentence: another speaker's turn, an answer to it, or who said it all."""

from __future__ import annotations

from vigie.extract.chunks import Chunks
from vigie.extract.relays import is_relay
from vigie.model.syntax import NounGroup

ENDS = frozenset({".", "!", "?", "…", ",", ";", ":", '"', "«", "»", "“", "”", "–", "—", "--", "-", "''", "``", "..."})
PAUSES = ENDS - {"."}
# kinds of cues by which one party answers what another says ("an allegation the group *rejects*")
ANSWERS = frozenset({"denies", "confirms", "condemns", "accuses"})


def passes_on(chunks: Chunks, k: int) -> bool:
    """True where the comma at item ``k``, or the mark behind one, ends what is said: another clause begins."""
    kind, _, token = chunks.items[k]
    behind = kind == '"' and token > 0 and chunks.document.tokens.lowers[token - 1] == ","
    if kind != "," and not behind:
        return False
    return turns(chunks, token + 1) or speaker_follows(chunks, k) or is_answered(chunks, k) or is_signed(chunks, k)


def turns(chunks: Chunks, token: int) -> bool:
    """True where an adversative at a token begins a clause of the narrator's own (", but the army ...")."""
    if token >= chunks.sentence.last:
        return False
    return (
        chunks.document.tokens.lowers[token] in chunks.lexicon.section.adversatives
        and chunks.noun_at(token + 1) is not None
    )


def speaker_follows(chunks: Chunks, k: int) -> bool:
    """True where a conjunction leads a cue with a speaker of its own (", and he added that ...")."""
    i = k + 2
    group, verb = chunks.noun(i), chunks.verb(i + 1)
    if chunks.kind(k + 1) != "C" or not chunks.is_finite(i + 1) or group is None or verb is None:
        return False
    after, lowers = verb.last, chunks.document.tokens.lowers
    if verb.lemma not in chunks.lexicon.verbs.by_lemma or verb.negated or group.preposition:
        return False
    if after >= chunks.sentence.last:
        return False
    pronoun = lowers[group.first] in chunks.lexicon.section.anaphors.pronouns
    return pronoun or lowers[after] in chunks.lexicon.section.complementizers or lowers[after] in PAUSES


def is_answered(chunks: Chunks, k: int) -> bool:
    """True where what follows the comma at item ``k`` says how another takes it ("..., a claim the army denies")."""
    named = names_saying(chunks, chunks.noun(k + 1))
    i = k + 2 if named else k + 1
    opens = chunks.kind(i) == "S" and chunks.document.tokens.lowers[chunks.items[i][2]] in chunks.complementizers
    if chunks.kind(i) == "R" or opens:
        i += 1
    elif not named:
        return False
    group = chunks.noun(i)
    if group is None:
        agent = chunks.noun(i + 1)
        return named and answers(chunks, i) and agent is not None and agent.preposition in chunks.syntax.agents
    if group.preposition or not chunks.is_finite(i + 1) or not answers(chunks, i + 1):
        return False
    return named or not any(chunks.is_finite(j) for j in range(i + 2, len(chunks.items)))


def names_saying(chunks: Chunks, group: NounGroup | None) -> bool:
    """True for a bare noun of saying, or the pronoun that stands for what was said ("*a claim* they deny")."""
    if group is None or group.preposition:
        return False
    lexicon, lemma = chunks.lexicon, chunks.document.tokens.lemmas[group.head]
    if group.last - group.first == 1 and chunks.document.tokens.lowers[group.first] in lexicon.section.interrogatives:
        return True
    return lemma in lexicon.noun_cues or lemma in lexicon.documents


def answers(chunks: Chunks, k: int) -> bool:
    """True where the verb at item ``k`` is one by which what was said is denied, confirmed or judged."""
    verb = chunks.verb(k)
    if verb is None:
        return False
    tokens = chunks.document.tokens
    found = chunks.lexicon.verbs.match(tokens.lowers, tokens.lemmas, verb.head)
    return any(rule.kind in ANSWERS for _, rule in found)


def is_signed(chunks: Chunks, k: int) -> bool:
    """True where the comma at item ``k`` leads who said all that stands before it (", the agency reported.")."""
    group, verb = chunks.noun(k + 1), chunks.verb(k + 2)
    if group is None or verb is None or group.preposition or group.timex is not None or verb.negated:
        return False
    if verb.voice == "passive" or not chunks.is_finite(k + 2) or verb.lemma not in chunks.lexicon.verbs.by_lemma:
        return False
    after = chunks.noun(k + 3)
    if chunks.kind(k + 3) in ("", ".", '"'):
        return True
    return after is not None and (after.timex is not None or is_relay(chunks, after))


def relative_end(chunks: Chunks, token: int) -> int | None:
    """The comma that closes the relative clause a token stands in, where the main verb comes after it; else None."""
    k = chunks.at.get(token, -1)
    j = next((j for j in range(k - 1, 0, -1) if chunks.kind(j) in ("R", ",", ";", ":", '"')), 0)
    beside = chunks.kind(j - 1) == "N" and chunks.kind(j - 2) == ","  # "X, *a man who* says so, left"
    opens = chunks.kind(j) == "R" and (chunks.kind(j - 1) == "," or beside)
    if not opens or any(chunks.is_finite(i) for i in range(j)):
        return None
    m = next((m for m in range(k + 1, len(chunks.items)) if chunks.kind(m) == ","), None)
    if m is None or not any(chunks.is_finite(i) for i in range(m + 1, len(chunks.items))):
        return None
    return chunks.items[m][2]
