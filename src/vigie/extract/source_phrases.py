"""Source phrases: the noun phrase that says something, before or after its cue."""

from __future__ import annotations

from vigie.extract.chunks import TRANSPARENT, Chunks
from vigie.extract.findings import Phrase
from vigie.extract.phrase_ends import to_the_right
from vigie.model.syntax import NounGroup

REACH = 14  # chunks between a subject and its verb; longer stretches of PolNeAR's training part were never one phrase
DEEPEST = 3  # verbs back that a subject is looked for
LONGEST_RELATIVE = 30  # chunks of a relative clause between a subject and its verb
APPOSITIONS = 16  # chunks that appositions may fill between a name and its verb


def subject_before(chunks: Chunks, k: int, depth: int = 0) -> Phrase | None:
    """The phrase that is the subject of the verb at item ``k``, looked for to its left."""
    if depth > DEEPEST:
        return None
    if trails(chunks, k):
        return shared_subject(chunks, previous_verb(chunks, k), k, depth)
    named = name_set_off(chunks, k) or before_relative(chunks, k)
    if named is not None:
        return named
    timex: int | None = None
    ends: int | None = None
    j, closed = k - 1, False
    while j >= 0 and k - j <= REACH:
        kind = chunks.kind(j)
        if kind == "N":
            group = chunks.noun(j)
            assert group is not None
            if group.timex is not None:
                timex = group.timex if timex is None else timex
            elif (group.preposition and not asks(chunks, group)) or within_phrase(chunks, j, group):
                ends = group.last if ends is None else ends
            elif (opening := relative_of(chunks, j)) is not None:
                j, ends = opening, None
            else:
                phrase = widened(chunks, j, ends if ends is not None else group.last, timex)
                if not closed or not is_object(chunks, phrase):
                    return phrase
                ends = None
        elif kind == "R":
            return antecedent(chunks, j, timex)
        elif kind == "V":
            step = over_verb(chunks, j)
            if step is None:
                return shared_subject(chunks, j, k, depth)
            j, ends = step, None
            continue
        elif kind == "C":
            if j == k - 1:
                return shared_subject(chunks, previous_verb(chunks, j), k, depth)
        elif kind in (")", "]"):
            ends = ends if ends is not None else chunks.items[j][2] + 1
            j = opening_bracket(chunks, j)
        elif kind in ("S", ";", ":", "(", "."):
            return None
        elif kind == '"':
            return None if j < k - 1 else shared_subject(chunks, previous_verb(chunks, j), k, depth)
        elif kind == ",":
            closed = True
            ends = None
        j -= 1
    return None


def within_phrase(chunks: Chunks, j: int, group: NounGroup) -> bool:
    """True for the end of a longer phrase: "judges handling *lawsuits*", "the centre for media and *affairs*"."""
    verb, before = chunks.verb(j - 1), chunks.noun(j - 2)
    if verb is not None and verb.form == "Ger" and before is not None and not before.preposition:
        return verb.last == group.first and before.last == verb.first and before.timex is None
    joined = chunks.document.groups[group.conjunct] if group.conjunct is not None else None
    if joined is None or not joined.preposition or chunks.kind(j - 1) != "C" or chunks.noun(j - 2) is not joined:
        return False
    return governs_back(chunks, j - 2) and chunks.kind(j - 3) == "N"


def name_set_off(chunks: Chunks, k: int) -> Phrase | None:
    """The name that opens its clause and that appositions set off from its verb ("*Jane Doe*, mayor of X, said")."""
    if chunks.kind(k - 1) != "," or chunks.verb(k) is None or not chunks.is_finite(k):
        return None
    relative, j = False, k - 2
    while j > max(-1, k - APPOSITIONS):
        kind, group = chunks.kind(j), chunks.noun(j)
        if kind in (")", "]"):
            j = opening_bracket(chunks, j)  # "Jane Doe (D-N.Y.), mayor of X, said"
        elif kind == "R":
            relative = True
        elif kind in ("S", ";", ":", '"', ".") or (chunks.is_finite(j) and not has_relative(chunks, j)):
            return None
        elif group is not None and opens_name(chunks, j):
            between = any(chunks.kind(i) == "N" for i in range(j + 1, k)) and not (relative and j + 2 == k)
            return Phrase(group.first, group.last, group, group.last) if between else None
        j -= 1
    return None


