"""What a report's context says of a happening that tells no place of its own, marked as inferred.

Only a scene counts: a place where what the report tells can have happened. Within a passage the scene holds until
another is set; beyond it only in a report of one scene. Elsewhere the country of the story is all that is known, and
where no word names it nothing is.
"""

from __future__ import annotations

from bisect import bisect_right

from vigie.knowledge.gazetteer import distance_km
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.mention import PlaceMention, Timex
from vigie.resolve.passages import passages
from vigie.resolve.place_words import is_beside

MILLIONS = 5_000_000  # people of a town whose papers tell of the whole country
VAST = 1000  # people: more than one happening's, so a total of a whole country's
WIDE = frozenset({"country", "admin1", "region", "island"})
# what states decide or give: its place is nowhere that the report's fighting is
DECIDED = frozenset({"designation", "military_aid", "agreement", "coup"})
MOVES = frozenset({"displacement", "evacuation", "deployment", "release"})  # their place is where somebody came to
ELSEWHERE = DECIDED | MOVES
MANY = 100  # things closed or out of order: more than one town's
AHEAD = frozenset({"planned", "hypothetical"})
HOLDING = frozenset({"country", "admin1", "admin2", "region"})  # kinds of places that hold the one before them
CLASSED = 3  # words between a place and what holds it: a comma, an article, a class word
HEAD = 24  # characters into a paragraph where a place still heads it ("In the central province of X, ...")
REACH = 12  # sentences of one passage that a scene is handed on over: nobody keeps it in mind for longer
BETWEEN = 5  # words from a place to the region that it is said to lie in
AREAS = {"admin2": 1, "admin1": 2, "region": 2, "island": 2, "country": 3}  # kinds of places that hold others, by width
PARTS = frozenset({"place.class.district", "place.class.admin2"})  # of the place told of, where they have no name
ONE_SCENE_KM = 60.0  # a town and the villages around it


def in_context(document: Document, drafts: list[Draft]) -> None:
    """Gives each happening without a place of its own that of its context, if that is sound."""
    Context(document, drafts).fill()


