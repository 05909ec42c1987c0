"""Weighs whether a name that the gazetteer knows is a place here: its fame, and the words before and after it."""

from __future__ import annotations

from vigie.annotate.findings import Beside, Match
from vigie.annotate.place_labels import mark_labels
from vigie.annotate.place_matches import WELL_KNOWN, class_around, contained, function_word, is_name, name_beside
from vigie.annotate.place_persons import is_home, last_names, one_name, surnames
from vigie.lexicon.places import FITTING, PlaceWords
from vigie.model.document import Document, Tokens

ACCEPTED = 2.0  # a well-known name where nothing speaks against it, or any name after a word like "in"
STRONG, LOOSE, BLOCKED, COMMON, PERSON, DATELINE, TAGGED = 3.0, 0.5, -4.0, -3.0, -6.0, 2.0, 0.5
NO_NAMES = frozenset({"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "NUM"})
BARE = [["ADJ"], ["ADP"], ["ADV"], ["CCONJ"], ["DET"], ["NUM"], ["SCONJ"], ["VERB"], ["AUX"]]  # "*Former* Iraqi ..."
VERBS = frozenset({"VERB", "AUX"})
CHECKED = frozenset(
    {"admin1", "admin2", "country"}
)  # classes whose word counts only where an entry of that kind exists
LONGEST_ABBREVIATION = 4
UNHEARD = -1  # weight of names that are hardly any place's
LONGEST_BODY = 5  # words of a body's name after the place in it
SAINT = "saint "  # how the gazetteer's keys write "St."
DASHES = frozenset({"-", "–", "—", "--"})
CALLED_AFTER = frozenset({"facility", "district", "street"})  # classes whose places bear names of persons and more


def judge(document: Document, words: PlaceWords, matches: list[Match], names: list[int]) -> None:
    """Scores every match; ``names`` are all tokens that can be part of a name."""
    tokens = document.tokens
    openings = {sentence.first for sentence in document.sentences}
    by_first = {match.first: match for match in matches}
    by_last = {match.last: match for match in matches}
    times = {timex.start for timex in document.timexes}
    for match in matches:
        match.score = match.found.weight
        if match.paired:
            match.strong = True
        else:
            match.score += before_name(tokens, words, match, by_last, openings)
            after = after_name(tokens, words, match, by_first)
            if after < 0 and match.last < len(tokens.starts) and tokens.starts[match.last] in times:
                after = 0.0  # "in *Bukidnon* Sunday morning"
            match.score += after
    share_classes(tokens, words, matches, by_first, by_last)
    mark_routes(tokens, words, matches, by_first)
    mark_labels(document, matches)
    persons = surnames(tokens, words, names) if matches else set()
    bearers = last_names(tokens, words, matches)
    for match in matches:
        if match.first in openings:
            match.score += opening(tokens, match)
        if match.last == match.first + 1 and not match.paired:
            match.score += single(tokens, words, match, persons)
            if match.key in bearers:
                match.score += PERSON
        if match.strong and match.score < 0 and stands_alone(tokens, match):
            match.score += 1  # "in Hudur": by another spelling of its name
        match.score += STRONG * match.strong + BLOCKED * match.blocked


def mark_routes(tokens: Tokens, words: PlaceWords, matches: list[Match], by_first: dict[int, Match]) -> None:
    """Takes both ends of a way for places where one is known as such ("the road *from* Wamego *to* Manhattan")."""
    routes, lowers = words.section.routes, tokens.lowers
    for match in matches:
        link = routes.get(lowers[match.first - 1]) if match.first else None
        other = by_first.get(match.last + 1) if link and lowers[match.last : match.last + 1] == [link] else None
        if other is None or other.blocked:
            continue
        weights = match.found.weight, other.found.weight
        if min(weights) > UNHEARD and max(weights) >= 1:
            match.strong = other.strong = True


def stands_alone(tokens: Tokens, match: Match) -> bool:
    """True for a name without an article before it or a noun behind it, which make it a people's ("*the* Hausa")."""
    around = tokens.pos[match.first - 1 : match.first] + tokens.pos[match.last : match.last + 1]
    return "DET" not in around[:1] and "NOUN" not in around[1:]


def share_classes(
    tokens: Tokens, words: PlaceWords, matches: list[Match], by_first: dict[int, Match], by_last: dict[int, Match]
) -> None:
    """Gives the class word in the plural beside a list of names to all of them ("X, Y and Z *provinces*")."""
    if not tokens.lemmas:
        return
    for match in matches:
        beside = match.beside
        if beside is None or tokens.lemmas[beside.last - 1] == tokens.lowers[beside.last - 1]:
            continue
        other = next_listed(tokens, words, match, by_first, by_last, before=beside.first >= match.last)
        while other is not None and other.beside is None and not other.blocked:
            other.strong, other.shared = True, beside
            other = next_listed(tokens, words, other, by_first, by_last, before=beside.first >= match.last)


def next_listed(
    tokens: Tokens,
    words: PlaceWords,
    match: Match,
    by_first: dict[int, Match],
    by_last: dict[int, Match],
    *,
    before: bool,
) -> Match | None:
    """The match on the list beside another: before it or after it, past a comma or "and"."""
    section, lowers, step = words.section, tokens.lowers, -1 if before else 1
    i = match.first - 1 if before else match.last
    if not 0 <= i < len(lowers) or (lowers[i] != "," and lowers[i] not in section.ands):
        return None
    while 0 <= i < len(lowers) and (lowers[i] == "," or lowers[i] in section.ands or lowers[i] in section.links):
        i += step
    return by_last.get(i + 1) if before else by_first.get(i)


def before_name(
    tokens: Tokens, words: PlaceWords, match: Match, by_last: dict[int, Match], openings: set[int]
) -> float:
    """What the words before a match (and its class word) say."""
    section, lowers, first = words.section, tokens.lowers, match.first
    score = 0.0
    beside = class_around(tokens, words, first, match.last)
    if beside and (fits(match, beside.entry.kind) or not doubtful(tokens, words, beside)):
        match.beside, match.strong = beside, True  # not "Department of Agriculture": no division has that name
    before = first - 1
    while before >= 0 and lowers[before] in section.articles:
        before -= 1
    word = lowers[before] if before >= 0 else ""
    if words.stands_at(word) and not told(tokens, words, before):
        match.strong = True
    elif word in section.loose:
        match.strong = match.strong or words.ends_relation(lowers, before)
        score += LOOSE
    match.strong = match.strong or (before == first - 1 and is_home(tokens, words, before))
    match.strong = match.strong or is_taken(tokens, words, first) or is_governed(tokens, words, first, section.aims)
    if word in section.links and not match.beside and institution(tokens, words, before - 1):
        if lowers[before - 1] in section.sites and match.found.weight >= 1:
            match.strong = True  # "the University of Mosul"
        else:
            score += PERSON
    if first == 0:
        return score
    if lowers[first - 1] in section.titles and not match.beside:
        score += PERSON
    elif name_beside(tokens, first - 1, first - 1) and lowers[first - 1] not in section.directions:
        prior = by_last.get(first)
        bare = function_word(words, lowers[first - 1]) or (
            first - 1 in openings and tokens.pos[first - 1 : first] in BARE
        )
        match.blocked = one_name(words, prior, match) if prior else not bare
    return score


def is_taken(tokens: Tokens, words: PlaceWords, first: int) -> bool:
    """True for a bare name right after words that only places follow ("*captured* X", "*siege of* X")."""
    takers = words.section.takers
    if not tokens.pos or first < 1:
        return False
    if tokens.lemmas[first - 1] in takers and tokens.pos[first - 1] in VERBS:
        return True
    return is_governed(tokens, words, first, takers)


def is_governed(tokens: Tokens, words: PlaceWords, first: int, pairs: frozenset[str]) -> bool:
    """True for a name after one of the ``pairs`` of a lemma and a preposition ("siege of", "attaque contre")."""
    if first < 2 or not tokens.lemmas:
        return False
    before = tokens.lowers[first - 1]
    return f"{tokens.lemmas[first - 2]} {words.section.contractions.get(before, before)}" in pairs


def after_name(tokens: Tokens, words: PlaceWords, match: Match, by_first: dict[int, Match]) -> float:
    """What the words after a match say."""
    section, lowers, last = words.section, tokens.lowers, match.last
    if last - match.first > 1 and lowers[last - 1] in words.after:
        match.strong = True  # "Laurel County"
    elif name_beside(tokens, last - 1, last) and match.end < 0 and bears_names(match):
        follows = by_first.get(last)
        famous = match.found.weight >= WELL_KNOWN and lowers[match.first] not in section.given
        if not famous and lowers[last] not in section.bodies:
            named = follows is not None and (follows.found.weight < 2 or one_name(words, match, follows))
            match.seat = not match.blocked and names_body(tokens, words, last)
            match.blocked = match.blocked or follows is None or named
    if match.key.startswith(SAINT) and bears_name_of(tokens, words, last):
        return PERSON  # "St. Patrick's Day"
    if section.peoples and names_people(words, lowers, last):
        return PERSON
    if last < len(lowers) and lowers[last] in section.followers and match.found.weight >= 0:
        match.strong = True
    if last + 1 < len(lowers) and lowers[last] in (",", "("):
        outer = by_first.get(last + 1)
        if outer and contained(match, outer):
            match.strong = outer.strong = True
        if lowers[last] == "," and any(lower in words.before for lower in lowers[last + 1 : last + 3]):
            match.strong = True  # "Kodyel, localité de la province"
    if lowers[last : last + 1] == ["$"] and tokens.starts[last] == tokens.ends[last - 1]:
        return PERSON  # "US$"
    return 0.0


def bears_name_of(tokens: Tokens, words: PlaceWords, last: int) -> bool:
    """True before a possessive and one more name: a feast, a school or a church that is named after somebody."""
    return (
        last + 1 < len(tokens.lowers)
        and tokens.lowers[last] in words.section.possessives
        and is_name(tokens.words[last + 1])
    )


def bears_names(match: Match) -> bool:
    """True where a longer name may be meant: after no class word, or a place little known, or a class of many names."""
    if match.beside is None:
        return True
    return match.beside.first < match.first and (match.beside.entry.kind in CALLED_AFTER or match.found.weight < 2)


def names_people(words: PlaceWords, lowers: list[str], last: int) -> bool:
    """True before a word for a people, also past a further name of one ("the *Dir* and Marehan clans")."""
    peoples = words.section.peoples
    return bool(peoples.intersection(lowers[last : last + 1] + lowers[last + 2 : last + 3]))


def opening(tokens: Tokens, match: Match) -> float:
    """What it says that a match opens a sentence, where any word has a capital."""
    lower = tokens.lowers[match.last] if match.last < len(tokens.lowers) else ""
    if lower == "(" or (lower in DASHES and tokens.starts[match.last] > tokens.ends[match.last - 1]):
        return DATELINE
    if match.last > match.first + 1 or match.found.weight >= WELL_KNOWN:
        return 0.0
    if tokens.lowers[match.first].islower() and tokens.lowers[match.first] in tokens.words:
        return COMMON
    return COMMON / 2 if match.found.weight < 1 and tokens.pos[match.first : match.first + 1] != ["PROPN"] else 0.0


def single(tokens: Tokens, words: PlaceWords, match: Match, persons: set[str]) -> float:
    """What speaks against a match of one word: it is a common word, a person's name, an abbreviation."""
    section, first = words.section, match.first
    word, lower = tokens.words[first], tokens.lowers[first]
    short = lower in section.common and lower != match.found.candidates[0].name.lower()  # "Miss", "Mass"
    known = match.found.weight >= WELL_KNOWN and not (short and match.found.candidates[0].kind == "admin1")
    score = 0.0
    if word in persons and not known:
        score += PERSON
    if not known and (lower in section.common or lower in section.given):
        score += COMMON
    if word.isupper() and len(lower) <= LONGEST_ABBREVIATION and match.found.weight < 2:
        score += COMMON  # "FAMA", "OSCE": an abbreviation, not a hamlet of that name
    if len(match.key) <= 3 and known and not word.isupper() and not match.strong:
        score += PERSON  # "Us" is no "US"
    division = match.beside is not None and match.beside.entry.kind in CHECKED  # "Eastern Province"
    if (lower in section.directions and not division) or lower in section.articles:
        score += PERSON  # "l'aéroport de *La* Tontouta"
    if lower in words.demonyms and match.found.candidates[0].kind != "country":
        score += PERSON
    if tokens.pos and not match.strong:
        score += COMMON if tokens.pos[first] in NO_NAMES else TAGGED if tokens.pos[first] == "PROPN" else 0.0
    return score


def fits(match: Match, kind: str) -> bool:
    """True where one of the match's places is of a kind that a class word asks for."""
    return any(candidate.kind in FITTING[kind] for candidate in match.found.candidates)


def doubtful(tokens: Tokens, words: PlaceWords, beside: Beside) -> bool:
    """True for a class word that may also be a body's: capitalised, or one that bodies have ("Department of ...")."""
    if beside.entry.kind not in CHECKED:
        return False
    return is_name(tokens.words[beside.first]) or beside.word in words.section.institutions


def institution(tokens: Tokens, words: PlaceWords, i: int) -> bool:
    """True where token ``i`` is the capitalised head of a body's name ("University of ...")."""
    return i >= 0 and is_name(tokens.words[i]) and tokens.lowers[i] in words.section.institutions


def names_body(tokens: Tokens, words: PlaceWords, last: int) -> bool:
    """True where a place's name opens the name of a body that has its seat there ("*Athens* Public Library")."""
    i = last
    while i < last + LONGEST_BODY and name_beside(tokens, i - 1, i):
        if tokens.lowers[i] in words.section.institutions or tokens.lowers[i] in words.section.bodies:
            return True
        i += 1
    return False


def told(tokens: Tokens, words: PlaceWords, before: int) -> bool:
    """True where the preposition marks whom somebody told something, not where ("a déclaré à X")."""
    if tokens.lowers[before] not in words.section.told_to:
        return False
    return any(lower in words.section.telling for lower in tokens.lowers[max(0, before - 3) : before])
