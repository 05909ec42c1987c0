"""Finds place names: what the gazetteer knows, and what the words around a name say is a place."""

from __future__ import annotations

from vigie.annotate.findings import Match
from vigie.annotate.place_capitals import capitals
from vigie.annotate.place_evidence import (
    ACCEPTED,
    BLOCKED,
    CALLED_AFTER,
    NO_NAMES,
    institution,
    is_taken,
    judge,
    told,
)
from vigie.annotate.place_holders import taken_tokens
from vigie.annotate.place_matches import (
    class_around,
    find_matches,
    function_word,
    is_name,
    joined,
    known,
    name_beside,
    name_tokens,
)
from vigie.annotate.place_roads import is_road_number, numbered_roads
from vigie.knowledge.gazetteer import Gazetteer
from vigie.lexicon.pack import Pack
from vigie.lexicon.places import FITTING, PlaceWords, open_places
from vigie.model.document import Document, Tokens
from vigie.model.mention import PlaceCandidate, PlaceMention

LONGEST_UNKNOWN = 4
SHORT = 4  # letters: longer names in capitals are no abbreviations of divisions
LONGEST_NAME = 16  # words of a name on either side of one of them: scripts without capitals have no end to theirs
PART = "country"  # class word of a mention that means a part of the story's country
PART_REACH = 50  # characters around "country" that a phrase such as "north of the country" may take
# "Neches River", "Goma Airport", "Wichita Drive": a capitalised class word of these kinds is part of the name.
WIDENED = frozenset({"nature", "facility", "district", "street"})


def find_places(document: Document, pack: Pack, gazetteer: Gazetteer) -> None:
    """Fills ``document.places``: every place name with the gazetteer's candidates, none resolved yet."""
    words = open_places(pack)
    taken = taken_tokens(document, words, gazetteer)
    capitalised = name_tokens(document)
    names = [i for i in capitalised if i not in taken]
    matches = find_matches(document, words, gazetteer, names)
    judge(document, words, matches, capitalised)
    sure = accepted(matches)
    ended = {match.last for match in sure}
    villages = [m for m in sure if m.first not in ended and ends_village(document.tokens, words, m)]
    sure = [match for match in sure if match not in villages]
    mentions = [mention(document, words, gazetteer, match) for match in sure]
    covered = taken.union(*(range(match.first, match.last) for match in matches))
    # what is part of a longer name is no place, but the longer name may be one: "Kamal Adwan hospital"
    parts = [range(match.first, match.last) for match in matches if match.blocked and match not in sure]
    covered -= {i for part in parts for i in part if called_after(document, words, i)}
    covered -= {i for match in villages for i in named_with(document, words, match)}
    small = [
        m for m in matches
        if m.blocked and m not in sure and (m.found.weight < 0 or has_article(document.tokens, m.last))
        and stands(document, words, m)
    ]  # fmt: skip
    covered -= {i for match in small for i in range(match.first, match.last)}  # "in Wad al-Noura"
    mentions += unknown_names(document, words, names, covered, {match.last for match in sure})
    mentions += country_parts(document, words)
    mentions += numbered_roads(document, words, names)
    mentions += capitals(document, words)
    document.places = without_overlaps(mentions)


def ends_village(tokens: Tokens, words: PlaceWords, match: Match) -> bool:
    """True for the last word of a village's longer name ("*Yar Katsina* village"): the village is not the town."""
    beside, before = match.beside, match.first - 1
    if beside is None or beside.first < match.last or beside.word not in words.section.hamlets:
        return False
    lower = tokens.lowers[before]
    return name_beside(tokens, before, before) and not (
        names_no_place(words, lower) or function_word(words, lower) or lower in words.class_words
    )


def stands(document: Document, words: PlaceWords, match: Match) -> bool:
    """True for a part of a longer name before which a word says that it is a place's."""
    first = named_with(document, words, match).start
    return first > 0 and words.stands_at(document.tokens.lowers[first - 1])


def has_article(tokens: Tokens, i: int) -> bool:
    """True for a name that opens with an article in small letters ("Nabatiye *al-Fawqa*")."""
    word = tokens.words[i] if i < len(tokens) else ""
    return word[2:3] == "-" and word[:2].islower() and word[3:4].isupper()


def named_with(document: Document, words: PlaceWords, match: Match) -> range:
    """The tokens of a match with the names right before it."""
    tokens, first = document.tokens, match.first
    while name_beside(tokens, first - 1, first - 1) and not function_word(words, tokens.lowers[first - 1]):
        first -= 1
    return range(first, match.last)


