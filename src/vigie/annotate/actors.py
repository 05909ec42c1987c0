"""Finds who the text names or describes: known bodies and persons, class nouns, bodies named by class and proper name.

Abbreviations that the text itself introduces ("Front X (FX)") are linked to what they stand for.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from vigie.annotate.tokens import stretches
from vigie.knowledge.actor_phrases import Reader, open_reader
from vigie.knowledge.actors import Actors, spellings
from vigie.knowledge.findings import Item, Phrase
from vigie.lexicon.actors import ActorSection, fold, open_actor_words
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import holding_tails, tail_of
from vigie.model.document import Document
from vigie.model.mention import ActorMention

WINDOW = 24  # characters before a name in which the word before it stands
NO_NOUN = frozenset({"VERB", "AUX", "ADV"})
INTRODUCED = re.compile(r"\s?\((?:[^()\n]{0,60}?[,;:]?\s)?[«\"“]?([A-ZÀ-Ý][\w.-]{0,3}[A-ZÀ-Ý0-9][\w-]{0,8})[»\"”]?\)")
SURNAME = re.compile(r"[A-ZÀ-Ý][\w.’'-]+ (?:[a-z]{2,3} )?([A-ZÀ-Ý][\w’'-]{3,})$")  # of a name with at least two words
SENTENCE_START = re.compile(r"(?:^|[.!?…:\n«»\"“”(])\s*$")
PERSON_GLUE = r"(?:al|el|ag|ould|ben|bin|ibn|abu|abou|von|van|der|de|da|dos|di|du|la|ul|ur|Al|El)"
PERSON_WORD = r"[A-ZÀ-ÝŞĞİČŠŽ][\w’'-]*\.?"
PERSON = re.compile(rf" ((?:{PERSON_WORD})(?:[ -](?:{PERSON_GLUE}[ -])?{PERSON_WORD}){{0,4}})")


def find_actors(document: Document, pack: Pack, actors: Actors) -> None:
    """Fills ``document.actors`` with the actor mentions of the text, in order, none overlapping another."""
    reader = open_reader(pack, actors)
    text = document.text
    found = reader.scanner.scan(text, stretches(text))
    items = [item for item in found if "C" not in item.readings or is_noun(document, text, item)]
    phrases = reader.phrases(text, items)
    tails = holding_tails(pack)
    mentions: list[ActorMention] = []
    end = 0
    for phrase in phrases:
        if phrase.start < end or is_place(text, phrase, reader.section, tails):
            continue
        mention = to_mention(text, phrase, reader, end, pack)
        end = mention.end
        mentions.append(mention)
    document.actors = with_introduced(text, mentions, actors)


def is_noun(document: Document, text: str, item: Item) -> bool:
    """False for a class noun that the tagger reads as a verb or an adjective ("to police", "aide militaire")."""
    tokens = document.tokens
    if text[item.start].isupper():  # "Imam" in "Taybat al-Imam" is a part of a name
        return not (item.start and text[item.start - 1] == "-")
    if not tokens.pos or " " in text[item.start : item.end]:
        return True
    index = bisect_left(tokens.starts, item.start)
    if index >= len(tokens.pos) or tokens.starts[index] != item.start:
        return True
    return tokens.pos[index] not in NO_NOUN and (tokens.pos[index] != "ADJ" or "M" in item.readings)


def is_place(text: str, phrase: Phrase, section: ActorSection, tails: frozenset[str]) -> bool:
    """True for a state or a seat of government that stands as a place: "en Syrie", "in Moscow", "MOSCOW (Agency)"."""
    if phrase.head is not None or phrase.kind not in ("state", "government") or phrase.rules[0] == "actors.nationality":
        return False
    before = text[max(0, phrase.start - WINDOW) : phrase.start].lower().replace("’", "'").split()
    if before and text[phrase.start - 1] == " " and stands_as_place(before, section):
        return True
    if before and tail_of(before[-1]) in tails:
        return True  # "Houthi-controlled Sanaa"
    return phrase.rules[0] == "actors.seat" and text[phrase.end : phrase.end + 3].startswith((" (", " —", " –", ", "))


def stands_as_place(before: list[str], section: ActorSection) -> bool:
    """True where the words before make a state's name a place: "en", "in northern", "le nord du"."""
    if before[-1] in section.locatives or before[-1] in section.directions:
        return True
    return len(before) > 1 and before[-2] in section.directions and before[-1] in section.links