class Context:
    """The scenes of one document: its places that set one, and the drafts that are placed."""

    def __init__(self, document: Document, drafts: list[Draft]) -> None:
        self.document, self.drafts, self.passages = document, drafts, passages(document)
        self.words = open_places(open_pack(document.language))
        self.beside: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.beside.setdefault(draft.sentence, []).append(draft)
        order = sorted(document.scenery, key=lambda index: document.places[index].start)
        self.scenery = [index for index in order if is_named(document.places[index])]
        self.fine = [index for index in self.scenery if self.kind(index) != "country"]
        starts = [sentence.start for sentence in document.sentences]
        self.fine_in: dict[int, list[int]] = {}
        for index in self.fine:
            self.fine_in.setdefault(bisect_right(starts, document.places[index].start) - 1, []).append(index)
        self.one_scene = self.has_one_scene()

    def fill(self) -> None:
        """Sets the places of the drafts that have none, in their order."""
        for draft in self.drafts:
            if draft.kind == "statement":
                continue
            if runs_on(self.document, draft):
                draft.places = self.told_of(draft)
            if not draft.places:
                found = self.inferred(draft)
                draft.places, draft.place_inferred = list(found), bool(found)
            elif all(is_unnamed(self.document.places[p]) for p in draft.places):
                beside = self.told_beside(draft)
                draft.places = [*draft.places, *beside]
                if not beside and all(map(self.is_part, draft.places)):
                    scene = self.scene_before(draft) or self.only_scene(draft)  # "in *three districts*" of the town
                    draft.places, draft.place_inferred = scene or draft.places, bool(scene)

    def is_part(self, index: int) -> bool:
        """True for parts of a town or a region without a name ("three districts"), which stand for no place told."""
        place = self.document.places[index]
        many = place.kind_word not in place.name.lower().split()
        return many and place.rule in PARTS and place.name == self.document.text[place.start : place.end]

    def told_of(self, draft: Draft) -> list[int]:
        """A total's own places, not where it was announced ("*in Lima*, the mayor said that 50 had been killed")."""
        attributions = [self.document.attributions[a] for a in draft.attributions]
        spans = [span for a in attributions if a.source is not None for span in a.content]
        told = [p for p in draft.places if any(a <= self.document.places[p].start < b for a, b in spans)]
        return told if spans else draft.places

    def kind(self, index: int) -> str | None:
        resolved = self.document.places[index].resolved
        return resolved.kind if resolved else None

    def inferred(self, draft: Draft) -> list[int]:
        """The places that the context gives a draft."""
        if runs_on(self.document, draft) or is_of_long(self.document, draft):
            return one(self.area(draft))
        if draft.at_large or self.counts_many(draft):
            return one(self.country(draft))
        if draft.background:
            return []
        here = self.told_beside(draft) or one(self.place_here(draft))
        if here or draft.event_type in DECIDED:
            return here
        return self.scene_before(draft) or self.only_scene(draft) or one(self.country(draft))

    def counts_many(self, draft: Draft) -> bool:
        """True for a state of so many things that no one town has them ("more than 2,500 schools closed")."""
        spans = [(thing.start, thing.end) for thing in draft.objects] + draft.spans
        numbers = (q for q in self.document.quantities if any(a <= q.start < b for a, b in spans))
        return draft.kind == "condition" and any(q.low >= MANY and q.unit is None for q in numbers)

    def told_beside(self, draft: Draft) -> list[int]:
        """The places of what a draft's sentence tells beside it: before it, else after it."""
        here = [d for d in self.beside[draft.sentence] if d is not draft and d.places and not d.place_inferred]
        here = [d for d in here if d.kind != "statement" and not self.is_aside(d, draft)]
        here.sort(key=lambda d: (d.token > draft.token, abs(d.token - draft.token)))
        return here[0].places if here else []

    def is_aside(self, other: Draft, draft: Draft) -> bool:
        """True where the other's place says nothing of the draft's: a plan's beside a fact, a relative clause's.

        "The head of the militias *that attacked Gulu* was executed": not in Gulu. What befell the victims of the draft
        may be told in a relative clause ("the men *who were shot in Gulu* died").
        """
        if (draft.factuality in AHEAD) != (other.factuality in AHEAD):
            return True
        clauses = [self.document.clauses[c] for c in other.clauses if c >= 0]
        told = [c.antecedent for c in clauses if c.link.startswith("relative") and c.antecedent is not None]
        doers = {party.group for party in other.parties if party.role == "initiator"}
        return any(group in doers for group in told) and not doers & {
            party.group for party in draft.parties if party.role == "initiator"
        }

    def place_here(self, draft: Draft) -> int | None:
        """The nearest scene of the draft's own sentence, after it rather than before; finer than a country."""
        document = self.document
        start = document.tokens.starts[draft.token]
        asides = {
            p for d in self.beside[draft.sentence] if d is not draft and self.is_aside(d, draft) for p in d.places
        }
        return min(
            (i for i in self.fine_in.get(draft.sentence, ()) if i not in asides),
            key=lambda i: (document.places[i].start < start, abs(document.places[i].start - start)), default=None,
        )  # fmt: skip

    def scene_before(self, draft: Draft) -> list[int]:
        """The scene that holds in the draft's passage: the last happening's place, or the last place, before it."""
        for number in range(draft.sentence - 1, max(-1, draft.sentence - 1 - REACH), -1):
            if self.passages[number] != self.passages[draft.sentence]:
                return []
            found = self.scene_of(number)
            if found:
                return found
        return []

    def scene_of(self, number: int) -> list[int]:
        """The scene that a sentence leaves: its last happening's place, or the last place that it names after that."""
        document = self.document
        placed = [d for d in self.beside.get(number, ()) if d.places and self.sets_scene(d)]
        named = self.fine_in.get(number, [])
        named = [i for i in named if document.places[i].resolved is not None] or named
        if not placed:  # where nothing is told to have happened, envoys may have met: abroad more often than not
            return self.finest([i for i in named if self.is_of_story(i)])
        last = placed[-1]
        told = document.tokens.starts[last.token]
        new = [i for i in named if i not in last.places and document.places[i].start > told]
        if last.places and not last.place_inferred:  # "in Gazi, 60 km *from Bouar*" tells on of Gazi
            new = [i for i in new if not is_beside(document, i, self.words)]
            new = [i for i in new if not self.holds(i, last.places)]
        return self.last_of(new) or last.places

    def last_of(self, named: list[int]) -> list[int]:
        """The last of the places that a sentence names, or of what it is said to lie in ("in *Bule*, in Djugu")."""
        at = len(named) - 1
        while at > 0 and self.leads_on(named[at - 1], named[at]):
            at -= 1
        return named[at : at + 1] if named else []

    def leads_on(self, first: int, second: int) -> bool:
        """True for a place and, few words behind it, a wider one that can hold it."""
        a, b = self.document.places[first], self.document.places[second]
        near = len(self.document.text[a.end : b.start].split()) <= BETWEEN
        return near and self.holds(second, [first])

    def holds(self, index: int, inside: list[int]) -> bool:
        """True for a country or a region that finer places, of it or known to no gazetteer, can all lie in."""
        area = self.document.places[index].resolved
        fine = [self.document.places[i].resolved for i in inside]
        if area is None or area.kind not in AREAS:
            return False
        ranks = [0 if place is None else AREAS.get(place.kind, 0) for place in fine]
        return all(rank < AREAS[area.kind] for rank in ranks) and all(
            place is None or place.country in (area.country, None) for place in fine
        )

    def finest(self, named: list[int]) -> list[int]:
        """The last place, without those that only say where it is ("in *Gazi*, Bouar district, north of Bangui")."""
        document = self.document
        placed = [i for i in named if not is_beside(document, i, self.words)] or named
        while len(placed) > 1 and self.kind(placed[-1]) in HOLDING and self.is_apposed(placed[-2], placed[-1]):
            placed.pop()
        return placed[-1:]

    def is_apposed(self, index: int, other: int) -> bool:
        """True where only a comma, and perhaps a class word, stands between two places."""
        between = self.document.text[self.document.places[index].end : self.document.places[other].start]
        return between.strip() == "," or (between.lstrip().startswith(",") and len(between.split()) <= CLASSED)

    def is_of_story(self, index: int) -> bool:
        """True for a place in the country that the report is about, or in none that is known."""
        place = self.document.places[index].resolved
        return place is None or place.country in (None, self.document.country)

    def sets_scene(self, draft: Draft) -> bool:
        """True for a draft whose place holds for what is told after it."""
        return draft.kind == "incident" and draft.event_type not in ELSEWHERE and not runs_on(self.document, draft)

    def only_scene(self, draft: Draft) -> list[int]:
        """Where the whole report has one scene: the place of the nearest happening before the draft, else of any."""
        if not self.one_scene:
            return []
        placed = [d for d in self.drafts if d.places and not d.place_inferred and self.sets_scene(d)]
        before = [d for d in placed if d.sentence <= draft.sentence]
        if not placed:
            return [i for i in self.fine if self.is_of_story(i)][:1]
        return self.narrowed((before[-1:] or placed[:1])[0].places, draft)

    def narrowed(self, places: list[int], draft: Draft) -> list[int]:
        """Places or, where they are all wide, the town in them that a sentence named last before a draft's own."""
        start = self.document.sentences[draft.sentence].start
        named = [i for i in self.fine if self.document.places[i].start < start and self.is_of_story(i)]
        finer = [i for i in named if all(self.holds(area, [i]) for area in places)]
        return self.last_of(finer) or places

    def has_one_scene(self) -> bool:
        """True where all that is placed lies close together, or in one another."""
        placed = [d for d in self.drafts if d.places and not d.background and self.sets_scene(d)]
        indexes = [i for d in placed for i in d.places] or self.fine
        points = [p for i in indexes if (p := self.document.places[i].resolved) is not None and p.kind not in WIDE]
        if not points:
            return True
        first = points[0]
        return all(
            p.lat is not None and first.lat is not None
            and distance_km(first.lat, first.lon or 0, p.lat, p.lon or 0) < ONE_SCENE_KM
            for p in points
        )  # fmt: skip

    def area(self, draft: Draft) -> int | None:
        """The area that a total is of: the one that its paragraph opens with, else the story's country."""
        document = self.document
        span = document.sentences[draft.sentence]
        opening = next(s.start for s in document.sentences if s.paragraph == span.paragraph)
        scenes = {*self.scenery, *self.filed()}
        wide = [i for i in range(len(document.places)) if i in scenes and self.kind(i) in WIDE]
        wide = [i for i in wide if document.places[i].start < span.end]
        head = [i for i in wide if opening <= document.places[i].start < opening + HEAD]
        if head:
            return head[-1]
        country = self.country(draft)
        if country is not None:
            return country
        own = [i for i in wide if (p := document.places[i].resolved) is not None and p.country == document.country]
        return own[-1] if own else None

    def filed(self) -> list[int]:
        """The places of datelines: a total's area may be told there alone."""
        places = enumerate(self.document.places)
        return [i for i, place in places if any(a <= place.start < b for a, b in self.document.datelines)]

    def country(self, draft: Draft) -> int | None:
        """The last mention before a draft, or else the first, of the story's country; by its name if there is one.

        Where nothing names it, its capital stands for it if the report was filed from there.
        """
        document = self.document
        start = document.sentences[draft.sentence].start
        named = [
            index for index, place in enumerate(document.places)
            if place.resolved is not None and place.resolved.kind == "country"
            and place.resolved.country == document.country
        ]  # fmt: skip
        named = [i for i in named if not document.places[i].rule.startswith("place.class")] or named
        before = [index for index in named if document.places[index].start < start]
        return before[-1] if before else next(iter(named or filter(self.is_capital, self.filed())), None)

    def is_capital(self, index: int) -> bool:
        """True for the capital, or a town of millions, of the country that the report is about: news of all of it."""
        place = self.document.places[index].resolved
        if place is None or place.country != self.document.country:
            return False
        return place.kind == "capital" or place.population >= MILLIONS


