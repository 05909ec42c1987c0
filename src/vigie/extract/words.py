"""What a stretch of a document is made of: hits, mentions and text of tokens and noun groups."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vigie.extract.asked_words import asked_words
from vigie.extract.quotations import MARKS
from vigie.knowledge.actors import open_actors
from vigie.lexicon.actors import classes_by_rule
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.terms import Rule, sections
from vigie.model.document import Document, Tokens
from vigie.model.mention import ActorMention, Hit, PlaceMention
from vigie.model.syntax import Clause, NounGroup, Slot

ARMED = frozenset(
    {"state_force", "rebel_group", "militia", "political_militia", "identity_militia", "police", "intelligence",
     "peacekeeping", "armed", "state", "government"}
)  # fmt: skip
# kinds of actors whose deeds are armed without a word of violence ("les rebelles sont entrés dans la ville")
FIGHTERS = frozenset({"state_force", "rebel_group", "militia", "political_militia", "identity_militia", "peacekeeping"})
GROUPS = frozenset({"rebel_group", "militia", "political_militia", "identity_militia", "armed"})
CARRIERS = frozenset({"aircraft", "drone", "helicopter", "tank", "ship", "armoured_vehicle"})
NATIONALITY = "actors.nationality"  # the rule of a bare nationality
PERSONAL = frozenset({"PRON"})
ACTING = ("subject", "object")  # where whom a pronoun stands for is looked for, in this order
UNDERGONE = ("object", "oblique", "subject")  # the same for the object of a verb ("fired at a man, killing *him*")
VIOLENT = frozenset(
    {"armed_clash", "offensive", "airstrike", "drone_strike", "shelling", "explosive", "suicide_bombing", "grenade",
     "chemical_weapon", "attack", "sexual_violence", "abduction", "casualties", "crackdown", "riot", "destruction",
     "looting"}
)  # fmt: skip


class Words:
    """Look-ups over one document, made once: rules by id, token -> actor, place, and group membership."""

    def __init__(self, document: Document, pack: Pack) -> None:
        """The document has been annotated."""
        groups, clauses = document.groups, document.clauses
        self.document, self.pack, self.section = document, pack, open_syntax(pack).section
        self.rules = rules_by_id(pack)
        self.actor_at = spread(document.tokens, document.actors)
        self.place_at = spread(document.tokens, document.places)
        self.group_at: dict[int, int] = {}
        # by the group that they belong to: complements, the further ones of a list, appositions
        self.complements: dict[int, list[int]] = {}
        self.lists: dict[int, list[int]] = {}
        self.beside: dict[int, list[int]] = {}
        for g, group in enumerate(groups):
            for i in range(group.first, group.last):
                self.group_at[i] = g
            if group.of is not None:
                gather(self.complements, group.of, g)
            if group.conjunct is not None:
                gather(self.lists, group.conjunct, g)
            if group.apposition is not None:
                gather(self.beside, group.apposition, g)
        self.clause_at: dict[int, list[int]] = {}
        self.by_sentence: dict[int, list[Clause]] = {}
        for c, clause in enumerate(clauses):
            gather(self.clause_at, clause.head, c)
            if clause.sentence in self.by_sentence:
                self.by_sentence[clause.sentence].append(clause)
            else:
                self.by_sentence[clause.sentence] = [clause]
        self.by_section: dict[str, dict[int, list[Hit]]] = {}
        for token, hits in document.hits.items():
            for hit in hits:
                at = self.by_section.get(hit.section)
                if at is None:
                    at = self.by_section[hit.section] = {}
                if token in at:
                    at[token].append(hit)
                else:
                    at[token] = [hit]
        self.class_places: dict[int, int] = {}
        self.tokens_at: dict[int, int] = {}  # what token_at found out
        self.count = len(document.tokens)
        self.openings = [sentence.first for sentence in document.sentences]  # the first token of each sentence
        self.asked = asked_words(pack)
        self.in_sentence: dict[int, frozenset[str]] = {}  # what told_in found out
        self.people: dict[int, str | None] = {}  # what figures.group_name found out
        self.full_names: dict[str, list[int]] | None = None  # what names.full_names found out
        self.topics: list[dict[str, int]] | None = None  # what topics.topic_words found out
        self.fighters: dict[int, bool] = {}  # what topics.is_fighter found out
        self.sources: frozenset[int] | None = None  # what topics.in_sources found out
        self.known = False  # the report is known to be about conflict

    def hits(self, token: int, section: str) -> list[Hit]:
        """Matches of a section whose head is this token."""
        found = self.by_section.get(section)
        return found.get(token, []) if found else []

    def group_hits(self, group: NounGroup, section: str) -> list[Hit]:
        """Matches of a section whose head lies in a noun group, the group's own head first."""
        found = self.by_section.get(section)
        if not found:
            return []
        hits: list[Hit] = []
        for i in range(group.first, group.last):
            if i in found:
                hits = [*found[i], *hits] if i == group.head else [*hits, *found[i]]
        return hits

    def named_place(self, index: int) -> int:
        """The index of a new place mention for a name that no gazetteer has: the deed says that it is a place."""
        document, group = self.document, self.document.groups[index]
        start, end = document.tokens.starts[group.first], document.tokens.ends[group.last - 1]
        document.places.append(PlaceMention(start=start, end=end, name=document.text[start:end], rule="place.taken"))
        return len(document.places) - 1

    def actor(self, index: int) -> int | None:
        """The actor mention that a noun group is or holds at its head."""
        group = self.document.groups[index]
        found = self.actor_at.get(group.head) if group.actor is None else group.actor
        return None if found is not None and self.is_quality(found, group) else found

    def is_quality(self, actor: int, group: NounGroup) -> bool:
        """True for a nationality that only says of what make or whose a thing is ("*Soviet*-made rifles").

        Whose a weapon is says who uses it ("hit by *Syrian* bombs").
        """
        mention, tokens = self.document.actors[actor], self.document.tokens
        if mention.rule != NATIONALITY or tokens.pos[group.head] != "NOUN":
            return False
        made = mention.end not in (tokens.ends[i] for i in range(group.first, group.last))  # "Soviet" of one word
        beside = not (mention.start <= tokens.starts[group.head] < mention.end)
        return beside and (made or bool(self.hits(group.head, "object")))

    def place(self, index: int) -> int | None:
        group = self.document.groups[index]
        if group.place is not None:
            return group.place
        if index in self.class_places:
            return self.class_places[index]
        for i in range(group.first, group.last):
            if i in self.place_at:
                return self.place_at[i]
        return None

    def places(self, index: int) -> list[int]:
        """Every place that a noun group names: its own first, then those before its head ("Mali's Kidal region")."""
        own, group = self.place(index), self.document.groups[index]
        found = [] if own is None else [own]
        for i in range(group.first, group.last):
            if i in self.place_at and self.place_at[i] not in found:
                found.append(self.place_at[i])
        return found

    def antecedent(self, index: int) -> int | None:
        """The noun group that a personal pronoun stands for: the last subject before it that agrees in number.

        Looked for in this sentence and the two before it, among groups that can act (actors, people); None elsewhere.
        """
        document = self.document
        group = document.groups[index]
        low = document.tokens.lowers[group.head]
        if low in self.section.first_persons:
            return self.speaker(document.tokens.starts[group.head])
        plural = low in self.section.plural_pronouns
        if not plural and low not in self.section.singular_pronouns:
            return None
        told = self.quoter(document.tokens.starts[group.head])
        undergoes = self.undergoes(index)
        for sentence in range(group.sentence, max(-1, group.sentence - 3), -1):
            for clause in self.sentence_clauses(sentence):
                if clause.verb is None or clause.head >= group.head:
                    continue
                order = UNDERGONE if undergoes and sentence == group.sentence else ACTING
                for slot in (s for function in order for s in clause.slots if s.function == function):
                    fits = slot.groups and self.agrees(slot.groups, plural, low)
                    if fits and not (told and self.speaks(slot.groups[0], told)):
                        return slot.groups[0]
        return None

    def undergoes(self, index: int) -> bool:
        """True for a pronoun in the object of an active verb ("ten of *them*"): it is no subject of the same deed."""
        pronoun, verbs = self.document.groups[index], self.document.verbs
        index = pronoun.of if pronoun.of is not None else index
        roles = {
            slot.function
            for clause in self.sentence_clauses(pronoun.sentence) if clause.verb is not None
            for slot in clause.slots if index in slot.groups
            if slot.function == "subject" or (verbs[clause.verb].voice == "active" and clause.head < pronoun.head)
        }  # fmt: skip
        return "object" in roles and "subject" not in roles  # "said *it* carried out the attack"

    def quoter(self, start: int) -> frozenset[str]:
        """The words of whoever is quoted with the character: he does not call himself "he" in his own words."""
        for attribution in self.document.attributions:
            source = attribution.source
            if source is not None and any(a <= start < b for a, b in attribution.content if self.opens_quote(a)):
                return frozenset(source.name.lower().split())
        return frozenset()

    def opens_quote(self, start: int) -> bool:
        return self.document.text[start] in MARKS

    def speaks(self, index: int, quoter: frozenset[str]) -> bool:
        """True for a group that names the quoted person or another source: no "they" of a quotation is meant by it."""
        tokens, group = self.document.tokens, self.document.groups[index]
        names = {tokens.lowers[i] for i in range(group.first, group.last) if tokens.pos[i] in ("NOUN", "PROPN")}
        start, end = self.chars(group.first, group.last)
        sources = (a.source for a in self.document.attributions if a.source is not None)
        return not quoter.isdisjoint(names) or any(s.start < end and start < s.end for s in sources)

    def speaker(self, start: int) -> int | None:
        """The noun group of whoever says the words at a character: who "we" is in a quotation."""
        for attribution in self.document.attributions:
            if attribution.source is not None and any(a <= start < b for a, b in attribution.content):
                return self.group_of(attribution.source.start, attribution.source.end)
        return None

    def group_of(self, start: int, end: int) -> int | None:
        """The first noun group inside a stretch of characters."""
        tokens = self.document.tokens
        first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
        return next((self.group_at[i] for i in range(first, last) if i in self.group_at), None)

    def token_at(self, start: int) -> int | None:
        """The first token at or after a character."""
        token = self.tokens_at.get(start)
        if token is None:
            token = self.tokens_at[start] = bisect_left(self.document.tokens.starts, start)
        return token if token < self.count else None

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that a token lies in."""
        return bisect_right(self.openings, token) - 1

    def told_in(self, sentence: int) -> frozenset[str]:
        """The words and lemmas of a sentence that are among ``asked_words``."""
        found = self.in_sentence.get(sentence)
        if found is None:
            tokens, span = self.document.tokens, self.document.sentences[sentence]
            words = (*tokens.lemmas[span.first : span.last], *tokens.lowers[span.first : span.last])
            found = self.asked.intersection(words)
            self.in_sentence[sentence] = found
        return found

    def agrees(self, groups: tuple[int, ...], plural: bool, pronoun: str) -> bool:
        """True where the groups can act, are as many as the pronoun says, and of its gender where a word tells."""
        first = self.document.groups[groups[0]]
        tokens = self.document.tokens
        never = self.section.never_of.get(pronoun, ())
        if first.determiner in never or tokens.lowers[first.first] in never:
            return False
        actor = self.actor(groups[0])
        if pronoun in self.section.persons and self.is_body(groups[0]):
            return False
        if pronoun in self.section.things and actor is not None and self.document.actors[actor].kind == "person":
            return False
        if self.actor(groups[0]) is None and not self.group_hits(first, "group"):
            return False
        quantity = self.document.quantities[first.quantity] if first.quantity is not None else None
        counted = quantity is not None and (quantity.high > 1 or self.is_body(groups[0]))  # "a policeman" is one
        many = len(groups) > 1 or tokens.lowers[first.head] != tokens.lemmas[first.head].lower() or counted
        if many and not plural and pronoun in self.section.persons:
            return False
        return many == plural or tokens.pos[first.head] == "PROPN"

    def is_body(self, index: int) -> bool:
        """True for a group that is a body ("the General Assembly", "the army"; not "a police chief", "a soldier")."""
        actor = self.actor(index)
        if actor is None:
            return False
        mention = self.document.actors[actor]
        head = self.document.tokens.starts[self.document.groups[index].head]
        if mention.kind == "person" or not mention.start <= head < mention.end:
            return False
        described = classes_by_rule(self.pack).get(mention.rule.split("+")[0])
        return not mention.generic if described is None else described.head == "body"

    def kind(self, actor: int) -> str:
        """The kind of an actor mention; a member or leader of an armed group is of the group's."""
        mention = self.document.actors[actor]
        if mention.kind == "person" and mention.actor_ids:
            bodies = (open_actors().get(body) for body in mention.actor_ids)
            return next((body.kind for body in bodies if body is not None and body.kind in GROUPS), mention.kind)
        return mention.kind

    def is_armed(self, index: int) -> bool:
        actor = self.actor(index)
        return actor is not None and self.document.actors[actor].kind in ARMED

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Character span of tokens ``[first, last)``."""
        tokens = self.document.tokens
        return tokens.starts[first], tokens.ends[last - 1]

    def names_body(self, place: int) -> bool:
        """True for a place inside the name of one known body ("Islamic State in the Greater *Sahara*")."""
        mention = self.document.places[place]
        token = self.token_at(mention.start)
        index = self.actor_at.get(token) if token is not None else None
        if index is None:
            return False
        actor = self.document.actors[index]
        longer = actor.end - actor.start > mention.end - mention.start
        return not actor.generic and longer and actor.end >= mention.end

    def stands_in(self, start: int) -> bool:
        """True for a character of a noun group that a preposition of place or the like governs."""
        token = self.token_at(start)
        group = self.document.groups[self.group_at[token]] if token in self.group_at else None
        if group is None or not group.preposition:
            return False
        return group.preposition not in self.section.genitives and group.preposition not in self.section.agents

    def is_country(self, place: int) -> bool:
        resolved = self.document.places[place].resolved
        return resolved is not None and resolved.kind == "country"

    def leads_away(self, slot: Slot) -> bool:
        """True for a phrase that says where somebody came from ("fighters *from Idlib*")."""
        return slot.function == "oblique" and slot.preposition in self.section.origins

    def is_reflexive(self, clause: Clause) -> bool:
        """True for a reflexive verb ("sans *s'arrêter*")."""
        return clause.verb is not None and self.document.verbs[clause.verb].reflexive

    def opens_period(self, slot: Slot) -> bool:
        """True for a phrase that says since what ("*since the assault*"), and not from where ("*depuis Idlib*")."""
        if slot.function != "oblique" or slot.preposition not in self.section.since:
            return False
        seat = self.document.groups[slot.groups[0]].head in self.place_at
        return not (seat and slot.preposition in self.section.origins)

    def names_noun(self, timex: int) -> int | None:
        """The head of the noun that a time belongs to ("the *2015* attack", "the *2025* ceasefire"), None elsewhere."""
        token = self.token_at(self.document.timexes[timex].start)
        group = self.document.groups[self.group_at[token]] if token in self.group_at else None
        return group.head if group is not None and group.timex is None else None

    def phrase(self, index: int) -> tuple[int, int]:
        """Tokens of a noun group with the complements that follow it without a gap ("les forces de la coalition")."""
        group = self.document.groups[index]
        last = group.last
        if index not in self.complements:
            return group.first, last
        for _ in range(3):  # "un membre du bureau de la section de X": deeper chains add nothing to a name
            for follower in self.complements.get(index, ()):
                if self.adjoins(last, follower):
                    break
            else:
                break
            index, last = follower, self.document.groups[follower].last
        return group.first, last

    def sentence_clauses(self, sentence: int) -> list[Clause]:
        """The clauses of one sentence."""
        return self.by_sentence.get(sentence, [])

    def adjoins(self, last: int, group: int) -> bool:
        follower = self.document.groups[group]
        return follower.preposition_token == last or follower.first == last


def spread(tokens: Tokens, mentions: Sequence[ActorMention | PlaceMention]) -> dict[int, int]:
    """The first of the mentions that touches a token, by that token."""
    at: dict[int, int] = {}
    starts, ends, count = tokens.starts, tokens.ends, len(tokens.starts)
    for index, mention in enumerate(mentions):
        i, end = bisect_right(ends, mention.start), mention.end
        while i < count and starts[i] < end:
            if i not in at:
                at[i] = index
            i += 1
    return at


def gather(at: dict[int, list[int]], key: int, value: int) -> None:
    """Adds a value to those of a key."""
    if key in at:
        at[key].append(value)
    else:
        at[key] = [value]


@functools.cache
def rules_by_id(pack: Pack) -> dict[str, Rule]:
    """Every rule of the pack's happenings by its id; made once."""
    return {rule.id: rule for _, rules in sections(pack) for rule in rules}


def counts_none(document: Document, group: NounGroup) -> bool:
    """True for a noun group whose number is none ("*no group* claimed the attack")."""
    return group.quantity is not None and document.quantities[group.quantity].high == 0
