"""Where the text has words that the gazetteer knows, longest first, and what stands around them."""

from __future__ import annotations

from vigie.annotate.findings import Beside, Match
from vigie.knowledge.gazetteer import NOTHING, Found, Gazetteer
from vigie.lexicon.place_names import kept_key
from vigie.lexicon.places import PlaceSection, PlaceWords
from vigie.model.document import Document, Tokens

PAIR = 3  # weight that two names joined by a hyphen bring together; less may be a double name of a person
WELL_KNOWN = 3  # countries, capitals, first-level divisions: see gazetteer.Found.weight
LONGEST_BODY = 3  # words of a body's name after those of a street
QUALITIES = 2  # adjectives between a class word and the name
WATERS = frozenset({"sea", "strait", "lake", "river"})
DIVISIONS = frozenset({"admin1", "admin2", "settlement"})
LONGEST_NAME = 7  # words; "Democratic Republic of the Congo" has five


def is_name(word: str) -> bool:
    """True for a word that can be (part of) a name: capitalised, or of a script without capitals."""
    first = word[0]
    return (first.isalpha() and not first.islower()) or (word[2:3] == "-" and word[3:4].isupper())


def name_tokens(document: Document) -> list[int]:
    """Indexes of the tokens that can be part of a name."""
    # Most words are lower case, most others have a capital: comparisons in C come before is_name looks at the rest.
    words = document.tokens.words
    return [i for i, word in enumerate(words) if not word.islower() and (word[0].isupper() or is_name(word))]


def find_matches(document: Document, words: PlaceWords, gazetteer: Gazetteer, names: list[int]) -> list[Match]:
    """Every stretch of the ``names`` that the gazetteer or the pack knows, longest first, none inside another."""
    tokens = document.tokens
    capital = set(names)
    matches: list[Match] = []
    free = 0
    for first in names:
        if first < free:
            continue
        reached = ends(tokens, capital, words.section, first)
        water = named_nature(tokens, words, gazetteer, first, reached)
        if water is not None:
            matches.append(water)
            free = water.last
            continue
        for last in reversed(reached):
            found, key = known(joined(tokens, first, last), words, gazetteer)
            if not found.candidates:
                continue
            number = tokens.pos[first:last] == ["NUM"]  # "*Four* residents"
            if not number and (last > first + 1 or not words.names_nothing(tokens.lowers[first])):
                matches.append(Match(first, last, key, found))
                free = last
                break
        else:
            if "-" in tokens.words[first]:
                matches += hyphenated(tokens, words, gazetteer, first, reached)
                free = matches[-1].last if matches else free
    return matches


def named_nature(
    tokens: Tokens, words: PlaceWords, gazetteer: Gazetteer, first: int, reached: list[int]
) -> Match | None:
    """A sea or a lake of which only the second word has a capital ("la *mer Rouge*")."""
    entry = words.before.get(tokens.lowers[first - 1]) if first > 0 and tokens.words[first - 1].islower() else None
    if entry is None or entry.kind != "nature":
        return None
    for last in reversed(reached):
        found, key = known(joined(tokens, first - 1, last), words, gazetteer)
        if found.candidates and found.candidates[0].kind in WATERS:
            return Match(first - 1, last, key, found)
    return None


def hyphenated(tokens: Tokens, words: PlaceWords, gazetteer: Gazetteer, i: int, reached: list[int]) -> list[Match]:
    """The places that one token holds: "*Iowa*-based", "*Chad*-*Sudan*", "D-*Oakland*"; the last may go on after it."""
    word, start = tokens.words[i], tokens.starts[i]
    head, _, tail = word.rpartition("-")
    if not head or not tail:
        return []
    first, key = known(head, words, gazetteer)
    if tail.islower():
        return [Match(i, i + 1, key, first, end=start + len(head))] if first.weight >= 1 else []
    for last in reversed(reached):
        name = joined(tokens, i, last)[len(head) + 1 :]
        second, other = known(name, words, gazetteer)
        if second.candidates:
            break
    else:
        return []
    after = Match(i, last, other, second, start=start + len(head) + 1, end=tokens.ends[last - 1], paired=True)
    if head.lower() in words.section.affiliations:
        if tokens.words[last : last + 1] == ["."] and tokens.starts[last] == tokens.ends[last - 1] and len(other) < 5:
            after.end += 1  # "D-Pa."
        return [after]
    if min(first.weight, second.weight) < 1 or first.weight + second.weight < PAIR:
        return []
    return [Match(i, i + 1, key, first, start=start, end=start + len(head), paired=True), after]


def known(name: str, words: PlaceWords, gazetteer: Gazetteer) -> tuple[Found, str]:
    """The places of a name by the gazetteer, or by the pack's list of states; and the name's key."""
    key = kept_key(name)
    found = gazetteer.find(key)
    return (found if found.candidates else stated(key, words, gazetteer)), key


def joined(tokens: Tokens, first: int, last: int) -> str:
    """The words of a stretch as one name; a token that starts where the last one ends is glued to it."""
    name = tokens.words[first]
    for i in range(first + 1, last):
        name += (" " if tokens.starts[i] > tokens.ends[i - 1] else "") + tokens.words[i]
    return name


