"""Lists of people by name: "Ali Sy, a nurse; Omar Ba, 24, and two drivers", each with what is told of him."""

from __future__ import annotations

from vigie.extract.names import is_full_name
from vigie.extract.people import group_name
from vigie.extract.words import Words

SEPARATORS = frozenset({",", ";", ":", "(", ")", "[", "]", "-", "–", "—", "--"})
IN_APPOSITION = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "ADV", "PART"})
LONGEST_APPOSITION = 14  # tokens
LONGEST_LIST = 60  # tokens
MOST_SEPARATORS = 3  # ", and the"
OLDEST = 120


def names_from(words: Words, start: int, end: int, *, named: bool = False) -> list[int]:
    """The noun groups of the people by name whom a list that begins at token ``start`` tells; it stops before ``end``.

    Ages and appositions between them are passed over ("Ali Sy, *24*, *a nurse*, and Omar Ba"), and so is anybody
    without a name. A verb ends the list, and so does whoever does something himself ("two men, *Ali Sy* said").
    ``named`` where the words before it say that names follow.
    """
    tokens, groups, found = words.document.tokens, words.document.groups, list[int]()
    i, gap, again = start, MOST_SEPARATORS, ","
    while i < end:
        low = tokens.lowers[i]
        index = words.group_at.get(i)
        if index is None:
            if low in SEPARATORS or tokens.pos[i] == "CCONJ":
                gap, again = gap + 1, low
            elif tokens.pos[i] != "DET":
                break
            i += 1
            continue
        if not gap:
            break
        last = groups[index].last
        if is_person(words, index, listed=bool(found) or named):
            if acts(words, index):
                break
            found.append(index)
        elif tokens.pos[groups[index].head] == "PRON" or groups[index].timex is not None:
            break
        elif is_age(words, index):
            last = behind_age(words, last, end)
        elif again in (",", "(", "[") and found:
            last = behind_apposition(words, index, end)
        elif group_name(words, index) is None and again != ";":
            break
        else:
            last = behind_apposition(words, index, end)
        i, gap = max(last, i + 1), 0
    return found


def names_up_to(words: Words, index: int) -> list[int]:
    """The people by name before somebody in his list ("*Ali Sy*, 24, and Omar Ba"), he among them."""
    groups = words.document.groups
    for other in range(index - 1, -1, -1):
        if groups[other].sentence != groups[index].sentence or groups[index].first - groups[other].last > LONGEST_LIST:
            break
        if is_person(words, other) and groups[other].preposition == "":
            names = names_from(words, groups[other].first, groups[index].last)
            if index in names:
                return names
    return []


def is_person(words: Words, index: int, *, listed: bool = False) -> bool:
    """True for a person by two names and more, with a title or without.

    In a list of people (``listed``) a last name that a place has too is one ("Ana Ruiz and Pablo *Cordoba*").
    """
    if is_full_name(words, index):
        return True
    document, group = words.document, words.document.groups[index]
    tokens, first = document.tokens, group.last
    while first > group.first and tokens.pos[first - 1] == "PROPN":
        first -= 1
    while first < group.last and words.hits(first, "group"):
        first += 1  # "and *policeman* Ali Sy"
    if group.last - first < 2 or group.timex is not None:
        return False
    start = tokens.starts[first]
    titled = first > group.first and any(group.first <= hit.token < first for hit in words.group_hits(group, "group"))
    actor, place = words.actor(index), words.place(index)
    person = actor is None or document.actors[actor].kind == "person" or document.actors[actor].end <= start
    if not person or not (titled or (listed and first <= group.first + 1)):
        return False
    return place is None or (listed and document.places[place].start > start)


def acts(words: Words, index: int) -> bool:
    """True for the subject of a verb behind it ("*Ali Sy* said")."""
    document = words.document
    group = document.groups[index]
    for clause in words.sentence_clauses(group.sentence):
        behind = clause.verb is not None and clause.head > group.head
        if behind and any(slot.function == "subject" and index in slot.groups[:1] for slot in clause.slots):
            return document.verbs[clause.verb or 0].voice != "passive"
    return False


def is_age(words: Words, index: int) -> bool:
    """True for the years of whoever stands before ("Ali Sy, *24*", "Ali Sy, *24 years* old")."""
    document, group = words.document, words.document.groups[index]
    quantity = document.quantities[group.quantity] if group.quantity is not None else None
    if quantity is not None and quantity.unit == "age":
        return True
    number = document.tokens.lowers[group.head]
    return document.tokens.pos[group.head] == "NUM" and number.isdigit() and int(number) < OLDEST


def behind_age(words: Words, last: int, end: int) -> int:
    """The token behind an age ("24 years *old*")."""
    pos = words.document.tokens.pos
    while last < end and pos[last] in ("NOUN", "ADJ"):
        last += 1
    return last


def behind_apposition(words: Words, index: int, end: int) -> int:
    """The token behind what a noun group and its complements tell of somebody, up to a comma."""
    tokens = words.document.tokens
    i = words.document.groups[index].last
    stop = min(end, i + LONGEST_APPOSITION)
    while i < stop and tokens.pos[i] in IN_APPOSITION:
        i += 1
    return i