def before_relative(chunks: Chunks, k: int) -> Phrase | None:
    """The phrase that a relative clause of any length sets off from its verb ("a man, *who hid as* ..., said")."""
    if chunks.kind(k - 1) != "," or not chunks.is_finite(k):
        return None
    for j in range(k - 2, max(1, k - LONGEST_RELATIVE), -1):
        if chunks.kind(j) in (";", ":", '"', ".") or (chunks.kind(j - 1) == "," and chunks.is_finite(j)):
            return None  # the main verb, which closes a relative clause of its own
        if chunks.kind(j) != "R":
            continue
        if chunks.kind(j - 1) == ",":
            return opening_phrase(chunks, j - 2)
        if chunks.kind(j - 2) == ",":  # "X (Y), *the group that* holds the town, said"
            return opening_phrase(chunks, j - 1)
    return None


def opening_phrase(chunks: Chunks, k: int) -> Phrase | None:
    """The phrase that ends with item ``k``, or that item ``k`` is an apposition of, where it opens its clause."""
    while True:
        k = opening_bracket(chunks, k) - 1 if chunks.kind(k) in (")", "]") else k
        i = k
        while governs_back(chunks, i):
            i -= 1
        group, last = chunks.noun(i), chunks.noun(k)
        if group is None or last is None or group.preposition or group.timex is not None:
            return None
        if opens_clause(chunks, i) or group.first == chunks.sentence.first:
            return widened(chunks, i, last.last, None)
        if chunks.kind(i - 1) != ",":
            return None
        k = i - 2


def has_relative(chunks: Chunks, j: int) -> bool:
    """True where a relative word comes shortly before the verb at item ``j``, with no other verb between."""
    for i in range(j - 1, max(-1, j - 5), -1):
        if chunks.kind(i) == "R":
            return True
        if chunks.is_finite(i) or chunks.kind(i) in (",", ";"):
            return False
    return False


def opens_name(chunks: Chunks, j: int) -> bool:
    """True for a name after a stop, or at the head of its sentence, and before a comma or a bracket."""
    group = chunks.noun(j)
    if group is None or group.preposition or chunks.document.tokens.pos[group.head] != "PROPN":
        return False
    return opens_clause(chunks, j) and chunks.kind(j + 1) in (",", "(")


def opens_clause(chunks: Chunks, j: int) -> bool:
    """True where item ``j`` opens its clause: only a conjunction, times and phrases with a preposition come before."""
    i = j - 1
    while i >= 0:
        group = chunks.noun(i)
        led = group is not None and (group.timex is not None or bool(group.preposition))
        if not led and not (chunks.kind(i) == "," and i > 0) and not (chunks.kind(i) == "C" and i == 0):
            return chunks.kind(i) in ('"', "S")
        i -= 1
    return True


def trails(chunks: Chunks, k: int) -> bool:
    """True for a participle that goes on with a main clause ("left, saying ...") without a noun of its own."""
    verb, before = chunks.verb(k), chunks.noun(k - 1)
    if verb is None or verb.form != "Ger" or previous_verb(chunks, k) < 0:
        return False
    return before is None or not (before.preposition in chunks.syntax.absolutes or chunks.kind(k - 2) in (",", "C"))


def relative_of(chunks: Chunks, j: int) -> int | None:
    """The relative word whose clause ends with the object at item ``j`` ("a man *who* saw the raid said"), or None."""
    while chunks.noun(j - 1) is not None and chunks.is_owner(j - 1, j):
        j -= 1
    if not chunks.is_finite(j - 1) or not has_relative(chunks, j - 1) or reports_clause(chunks, j - 1):
        return None
    opening = next(i for i in range(j - 2, -1, -1) if chunks.kind(i) == "R")
    return opening if chunks.noun(opening - 1) is not None else None


def reports_clause(chunks: Chunks, j: int) -> bool:
    """True for a verb that a bare clause may follow, the subject of which stands there ("who said *the army* lied")."""
    verb, tokens = chunks.verb(j), chunks.document.tokens
    found = chunks.lexicon.verbs.match(tokens.lowers, tokens.lemmas, verb.head) if verb is not None else []
    return any("bare" in chunks.lexicon.frames[rule.id].content and not rule.classes for _, rule in found)


def is_object(chunks: Chunks, phrase: Phrase) -> bool:
    """True where a verb stands before a phrase, with times and places between at most: it governs the phrase."""
    k, first = chunks.at.get(phrase.first), phrase.first
    while k is not None and k > 0 and chunks.document.tokens.pos[chunks.items[k - 1][2]] in TRANSPARENT:
        k -= 1
    while k and (g := chunks.noun(k - 1)) is not None and (g.timex is not None or g.preposition) and g.last == first:
        k, first = k - 1, g.first if g.preposition_token < 0 else g.preposition_token  # "ont tué *lundi à Gao* cinq"
    verb = chunks.verb(k - 1) if k is not None else None
    return verb is not None and verb.last >= first - 1