def stated(key: str, words: PlaceWords, gazetteer: Gazetteer) -> Found:
    """A country by a name that only the pack's list of states has ("EAU")."""
    country = words.states.get(key)
    candidate = gazetteer.country(country) if country else None
    return Found((candidate,), (False,), 3) if candidate else NOTHING


def ends(tokens: Tokens, capital: set[int], section: PlaceSection, first: int) -> list[int]:
    """Where a name that starts at ``first`` may end: after each capitalised word that it can reach."""
    reached = [first + 1]
    i, count, starts, last_ends = first + 1, len(tokens.starts), tokens.starts, tokens.ends
    while i < count and i - first < LONGEST_NAME and starts[i] - last_ends[i - 1] <= 1:
        if i in capital or tokens.lowers[i] in section.tails:
            reached.append(i + 1)
        elif tokens.lowers[i] not in section.connectors and not (tokens.words[i] == "." and i - first == 1):
            break  # "W.Va." is one name of three tokens
        i += 1
    return reached


def class_around(tokens: Tokens, words: PlaceWords, first: int, last: int) -> Beside | None:
    """The class word that stands beside a name ("province de X", "X province")."""
    lowers = tokens.lowers
    if last < len(lowers) and lowers[last] in words.class_words:
        for length in range(words.longest_class, 0, -1):
            after = " ".join(lowers[last : last + length])
            if after in words.after and last + length <= len(lowers):
                named = words.after[after].kind == "settlement" and opens_name(tokens, words, last + length)
                if named and not opens_division(tokens, words, last + length):
                    break  # "the Dinka *village of Kolom*"
                if words.after[after].bare and first > 0 and lowers[first - 1] in words.section.articles:
                    break  # "the Fulani *community*"
                beside = Beside(last, last + length, after, words.after[after])
                return None if beside.entry.kind == "street" and is_no_street(tokens, words, beside) else beside
    i = first - 1
    while i >= 0 and first - i <= 3 and lowers[i] in words.section.links:
        i -= 1
    if i < first - 1:
        i = behind_qualities(tokens, words, i)
    if i < 0 or lowers[i] not in words.class_words:
        return None
    for length in range(words.longest_class, 0, -1):
        before = " ".join(lowers[max(0, i - length + 1) : i + 1])
        if before in words.before:
            entry = words.before[before]
            # "Laurel County Jail": a capitalised class word without a link belongs to the name before it.
            linked = i < first - 1 or entry.kind == "nature" or tokens.words[i].islower()
            return Beside(i - length + 1, i + 1, before, entry) if linked else None
    return None


def behind_qualities(tokens: Tokens, words: PlaceWords, i: int) -> int:
    """The class word that the adjectives up to token ``i`` say more of ("la *ville* portuaire de X"), else ``i``."""
    j = i
    while tokens.pos and j > 0 and i - j < QUALITIES and tokens.lowers[j] not in words.before:
        if tokens.pos[j] != "ADJ" and tokens.form[j] != "Part":
            break
        j -= 1
    return j if j < i and tokens.lowers[j] in words.before and tokens.words[j].islower() else i


def opens_name(tokens: Tokens, words: PlaceWords, i: int) -> bool:
    """True for "of" and a name at token ``i``: the class word before it is of that name."""
    linked = i + 1 < len(tokens) and tokens.lowers[i] in words.section.links
    return linked and is_name(tokens.words[i + 1])


def opens_division(tokens: Tokens, words: PlaceWords, i: int) -> bool:
    """True where the name after "of" at token ``i`` is a division's ("Zolk *village* of Katha township")."""
    last = i + 1
    while last < min(len(tokens), i + 1 + QUALITIES + 1) and is_name(tokens.words[last]):
        last += 1
    entry = words.after.get(tokens.lowers[last]) if last < len(tokens) else None
    return entry is not None and entry.kind in DIVISIONS


def is_no_street(tokens: Tokens, words: PlaceWords, beside: Beside) -> bool:
    """True for a person's title ("Mayor *Dr.* Ann Poe") or the first words of a body's name ("*Highway* Patrol")."""
    section, i = words.section, beside.last
    if beside.word in section.titles and name_beside(tokens, i - 1, i):
        return True
    while i < beside.last + LONGEST_BODY and name_beside(tokens, i - 1, i):
        if tokens.lowers[i] in section.bodies or tokens.lowers[i] in section.institutions:
            return True
        i += 1
    return False


def name_beside(tokens: Tokens, left: int, other: int) -> bool:
    """True where token ``other`` is a name word and only a space parts tokens ``left`` and ``left + 1``."""
    if left < 0 or left + 1 >= len(tokens.starts) or tokens.words[other].islower() or not is_name(tokens.words[other]):
        return False
    return tokens.starts[left + 1] - tokens.ends[left] <= 1


def function_word(words: PlaceWords, lower: str) -> bool:
    """True for a word that names nothing and has its capital only from where it stands."""
    section = words.section
    return words.stands_at(lower) or lower in section.loose or lower in section.articles or lower in words.before


def contained(inner: Match, outer: Match) -> bool:
    """True where one of the outer match's places is the country or division of one of the inner match's."""
    return any(
        candidate.country == container.country
        and candidate is not container
        and (container.kind == "country" or (container.kind == "admin1" and container.admin1 == candidate.admin1))
        for container in outer.found.candidates[:8]
        for candidate in inner.found.candidates
    )