def accepted(matches: list[Match]) -> list[Match]:
    """The matches that are places: those with score enough, and others of a name that is a place elsewhere here."""
    sure = {match.key for match in matches if match.score >= ACCEPTED}
    return [
        m for m in matches
        if m.score >= ACCEPTED or (m.key in sure and (m.seat or not m.blocked) and m.score - BLOCKED * m.seat > -2)
    ]  # fmt: skip


def mention(document: Document, words: PlaceWords, gazetteer: Gazetteer, match: Match) -> PlaceMention:
    """A match as a mention; it takes the class words that are part of its name, and loses the places they exclude."""
    tokens, beside = document.tokens, match.beside
    start = match.start if match.start >= 0 else tokens.starts[match.first]
    end = match.end if match.end >= 0 else tokens.ends[match.last - 1]
    candidates: tuple[PlaceCandidate, ...] = match.found.candidates
    if beside and beside.entry.kind in WIDENED:
        first, last = min(match.first, beside.first), max(match.last, beside.last)
        if is_name(tokens.words[beside.first]) or (beside.entry.kind == "nature" and beside.last == match.first):
            start, end = tokens.starts[first], tokens.ends[last - 1]
        if beside.entry.kind == "nature":
            whole, _ = known(joined(tokens, first, last), words, gazetteer)
            candidates = whole.candidates or tuple(c for c in candidates if c.kind in FITTING["nature"])
        elif beside.entry.kind == "street":
            while beside.first < match.first and name_beside(tokens, last - 1, last):
                last += 1  # "avenue Habib Bourguiba"
            while (
                first > 0
                and name_beside(tokens, first - 1, first - 1)
                and not function_word(words, tokens.lowers[first - 1])
            ):
                first -= 1  # "South Main Street"
            first = with_compass(tokens, words, first)
            start, end, candidates = tokens.starts[first], tokens.ends[last - 1], ()
    if match.found.candidates[0].kind == "admin1" and is_short(tokens, match) and is_road_number(tokens, match.last):
        end, candidates = tokens.ends[match.last], ()  # "W.Va. 61" is a road
    named = beside or match.shared
    name, kind_word = document.text[start:end], named.word if named else None
    return PlaceMention(
        start=start, end=end, name=name, rule="places.gazetteer", kind_word=kind_word, candidates=candidates
    )


def with_compass(tokens: Tokens, words: PlaceWords, first: int) -> int:
    """Where a street's name starts with the letter of its direction ("*E.* Broad St.")."""
    if first < 2 or tokens.words[first - 1] != "." or tokens.lowers[first - 2] not in words.section.compass:
        return first
    return first - 2 if tokens.starts[first - 1] == tokens.ends[first - 2] else first


def is_short(tokens: Tokens, match: Match) -> bool:
    """True for a division by its abbreviation ("W.Va.", "KY")."""
    word = tokens.words[match.last - 1]
    return word.endswith(".") or (word.isupper() and len(match.key) < SHORT)


def called_after(document: Document, words: PlaceWords, i: int) -> bool:
    """True for a token of a name of several words that a class word such as "hospital" stands beside."""
    tokens = document.tokens
    first, last = i, i + 1
    while i - first < LONGEST_NAME and name_beside(tokens, first - 1, first - 1):
        first -= 1
    while last - i < LONGEST_NAME and name_beside(tokens, last - 1, last) and tokens.lowers[last] not in words.after:
        last += 1
    beside = class_around(tokens, words, first, last)
    if beside is None or last - first < 2:
        return False
    return beside.entry.kind in CALLED_AFTER or beside.first < first or beside.word in words.section.hamlets


def unknown_names(
    document: Document, words: PlaceWords, names: list[int], covered: set[int], ends: set[int]
) -> list[PlaceMention]:
    """Names that the gazetteer lacks, where a word before or after them says that they are places.

    ``ends`` are the tokens after names that are places: a name that goes on their list is one too.
    """
    tokens, common = document.tokens, words.section.common
    mentions: list[PlaceMention] = []
    borne: set[str] | None = None
    done = 0
    for first in names:
        if first < done or first in covered or tokens.lowers[first] in common or words.stands_at(tokens.lowers[first]):
            continue  # "*À* Zolkwara" opens a sentence
        last = first + 1
        while last not in covered and name_beside(tokens, last - 1, last):
            last += 1
        done = last
        while last - 1 > first and tokens.lowers[last - 1] in words.after:
            last -= 1  # "Big Draft River": the class word stands beside the name
        if (
            last - first <= LONGEST_UNKNOWN
            and not tokens.words[first].isupper()
            and is_place(document, words, first, last, listed=goes_on_list(tokens, words, first, last, ends))
        ):
            beside = class_around(tokens, words, first, last)
            if beside is None and last == first + 1:
                borne = names_borne(document, words, names) if borne is None else borne
                if tokens.words[first] in borne:
                    continue
            ends.add(last)
            begin, stop = first, last
            if beside and beside.entry.kind in WIDENED and is_name(tokens.words[beside.first]):
                begin, stop = min(first, beside.first), max(last, beside.last)
            if beside and beside.entry.kind == "street":
                begin = with_compass(tokens, words, begin)
                while beside.first < first and name_beside(tokens, stop - 1, stop):
                    stop += 1  # "avenue Habib Bourguiba"
            done = max(done, stop)
            start, end = tokens.starts[begin], tokens.ends[stop - 1]
            kind_word = beside.word if beside else None
            mentions.append(
                PlaceMention(
                    start=start, end=end, name=document.text[start:end], rule="places.context", kind_word=kind_word
                )
            )
    return mentions