def one(index: int | None) -> list[int]:
    return [] if index is None else [index]


def runs_on(document: Document, draft: Draft) -> bool:
    """True for a total over a period, of several happenings, or of so many that no one place is meant."""
    if draft.kind != "toll":
        return False
    vast = any(figure.low >= VAST for figure in draft.figures)
    long = any(is_long(document.timexes[t]) for t in draft.timexes)
    return draft.period_timex is not None or draft.plural or vast or long


def is_of_long(document: Document, draft: Draft) -> bool:
    """True for what was done over months or years ("killed between 2006 and 2014"): no one place is meant."""
    return any(
        document.timexes[t].role == "between" and is_long(document.timexes[t]) for t in draft.timexes
    ) and not any(is_day(document.timexes[t]) for t in draft.timexes)


def is_day(timex: Timex) -> bool:
    """True for a day of the calendar or of the week."""
    return "day" in timex.slots or timex.shape == "weekday"


def is_long(timex: Timex) -> bool:
    """True for a month, a year or more ("this year")."""
    return timex.slots.get("unit") in ("month", "year") or ("year" in timex.slots and "day" not in timex.slots)


def is_unnamed(place: PlaceMention) -> bool:
    """True for a class noun that stands for no known place ("eleven towns")."""
    return place.resolved is None and place.rule.startswith("place.class")


def is_named(place: PlaceMention) -> bool:
    """True for a place by name, known or not, and for a class noun that stands for one."""
    return not is_unnamed(place)