def to_mention(text: str, phrase: Phrase, reader: Reader, floor: int, pack: Pack) -> ActorMention:
    """The mention of a phrase, with the proper name that follows a title or names a body of its own."""
    head = phrase.head
    start, end = phrase.start, phrase.end
    named = False
    if head is not None and not phrase.ids and head.names:
        start, end = body_name(text, phrase, floor, pack)
        named = (start, end) != (phrase.start, phrase.end)
    elif (
        head is not None and head.title and (not phrase.ids or phrase.kind != "person" or not is_person(phrase, reader))
    ):
        person = PERSON.match(text, end)
        if person is not None and person[1].split(" ")[0] not in reader.section.name_stops:
            end, named = person.end(), True
    end = without_possessive(text, phrase.end, end, reader) if named else end
    rule = "+".join(phrase.rules) + ("+named" if named else "") + ("+joint" if phrase.joint else "")
    return ActorMention(
        start=start, end=end, name=text[start:end], rule=rule, kind="person" if named and head and head.title and
        not head.names else phrase.kind, generic=not phrase.ids and not named, country=phrase.country,
        actor_ids=phrase.ids,
    )  # fmt: skip


def without_possessive(text: str, first: int, end: int, reader: Reader) -> int:
    """The end of a name that starts after ``first``, what makes it an owner left out ("Mayor Ann Hill*'s* murder")."""
    for ending in reader.section.possessives:
        mark = ending.strip()
        for written in (mark, mark.replace("'", "’")):
            if mark and end - len(written) > first and text.endswith(written, first, end):
                return end - len(written)
    return end


def is_person(phrase: Phrase, reader: Reader) -> bool:
    """True where the phrase already ends with the name of a known person."""
    actor = reader.actors.get(phrase.ids[0])
    return actor is not None and actor.kind == "person"


def body_name(text: str, phrase: Phrase, floor: int, pack: Pack) -> tuple[int, int]:
    """The span of a body named by its class word and a proper name; the phrase's own span where there is none."""
    start, end = phrase.start, phrase.end
    following, capital_following, preceding = name_patterns(pack)
    capital = text[phrase.head_start].isupper() and not SENTENCE_START.search(text[max(0, start - 8) : start])
    match = (capital_following if capital else following).match(text, end)
    if match is not None:
        return start, match.end()
    if text[phrase.head_start].isupper():
        match = preceding.search(text, floor, start)
        section = open_actor_words(pack)
        if match is not None and section.modifiers_before:
            words = match[0].split(" ")
            while words and (words[0] in section.name_stops or not words[0][:1].isupper()):
                words.pop(0)
            start -= len(" ".join(words))
    return start, end