def names_borne(document: Document, words: PlaceWords, names: list[int]) -> set[str]:
    """The names that are parts of persons' longer ones ("*Awa Diallo*, 9, ... hitting *Awa* in the head")."""
    tokens, section = document.tokens, words.section
    if not tokens.pos:
        return set()
    pairs = [
        i
        for i in names
        if i + 1 < len(tokens) and name_beside(tokens, i, i + 1) and tokens.pos[i] == tokens.pos[i + 1] == "PROPN"
    ]
    found: set[str] = set()
    for i in pairs:
        pair = {tokens.lowers[i], tokens.lowers[i + 1]}
        other = pair & (section.bodies | section.directions | section.institutions | words.class_words)
        if not other and not any(function_word(words, lower) for lower in pair):
            found.update(tokens.words[i : i + 2])
    return found


def goes_on_list(tokens: Tokens, words: PlaceWords, first: int, last: int, ends: set[int]) -> bool:
    """True for one more place of a list: after "and" behind one, or between commas before the last ("X, *Y* and Z")."""
    if first - 1 not in ends:
        return False
    ands = words.section.ands
    return tokens.lowers[first - 1] in ands or (
        tokens.lowers[first - 1] == "," and not ands.isdisjoint(tokens.lowers[last : last + 1])
    )


def is_place(document: Document, words: PlaceWords, first: int, last: int, *, listed: bool) -> bool:
    """True where the words around an unknown name, or its list, leave no doubt that it is a place."""
    tokens, section = document.tokens, words.section
    lowers = tokens.lowers
    beside = class_around(tokens, words, first, last)
    if beside and (beside.entry.kind == "street" or (beside.entry.kind == "facility" and last - first > 1)):
        return True  # streets, hospitals and airports bear the names of persons and bodies
    if words.class_words.issuperset(lowers[first:last]) or any(names_no_place(words, w) for w in lowers[first:last]):
        return False
    if tokens.pos and tokens.pos[first] in NO_NAMES | {"ADJ"}:
        return False
    if beside:
        opening = min(first, beside.first) - 1
        titled = opening >= 0 and lowers[opening] in section.titles  # "the tanker *Delta Queen*"
        return not titled and not institution(tokens, words, beside.first)
    if first > 0 and lowers[first - 1] in section.titles:
        return False
    if name_beside(tokens, last - 1, last) or (
        name_beside(tokens, first - 1, first - 1) and not function_word(words, lowers[first - 1])
    ):
        return False
    if lowers[last : last + 1] == [","] and any(lower in words.before for lower in lowers[last + 1 : last + 3]):
        return True
    if first == 0:
        return False
    if words.stands_at(lowers[first - 1]):
        return not told(tokens, words, first - 1)
    return listed or words.ends_relation(lowers, first - 1) or is_taken(tokens, words, first)


def names_no_place(words: PlaceWords, lower: str) -> bool:
    """True for words in names of persons and bodies, directions, and people's names for themselves."""
    section = words.section
    if lower in section.given or lower in section.titles or lower in section.bodies or lower in section.directions:
        return True
    return lower in words.demonyms or lower.removesuffix("s") in words.demonyms


def country_parts(document: Document, words: PlaceWords) -> list[PlaceMention]:
    """Parts of the story's country that is not named: "nord du pays", "the country's north"."""
    mentions: list[PlaceMention] = []
    text, done = document.text, 0
    for word in words.section.part_words:
        at = text.find(word)
        while at >= 0:  # the expression is slow: it is tried only around the word that all such phrases have
            found = words.parts.search(text, max(done, at - PART_REACH), at + PART_REACH)
            if found:
                rule = words.part_rules[found.lastgroup or ""]
                start, done = found.span()
                place = PlaceMention(start=start, end=done, name=found.group(), rule=rule.id, kind_word=PART)
                mentions.append(place)
            at = text.find(word, max(done, at + 1))
    return mentions


def without_overlaps(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions in order of the text; of two that overlap, the one that starts first, else the longer."""
    kept: list[PlaceMention] = []
    for place in sorted(mentions, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
