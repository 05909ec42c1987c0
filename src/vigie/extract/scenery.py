"""Which place names set a scene: not a speaker's place, a government's capital, somebody's home or a way's end."""

from __future__ import annotations

from bisect import bisect_right

from vigie.extract.place_words import place_lemmas
from vigie.extract.words import Words, gather
from vigie.lexicon.places import PlaceWords, open_places
from vigie.lexicon.triggers import SPEECH, TriggerRule
from vigie.model.mention import ActorMention, Attribution, PlaceMention
from vigie.model.syntax import Clause

SAID = SPEECH - {"consult"}  # who travels to consult may be attacked on the way
CHAIN = 4  # noun groups back from a place to the word that leads them all ("since the start of the assault on X")
INITIALS = 4  # letters of a country's abbreviation: US, UAE, USSR
HOME_REACH = 6  # tokens before a name among which "based in the town of" lies


def says_nation(words: Words, place: PlaceMention) -> bool:
    """True for a country's initials before a noun that is no place's ("a *U.S.* citizen"): whose, and not where."""
    tokens = words.document.tokens
    resolved, text = place.resolved, words.document.text[place.start : place.end]
    token = words.token_at(place.start)
    if resolved is None or resolved.kind != "country" or text.lower() == resolved.name.lower() or token is None:
        return False
    group = words.group_at.get(token)
    short = text.upper() == text and sum(map(str.isalpha, text)) <= INITIALS
    if group is None or not short:
        return False
    head = words.document.groups[group].head
    return place.end <= tokens.starts[head] and tokens.lemmas[head] not in place_lemmas(words.pack)