def over_verb(chunks: Chunks, j: int) -> int | None:
    """The item before the relative or participial clause that the verb at ``j`` heads; None for a main verb."""
    if not chunks.is_finite(j):
        return j - 1
    if is_contact(chunks, j):
        return j - 2
    for i in range(j - 1, max(-1, j - 6), -1):
        kind = chunks.kind(i)
        if kind == "R":
            return i - 1
        if kind == "V" and chunks.is_finite(i):
            return None
        if kind in ("S", "C", ";", ":"):
            return None
    return None


def is_contact(chunks: Chunks, j: int) -> bool:
    """True for a verb of a relative clause without a relative word ("the experts *I interviewed* said")."""
    subject, about = chunks.noun(j - 1), chunks.noun(j - 2)
    if (
        not chunks.syntax.contact_relatives
        or subject is None
        or about is None
        or subject.preposition
        or about.timex is not None
    ):
        return False
    return bool(subject.determiner) or chunks.document.tokens.pos[subject.head] == "PRON"


def opening_bracket(chunks: Chunks, j: int) -> int:
    """The item of the bracket that closes at ``j``; ``j`` itself where there is none."""
    for i in range(j - 1, -1, -1):
        if chunks.kind(i) in ("(", "["):
            return i
    return j


def previous_verb(chunks: Chunks, j: int) -> int:
    """The nearest finite verb before item ``j``, -1 for none."""
    return next((i for i in range(j - 1, -1, -1) if chunks.is_finite(i)), -1)


def shared_subject(chunks: Chunks, j: int, k: int, depth: int) -> Phrase | None:
    """The subject of the verb at ``j`` where the verb at ``k`` goes on with it ("came and said", "left, saying")."""
    verb = chunks.verb(k)
    if j < 0 or verb is None:
        return None
    coordinated = any(chunks.kind(i) == "C" and not joins_nouns(chunks, i) for i in range(j + 1, k))
    if chunks.kind(k - 1) == "C" and chunks.kind(k - 2) == "," and has_relative(chunks, j):
        j = (
            max(j, 0) if previous_verb(chunks, j) < 0 else previous_verb(chunks, j)
        )  # "has closed schools that ..., and"
    if not coordinated and verb.form not in ("Ger", "Inf"):
        return None
    found = subject_before(chunks, j, depth + 1)
    earlier = previous_verb(chunks, j)
    asked = found is not None and asks(chunks, found.group)  # "did not say *how many troops* fled but said ..."
    if (found is None or asked) and coordinated and earlier >= 0:
        return shared_subject(chunks, earlier, k, depth + 1) if depth < DEEPEST else None
    return found


def joins_nouns(chunks: Chunks, i: int) -> bool:
    """True for a conjunction within a list of nouns ("four dead *and* twenty wounded"), which joins no verbs."""
    after = chunks.noun(i + 1)
    return after is not None and after.conjunct is not None


def antecedent(chunks: Chunks, j: int, timex: int | None) -> Phrase | None:
    """The phrase that a relative word at item ``j`` stands for; None where it opens a content clause."""
    if chunks.document.tokens.lowers[chunks.items[j][2]] not in chunks.lexicon.section.anaphors.speakers:
        return None
    i, ends = j - 1, None
    while i >= 0:
        group = chunks.noun(i)
        if group is not None:
            if group.timex is None and not group.preposition:
                phrase = widened(chunks, i, ends if ends is not None else group.last, timex)
                phrase.relative = True
                return phrase
            if group.timex is None:
                ends = group.last if ends is None else ends
                if not governs_back(chunks, i):
                    return Phrase(group.first, ends, group, group.last, timex, relative=True)
        elif chunks.kind(i) in (")", "]"):
            ends = chunks.items[i][2] + 1 if ends is None else ends
            i = opening_bracket(chunks, i)
        elif chunks.kind(i) not in (",", '"'):
            return None
        i -= 1
    return None


def governs_back(chunks: Chunks, i: int) -> bool:
    """True where the group at item ``i`` is the complement of a group that stands just before it."""
    group, before = chunks.noun(i), chunks.noun(i - 1)
    return group is not None and before is not None and before.last >= group.preposition_token