@functools.cache
def name_patterns(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may follow a class word in lower case, follow one with a capital, and precede one with a capital."""
    section = open_actor_words(pack)
    words = [re.escape(link) if link[-1] == "'" else re.escape(link) + " " for link in section.name_links]
    links = "|".join(sorted(words, key=lambda link: (-len(link), link)))
    word = r"[A-ZÀ-Ý0-9][\w’'-]*"
    lower = r"(?:[a-zà-ÿ]{4,}(?:al|aire|ique|ion|ense|é|ance|if|ive|ice|el|eur|ut|ment)\b )"
    following = re.compile(rf" (?:{word})(?: (?:{links})*{word}){{0,5}}")
    capital = re.compile(rf" (?:{links}|{lower}){{0,5}}{word}(?: (?:{links}|{lower}){{0,3}}{word}){{0,5}}")
    preceding = re.compile(rf"(?:{word} (?:(?:of|and|for|the) )?){{1,6}}$")
    return following, capital, preceding


def with_introduced(text: str, mentions: list[ActorMention], actors: Actors) -> list[ActorMention]:
    """The mentions with those that use an abbreviation or a surname which the text introduced."""
    introduced: dict[str, ActorMention] = {}
    for mention in mentions:
        opened = text[mention.end : mention.end + 2].lstrip()[:1] == "("
        if opened and not mention.generic and "+joint" not in mention.rule:
            match = INTRODUCED.match(text, mention.end)
            if match is not None:
                introduced.setdefault(match[1], mention)
        person = mention.kind == "person" and is_named_person(mention, actors)
        surname = SURNAME.search(mention.name) if person else None
        if surname is not None:
            introduced.setdefault(surname[1], mention)
    if not introduced:
        return mentions
    taken = sorted((mention.start, mention.end) for mention in mentions)
    added: list[ActorMention] = []
    known: list[ActorMention] = mentions
    for start, end in words_in(text, introduced):
        whole = introduced[text[start:end]]
        place = bisect_left(taken, (start, end))
        inside = place and taken[place - 1][1] > start
        same = place < len(taken) and taken[place][0] == start
        if same and whole.start < start:
            known = [means(m, whole, actors) if (m.start, m.end) == (start, end) else m for m in known]
        elif not inside and not same and whole.start < start:
            name = text[start:end]
            added.append(msgspec.structs.replace(whole, start=start, end=end, name=name, rule="actors.introduced"))
    return sorted(known + added, key=lambda mention: mention.start)


def words_in(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where names stand as words of their own: (start, end) in code points, none overlapping; the first name wins."""
    found: list[tuple[int, int, int]] = []
    for rank, name in enumerate(names):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (is_word(text[start - 1 : start]) or is_word(text[end : end + 1])):
                found.append((start, rank, end))
            start = text.find(name, start + 1)
    kept: list[tuple[int, int]] = []
    for start, _, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def is_word(character: str) -> bool:
    """True for a letter, a digit or an underscore."""
    return character.isalnum() or character == "_"


def is_named_person(mention: ActorMention, actors: Actors) -> bool:
    """True where a mention ends with a person's own name."""
    known = actors.get(mention.actor_ids[0]) if mention.actor_ids else None
    return mention.kind == "person" and ("+named" in mention.rule or (known is not None and known.kind == "person"))


def means(mention: ActorMention, whole: ActorMention, actors: Actors) -> ActorMention:
    """An abbreviation of the knowledge base as the text means it: what it introduced wins.

    Where what it introduced is not known by that name, a bearer of the abbreviation stays if its name is much the same.
    """
    ids = tuple(actor_id for actor_id in mention.actor_ids if actor_id in whole.actor_ids) or whole.actor_ids
    ids = ids or tuple(i for i in mention.actor_ids if is_much_the_same(whole.name, i, actors))
    rule = mention.rule if ids else "actors.introduced"
    return msgspec.structs.replace(mention, actor_ids=ids, kind=whole.kind, country=whole.country, rule=rule)


def is_much_the_same(name: str, actor_id: str, actors: Actors) -> bool:
    """True where a name and one of the actor's names have more words of their own in common than apart."""
    actor = actors.get(actor_id)
    words = own_words(name)
    others = [own_words(other) for other in (spellings(actor) if actor else ())]
    return any(len(words & other) > len(words ^ other) for other in others)


def own_words(name: str) -> set[str]:
    """The words of a name that tell it from others, whatever their number: "of", "the" and "pour" tell nothing."""
    return {word.rstrip("s") for word in fold(name).split() if len(word) > 3}
