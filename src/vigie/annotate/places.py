"""Finds place names: what the gazetteer knows, and what the words around a name say is a place."""

from __future__ import annotations

from vigie.annotate.place_matches import Match, class_around, find_matches, is_name
from vigie.knowledge.gazetteer import Gazetteer
from vigie.lexicon.pack import Pack
from vigie.lexicon.places import PlaceWords, open_places
from vigie.model.document import Document, Tokens
from vigie.model.mention import PlaceMention

ACCEPTED = 2.0  # a well-known name where nothing speaks against it, or any name after a word like "in"
# A person named in full gives the surname away for the rest of the report ("John Jackson ... Jackson said").
STRONG, LOOSE, BLOCKED, COMMON, PERSON, DATELINE = 3.0, 0.5, -4.0, -3.0, -4.0, 2.0
NO_NAMES = frozenset({"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "NUM"})
LONGEST_UNKNOWN = 4
# Kinds of named actors whose name is a place's name ("la Russie", "Moscou"): the words stay a place all the same.
STATES = frozenset({"state", "government"})


def find_places(document: Document, pack: Pack, gazetteer: Gazetteer) -> None:
    """Fills ``document.places``: every place name with the gazetteer's candidates, none resolved yet."""
    words = open_places(pack)
    taken = taken_tokens(document)
    matches = find_matches(document, words, gazetteer, taken)
    judge(document, words, matches, surnames(document.tokens, words))
    kept = accepted(matches)
    mentions = [mention(document, match) for match in kept]
    covered = set(taken)
    for match in matches:
        covered.update(range(match.first, match.last))
    mentions += unknown_names(document, words, covered)
    mentions += country_parts(document, words)
    document.places = sorted(mentions, key=lambda place: (place.start, place.end))


def taken_tokens(document: Document) -> set[int]:
    """Tokens that times and named bodies or persons hold: no places stand there."""
    spans = [(timex.start, timex.end) for timex in document.timexes]
    spans += [(a.start, a.end) for a in document.actors if not a.generic and a.kind not in STATES]
    taken: set[int] = set()
    if spans:
        from bisect import bisect_left

        starts = document.tokens.starts
        for start, end in spans:
            taken.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return taken


def surnames(tokens: Tokens, words: PlaceWords) -> set[str]:
    """Names that follow a given name or a title somewhere in the text: persons' wherever they stand."""
    lowers, section = tokens.lowers, words.section
    found: set[str] = set()
    for i in range(len(lowers) - 1):
        if (lowers[i] in section.given and is_name(tokens.words[i])) and is_name(tokens.words[i + 1]):
            found.add(tokens.words[i + 1])
            if i + 2 < len(lowers) and is_name(tokens.words[i + 2]) and lowers[i + 1] not in section.at:
                found.add(tokens.words[i + 2])
    return found


def judge(document: Document, words: PlaceWords, matches: list[Match], persons: set[str]) -> None:
    """Scores every match by its own weight and by what stands around it."""
    tokens, section = document.tokens, words.section
    openings = {sentence.first for sentence in document.sentences}
    lower_words: set[str] = set()
    by_first = {match.first: match for match in matches}
    by_last = {match.last: match for match in matches}
    for match in matches:
        score_match(document, words, match, by_first, by_last)
        first, word, lower = match.first, tokens.words[match.first], tokens.lowers[match.first]
        if match.first in openings and tokens.lowers[match.last : match.last + 1] == ["("]:
            match.score += DATELINE
        if match.last > first + 1:
            continue
        if first in openings and not lower_words:
            lower_words = {each for each in tokens.words if each.islower()}
        known = match.found.weight >= 3
        if word in persons and not known:
            match.score += PERSON
        if not known and (lower in section.common or lower in section.given):
            match.score += COMMON
        if first in openings and lower in lower_words and not known:
            match.score += COMMON
        if word.isupper() and len(lower) <= 4 and not known:
            match.score += COMMON  # "FAMA", "OSCE": an abbreviation, not a hamlet of that name
        if len(match.key) <= 3 and not word.isupper() and known:
            match.score += PERSON  # "Us" is no "US"
        if lower in section.directions and not match.kind_word:
            match.score += PERSON
        if lower in words.demonyms and match.found.candidates[0].kind != "country":
            match.score += PERSON
        if tokens.pos and tokens.pos[first] in NO_NAMES and not match.strong:
            match.score += COMMON


def score_match(
    document: Document, words: PlaceWords, match: Match, by_first: dict[int, Match], by_last: dict[int, Match]
) -> None:
    """What the words before and after a match say of it."""
    tokens, section, lowers = document.tokens, words.section, document.tokens.lowers
    first, last = match.first, match.last
    score = float(match.found.weight)
    beside = class_around(tokens, words, first, last)
    itself = lowers[last - 1] in words.after and last - first > 1  # "Laurel County"
    match.kind_word = beside[0] if beside else None
    match.strong = beside is not None or itself
    before = first - 1
    while before >= 0 and lowers[before] in section.articles:
        before -= 1
    word = lowers[before] if before >= 0 else ""
    if word in section.at and not (word in section.told_to and told(tokens, words, before)):
        match.strong = True
    elif word in section.loose:
        score += LOOSE
    if word in section.links and before > 0 and is_name(tokens.words[before - 1]) and lowers[before - 1] in section.institutions:
        score += PERSON
    if first > 0 and lowers[first - 1] in section.titles and not beside:
        score += PERSON
    elif name_beside(tokens, first - 1, first - 1) and first not in by_last and lowers[first - 1] not in section.directions:
        match.blocked = not opens_only(document, words, first - 1)
    if name_beside(tokens, last - 1, last) and not itself and not beside:
        follows = by_first.get(last)
        if lowers[last] not in section.bodies and not (follows and follows.found.weight >= 2):
            match.blocked = True
    outer = by_first.get(last + 1)
    if outer and lowers[last] in (",", "(") and contained(match, outer):
        match.strong = True
    if last + 2 < len(tokens) and lowers[last] == "," and any(lowers[last + n] in words.before for n in (1, 2)):
        match.strong = True
    match.score = score + STRONG * match.strong + BLOCKED * match.blocked


def name_beside(tokens: Tokens, left: int, other: int) -> bool:
    """True where token ``other`` is a name word and only a space parts tokens ``left`` and ``left + 1``."""
    if left < 0 or left + 1 >= len(tokens) or not is_name(tokens.words[other]):
        return False
    return tokens.starts[left + 1] - tokens.ends[left] <= 1


def opens_only(document: Document, words: PlaceWords, i: int) -> bool:
    """True where token ``i`` is capitalised only because it opens a sentence, or is a word that names nothing."""
    lower = document.tokens.lowers[i]
    section = words.section
    return lower in section.at or lower in section.loose or lower in section.articles or lower in words.before


def told(tokens: Tokens, words: PlaceWords, before: int) -> bool:
    """True where the preposition marks whom somebody told something, not where."""
    return any(lower in words.section.telling for lower in tokens.lowers[max(0, before - 3) : before])


def contained(inner: Match, outer: Match) -> bool:
    """True where one of the outer match's places is the country or division of one of the inner match's."""
    for container in outer.found.candidates[:8]:
        for candidate in inner.found.candidates:
            if candidate.country == container.country and candidate is not container:
                if container.kind == "country" or container.name == candidate.admin1:
                    return True
    return False


def accepted(matches: list[Match]) -> list[Match]:
    """The matches that are places: those with score enough, and others of a name that is a place elsewhere here."""
    sure = {match.key for match in matches if match.score >= ACCEPTED}
    return [m for m in matches if m.score >= ACCEPTED or (m.key in sure and not m.blocked and m.score > -2)]


def mention(document: Document, match: Match) -> PlaceMention:
    """A match as a mention of the document."""
    start, end = document.tokens.starts[match.first], document.tokens.ends[match.last - 1]
    return PlaceMention(
        start=start,
        end=end,
        name=document.text[start:end],
        rule="places.gazetteer",
        kind_word=match.kind_word,
        candidates=match.found.candidates,
    )


def unknown_names(document: Document, words: PlaceWords, covered: set[int]) -> list[PlaceMention]:
    """Names that the gazetteer lacks, where a word before or after them says that they are places."""
    tokens, section = document.tokens, words.section
    mentions: list[PlaceMention] = []
    done = 0
    for first, word in enumerate(tokens.words):
        if first < done or first in covered or not is_name(word) or tokens.lowers[first] in section.common:
            continue
        last = first + 1
        while last < len(tokens) and last not in covered and is_name(tokens.words[last]) and tokens.starts[last] - tokens.ends[last - 1] <= 1:
            last += 1
        done = last
        if last - first <= LONGEST_UNKNOWN and not word.isupper() and is_place(document, words, first, last):
            start, end = tokens.starts[first], tokens.ends[last - 1]
            beside = class_around(tokens, words, first, last)
            mentions.append(
                PlaceMention(start=start, end=end, name=document.text[start:end], rule="places.context",
                             kind_word=beside[0] if beside else None)
            )  # fmt: skip
    return mentions


def is_place(document: Document, words: PlaceWords, first: int, last: int) -> bool:
    """True where the words around an unknown name leave no doubt that it is a place."""
    tokens, section = document.tokens, words.section
    lowers = tokens.lowers
    if any(lower in section.given or lower in section.titles or lower in section.bodies for lower in lowers[first:last]):
        return False
    if tokens.pos and tokens.pos[first] in NO_NAMES | {"ADJ"}:
        return False
    if last < len(tokens) and is_name(tokens.words[last]) and tokens.starts[last] - tokens.ends[last - 1] <= 1:
        return False
    if class_around(tokens, words, first, last):
        return True
    if last + 2 < len(tokens) and lowers[last] == "," and any(lowers[last + n] in words.before for n in (1, 2)):
        return True
    before = first - 1
    return before >= 0 and lowers[before] in section.at and not (
        lowers[before] in section.told_to and told(tokens, words, before)
    )


def country_parts(document: Document, words: PlaceWords) -> list[PlaceMention]:
    """Parts of the story's country that is not named: "nord du pays", "the country's north"."""
    mentions = []
    for found in words.parts.finditer(document.text):
        rule = words.part_rules[found.lastgroup or ""]
        start, end = found.span()
        mentions.append(PlaceMention(start=start, end=end, name=found.group(), rule=rule.id, kind_word="country"))
    return mentions