def widened(chunks: Chunks, j: int, last: int, timex: int | None) -> Phrase:
    """The phrase headed by item ``j`` with the apposition or the coordination that it closes."""
    group = chunks.noun(j)
    assert group is not None
    first, groups = group.first, chunks.document.groups
    head, listed = group, chunks.noun(j - 2) if chunks.kind(j - 1) == "C" else None
    if is_pronoun(chunks, group) and group.apposition is not None:  # "L'armée, *elle*, soutient"
        named = groups[group.apposition]
        return Phrase(named.first, named.last, named, named.last, timex)
    if group.conjunct is not None and not groups[group.conjunct].preposition:
        head = groups[group.conjunct]
        first = head.first
    elif listed is not None and chunks.kind(j - 3) == "," and are_speakers(chunks, listed, group):
        head, first = listed, listed.first  # "in Bama, *police and residents* said": the list is not the place's
    elif group.apposition is not None and stands_beside(chunks, group, groups[group.apposition]):
        head = groups[group.apposition]
        first = head.first
    if first < chunks.sentence.first or first > group.first:
        first, head = group.first, group
    before = chunks.noun(j - 1)
    if before is not None and trails_noun(chunks, before, group) and first == group.first:
        first = before.first  # "the attorney *general*"
    first = cut_in(chunks, first, group)
    owner = head.possessor
    while owner is not None and chunks.sentence.first <= groups[owner].first < first:
        first = groups[owner].first
        owner = groups[owner].possessor
    return Phrase(first, max(last, group.last), head, group.last, timex)


def are_speakers(chunks: Chunks, listed: NounGroup, group: NounGroup) -> bool:
    """True for a list of a noun of the pack's sources and another, or of two names ("*Ana Gil and Jo Ruiz* said")."""
    names = [chunks.document.tokens.pos[one.head] == "PROPN" for one in (listed, group)]
    return chunks.names_speaker(listed) or (all(names) and not listed.preposition and listed.timex is None)


def is_pronoun(chunks: Chunks, group: NounGroup) -> bool:
    return chunks.document.tokens.lowers[group.head] in chunks.lexicon.section.anaphors.pronouns


def trails_noun(chunks: Chunks, before: NounGroup, group: NounGroup) -> bool:
    """True for an adjective behind the noun that it belongs to, which reads as a group of its own."""
    tokens = chunks.document.tokens
    adjective = group.first == group.head and tokens.lowers[group.head] in chunks.syntax.trailing_adjectives
    return adjective and before.last == group.first and before.timex is None


def asks(chunks: Chunks, group: NounGroup) -> bool:
    """True for a group that an interrogative opens: the preposition before it governs a clause ("in what X called")."""
    return (
        group.last - group.first > 1
        and chunks.document.tokens.lowers[group.first] in chunks.lexicon.section.interrogatives
    )


def cut_in(chunks: Chunks, first: int, group: NounGroup) -> int:
    """Where a phrase starts when words of another stand in its group: after an interrogative, at an article."""
    tokens = chunks.document.tokens
    if first == group.first and asks(chunks, group):
        first += 1
    named = chunks.document.actors[group.actor] if group.actor is not None else None
    for i in range(group.head, first, -1):
        if (
            tokens.pos[i] == "DET"
            and tokens.lowers[i] in chunks.syntax.definite
            and tokens.pos[i - 1] not in ("DET", "ADP")
            and i > group.first
            and not (named is not None and named.start < tokens.starts[i] < named.end)  # "Save *the* Children"
        ):
            return i
    return first


def stands_beside(chunks: Chunks, name: NounGroup, title: NounGroup) -> bool:
    """True for a name beside its title or a title beside its name, neither governed by a preposition."""
    tokens = chunks.document.tokens
    if title.preposition or title.timex is not None or title.sentence != name.sentence:
        return False
    if name.determiner and title.last == name.first:
        return False  # no stop between them and an article: another phrase begins
    kinds = {tokens.pos[name.head], tokens.pos[title.head]}
    return "PROPN" in kinds or title.actor is not None or name.actor is not None


def phrase_after(chunks: Chunks, token: int) -> Phrase | None:
    """The noun phrase that starts at a token, with its complements, apposition and coordination."""
    group = chunks.noun_at(token)
    if group is None and token < chunks.sentence.last and chunks.document.tokens.lowers[token] in chunks.partitives:
        group = chunks.governed_at(token)  # "a dit *des* témoins": an article, taken for a preposition
    low = chunks.document.tokens.lowers[token] if token + 1 < chunks.sentence.last else ""
    if group is None and low in chunks.syntax.definite and low not in chunks.complementizers:
        group = chunks.noun_at(token + 1)  # "témoigne *l'un* d'eux"
    if group is None or group.timex is not None:
        return None
    k = chunks.at[group.first]
    while chunks.is_owner(k, k + 1) and (owned := chunks.noun(k + 1)) is not None:
        k, group = k + 1, owned  # "said *the town's mayor*"
    return Phrase(token, to_the_right(chunks, k, group), group, group.last)