class Scenery:
    """Tells of each place name of one document whether something can have happened there."""

    def __init__(self, words: Words) -> None:
        self.words, self.document = words, words.document
        self.section: PlaceWords = open_places(words.pack)
        self.ways = frozenset(w for r in self.section.section.relations if r.relation == "to" for w in r.words)
        self.starts = [sentence.start for sentence in self.document.sentences]
        self.attributes: dict[int, bool] = {}  # what is_attribute found out
        self.stages: dict[int, bool] = {}  # what is_stage found out
        self.actors: dict[int, list[int]] = {}
        for index, actor in enumerate(self.document.actors):
            gather(self.actors, self.sentence_at(actor.start), index)
        self.governing: dict[int, list[Clause]] = {}  # clauses by the groups in their slots
        governing = self.governing
        for clause in self.document.clauses:
            for slot in clause.slots:
                for group in slot.groups:
                    if group in governing:
                        governing[group].append(clause)
                    else:
                        governing[group] = [clause]
        self.speaking: dict[int, list[tuple[int, int]]] = {}
        self.cued: dict[int, list[Attribution]] = {}  # by the sentence of their cue
        for a in self.document.attributions:
            self.cued.setdefault(self.sentence_at(a.cue_start), []).append(a)
            spans = [(a.cue_start, a.cue_end)] + ([(a.source.start, a.source.end)] if a.source else [])
            for span in spans:
                self.speaking.setdefault(self.sentence_at(span[0]), []).append(span)

    def sentence_at(self, start: int) -> int:
        return bisect_right(self.starts, start) - 1

    def token_from(self, start: int) -> int:
        """The first token at or after a character, the number of tokens where there is none."""
        token = self.words.token_at(start)
        return self.words.count if token is None else token

    def indexes(self) -> list[int]:
        """Indexes of the place mentions that set a scene, in the order of the text."""
        return [index for index in range(len(self.document.places)) if self.sets_scene(index)]

    def sets_scene(self, index: int) -> bool:
        """True for a place where a happening that names none can have been."""
        place = self.document.places[index]
        if self.is_said(index) or self.in_actor(index) or self.is_attribute(index) or self.is_stage(index):
            return False
        if self.bounds(place):
            return False
        return not (self.is_told_from(place) or self.leads_away(place))

    def is_said(self, index: int) -> bool:
        """True for a place inside the words of a source, a cue or a dateline: it is not the happening's."""
        start = self.document.places[index].start
        for a, b in self.speaking.get(self.sentence_at(start), ()):
            if a <= start < b:
                return True
        return self.is_filed(start)

    def is_filed(self, start: int) -> bool:
        """True for a character of a dateline."""
        datelines = self.document.datelines
        return bool(datelines) and any(a <= start < b for a, b in datelines)

    def in_actor(self, index: int) -> bool:
        """True for a place inside an actor's name, or that itself acts ("Kyiv said", not "found near Kyiv")."""
        place = self.document.places[index]
        start, around = place.start, list[ActorMention]()
        for a in self.actors.get(self.sentence_at(start), ()):
            actor = self.document.actors[a]
            if actor.start <= start < actor.end:
                around.append(actor)
        if not around:
            return False
        if self.words.stands_in(place.start) or self.has_part(place) or self.owns(place):
            return any(self.holds(actor, place) for actor in around)
        return bool(around)

    def holds(self, actor: ActorMention, place: PlaceMention) -> bool:
        """True for an actor of whose name a place is a part, and that is not a seat something happened beside."""
        first = self.token_from(actor.start)
        seat = self.section.names_part(self.document.tokens.lowers, first - 1)  # "near the palace of X"
        return actor.end - actor.start > place.end - place.start and not seat

    def has_part(self, place: PlaceMention) -> bool:
        """True for a place of which the words before name a part or what it is ("suburbs of Damascus")."""
        if place.kind_word is not None:
            return True
        return self.section.names_part(self.document.tokens.lowers, self.token_from(place.start) - 1)

    def owns(self, place: PlaceMention) -> bool:
        """True for a place of which something is said to be, and not done ("the palace of X", not "attacks of X")."""
        token = self.words.token_at(place.start)
        index = self.words.group_at.get(token) if token is not None else None
        if index is None or self.document.groups[index].preposition not in self.words.section.genitives:
            return False
        head = self.document.groups[index].preposition_token - 1
        while head > 0 and self.document.tokens.pos[head] == "ADJ":
            head -= 1
        return head >= 0 and not self.words.hits(head, "trigger")

    def is_attribute(self, index: int) -> bool:
        """True for what a place only says of somebody: "Moscow-installed", "a U.S. citizen", "which is in Mali"."""
        found = self.attributes.get(index)
        if found is None:
            found = self.attributes[index] = self.describes(self.document.places[index])
        return found

    def describes(self, place: PlaceMention) -> bool:
        """What ``is_attribute`` says, worked out anew."""
        tokens, section = self.document.tokens, self.section.section
        first = self.token_from(place.start)
        rest = self.document.text[place.end + 1 : place.end + 2]  # of the same word: "Chad-*S*udan" is two places
        if says_nation(self.words, place):
            return True
        cut = first < len(tokens) and tokens.ends[first] > place.end and not rest.isupper()
        if cut and tokens.pos[first] in ("ADJ", "VERB"):
            return True
        for i in range(first - 1, max(-1, first - HOME_REACH), -1):
            lower = tokens.lowers[i]
            if lower in section.homes or tokens.lemmas[i] in section.homes:
                return True
            small = lower in section.at or lower in section.loose or lower in section.articles
            if not (small or lower in self.section.class_words or tokens.lemmas[i] in self.words.section.copulas):
                return False
        return False

    def is_stage(self, index: int) -> bool:
        """True for a place where somebody only speaks or meets ("condemned at a summit *in Cairo*")."""
        found = self.stages.get(index)
        if found is None:
            found = self.stages[index] = self.only_hears(self.document.places[index])
        return found

    def only_hears(self, place: PlaceMention) -> bool:
        """What ``is_stage`` says, worked out anew."""
        token = self.words.token_at(place.start)
        group = self.words.group_at.get(token) if token is not None else None
        if group is None:
            return False
        clauses = self.governing.get(group)
        return clauses is not None and all(self.is_spoken(clause.head) for clause in clauses)

    def bounds(self, place: PlaceMention) -> bool:
        """True for a place in what "since" leads ("300 have died *since the assault on Rafah*")."""
        token = self.words.token_at(place.start)
        index = self.words.group_at.get(token) if token is not None else None
        for step in range(CHAIN):
            if index is None:
                return False
            group = self.document.groups[index]
            if group.preposition in self.words.section.since:
                return step > 0 or group.preposition not in self.words.section.origins  # "tirés *depuis Idlib*"
            held = index > 0 and self.document.groups[index - 1].last == group.preposition_token
            index = group.of if group.of is not None else index - 1 if held else None
        return False

    def is_spoken(self, head: int) -> bool:
        """True for a predicate that says that somebody speaks or meets, and nothing else."""
        if self.words.hits(head, "harm"):
            return False  # "were *reported* missing in Djibo"
        if self.document.tokens.lemmas[head] in self.section.section.stages:
            return True
        hits = self.words.hits(head, "trigger")
        types = {r.event_type for hit in hits if isinstance(r := self.words.rules[hit.rule], TriggerRule)}
        return bool(types) and types <= SAID

    def is_told_from(self, place: PlaceMention, told: int | None = None) -> bool:
        """True for a place between whoever speaks and what is said ("told reporters *in Moscow* that ...").

        ``told``: a character that must be among what is said.
        """
        index = self.sentence_at(place.start)
        for a in self.cued.get(index, ()):
            if a.cue_start >= self.document.sentences[index].end or not a.content:
                continue
            if told is not None and not any(start <= told < end for start, end in a.content):
                continue
            said = min(start for start, _ in a.content)
            begun = min([a.cue_start] + ([a.source.start] if a.source else []))
            if begun < place.start < said:
                return True
            before = max(end for _, end in a.content) <= begun  # "..., the UN says *in Geneva*"
            if before and place.start > begun and not self.is_parted(a.cue_end, place.start):
                return True
        return False

    def is_parted(self, start: int, end: int) -> bool:
        """True where a mark parts two characters: what follows it is told on."""
        return any(mark in self.document.text[start:end] for mark in ",;:")

    def leads_away(self, place: PlaceMention) -> bool:
        """True for where somebody came from or went to ("fighters from Idlib", "taken to a hospital in Kaya")."""
        token = self.words.token_at(place.start)
        group = self.words.group_at.get(token) if token is not None else None
        if group is None:
            return False
        preposition = self.document.groups[group].preposition
        return preposition in self.words.section.origins or preposition in self.ways or self.is_carried(place)

    def is_carried(self, place: PlaceMention) -> bool:
        """True for where somebody hurt or dead was taken and cared for ("transporté *à Cali*", "buried *in Gao*")."""
        token = self.words.token_at(place.start)
        group = self.words.group_at.get(token) if token is not None else None
        if group is None:
            return False
        verbs = [clause for clause in self.governing.get(group, ()) if clause.verb is not None]
        carried = self.section.section.carriers
        return bool(verbs) and all(
            clause.lemma in carried and clause.verb is not None and self.document.verbs[clause.verb].voice == "passive"
            for clause in verbs
        )
