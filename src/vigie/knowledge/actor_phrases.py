"""Joins the words that the scanner found into phrases ("le chef de l'armée syrienne") and reads what they mean."""

from __future__ import annotations

import functools

from vigie.knowledge.actor_scanner import Scanner, open_scanner
from vigie.knowledge.actors import NON_STATE_ARMED, SOURCE_CLASSES, Actors
from vigie.knowledge.findings import Item, Parts, Phrase, Readings
from vigie.lexicon.actors import ActorClass, ActorModifier, ActorSection
from vigie.lexicon.pack import Pack

RUN_ON = ("next", "join")  # what stands between the items of one run
LONGEST_GAP = 14  # code points of the longest link with its article, in any pack


class Reader:
    """Reads actor phrases with one pack's glue."""

    def __init__(self, scanner: Scanner) -> None:
        self.section: ActorSection = scanner.section
        self.actors: Actors = scanner.actors
        self.scanner = scanner
        self.gaps: dict[str, str] = {" ": "next", "-": "next", "\n": "next"}
        self.gaps |= dict.fromkeys(self.section.possessives, "next")
        self.gaps |= {f" {word}" if word[-1] == "'" else f" {word} ": "link" for word in self.section.links}
        for join in self.section.joins:
            self.gaps |= {f" {join} ": "join"} | {
                f" {join} {word}" + ("" if word[-1] == "'" else " "): "join" for word in self.section.links
            }

    def phrases(self, text: str, items: list[Item]) -> list[Phrase]:
        """The phrases that the items of a text form, in order; a modifier alone or a portfolio alone is none."""
        gaps = [self.gap(text, items[i].end, items[i + 1].start) for i in range(len(items) - 1)] + [""]
        phrases: list[Phrase] = []
        index = 0
        while index < len(items):
            phrase, index = self.phrase(items, gaps, index)
            if phrase is not None:
                phrases.append(phrase)
        return phrases

    def gap(self, text: str, end: int, start: int) -> str:
        if start - end > LONGEST_GAP:
            return ""
        return self.gaps.get(text[end:start].lower().replace("’", "'"), "")

    def phrase(self, items: list[Item], gaps: list[str], index: int) -> tuple[Phrase | None, int]:
        """The phrase that starts at an item, and the index after it."""
        last, item = index, items[index]
        if gaps[index] in RUN_ON:
            before = self.section.modifiers_before
            last = self.run_before(items, gaps, index) if before else self.run_after(items, gaps, index)
        if last == index and "C" not in item.readings:
            return self.bare(item.start, item.end, item.readings, item.readings.get("M")), index + 1
        parts = self.gather(items[index : last + 1]) if last > index else Parts(item.readings["C"], item)
        end = last
        if parts.head is not None and gaps[end] == "link" and end + 1 < len(items):
            complement, after = self.phrase(items, gaps, end + 1)
            if complement is not None and takes(parts.head, complement):
                parts.belongs.append(complement)
                end = after - 1
                end = self.joined_states(items, gaps, end, parts)
                if gaps[end] == "next" and parts.head.head == "person" and "H" in items[end + 1].readings:
                    end += 1
                    parts.apposed = items[end].readings["H"]
        return self.read(item.start, items[end].end, parts, item), end + 1

    def joined_states(self, items: list[Item], gaps: list[str], end: int, parts: Parts) -> int:
        """Takes further states of a coordination ("armies of Mali and Niger") into the parts; the new last index."""
        while parts.belongs[0].kind == "state" and gaps[end] == "join" and "S" in items[end + 1].readings:
            end += 1
            parts.nations += [items[end].readings["S"]]
        return end

    def run_after(self, items: list[Item], gaps: list[str], index: int) -> int:
        """Last item of a run whose head comes first: a class, its adjectives, then a name in apposition."""
        if "C" not in items[index].readings:
            return index
        last = index
        while gaps[last] in RUN_ON:
            readings = items[last + 1].readings
            if gaps[last] == "join":
                if "N" not in readings or "N" not in items[last].readings:
                    break
            elif "B" in readings or "H" in readings:
                return last + 1
            elif not readings.keys() & {"N", "M", "P"}:
                break
            last += 1
        return last

    def run_before(self, items: list[Item], gaps: list[str], index: int) -> int:
        """Last item of a run whose head comes last; after the head only a portfolio, or a name in apposition."""
        last = index
        while gaps[last] in RUN_ON:
            here, following = items[last].readings, items[last + 1].readings
            if gaps[last] == "join":
                nations = "N" in here and "N" in following and gaps[last + 1] == "next"
                if not (nations and "C" in items[last + 2].readings):
                    break
            elif not follows(here, following):
                break
            last += 1
        return last

    def gather(self, run: list[Item]) -> Parts:
        """The parts of a run, by what each item is there."""
        before = self.section.modifiers_before
        heads = [i for i, item in enumerate(run) if "C" in item.readings]
        position = (heads[-1] if before else heads[0]) if heads and (before or heads[0] == 0) else -1
        parts = Parts()
        for i, item in enumerate(run):
            readings = item.readings
            if i == position:
                parts.head, parts.head_item = readings["C"], item
            elif position >= 0 and i > position and ("H" in readings or "B" in readings):
                parts.apposed = readings.get("H") or readings["B"]
            elif "N" in readings:
                parts.nations.append(readings["N"])
            elif "P" in readings and position >= 0 and run[position].readings["C"].portfolio:
                parts.portfolio = readings["P"]
            elif "M" in readings and not (i < position and "B" in readings):
                parts.modifiers.append(readings["M"])
            elif position >= 0 and i < position:
                name = self.read(item.start, item.end, self.gather([item]), item)
                parts.belongs += [name] if name is not None else []
        return parts

    def read(self, start: int, end: int, parts: Parts, first: Item) -> Phrase | None:
        """What the parts mean together; None where they name no actor."""
        head = parts.head
        if head is None:
            return self.bare(start, end, first.readings, parts.modifiers[0] if parts.modifiers else None)
        phrase = Phrase(start, end, head.kind, (head.id,), head=head, source=head.source)
        if parts.head_item is not None:
            phrase.head_start, phrase.head_end = parts.head_item.start, parts.head_item.end
        if not (parts.belongs or parts.nations or parts.modifiers or parts.apposed):
            return phrase
        role = self.role(head, parts)
        states = list(parts.nations)
        for whole in parts.belongs:
            phrase.rules += whole.rules if whole.head is not None else ()
            if whole.kind in ("state", "government") and whole.country and whole.head is None:
                states.insert(0, whole.country)
        self.belong(phrase, parts, role)
        self.modify(phrase, parts)
        self.name_people(phrase, parts, states)
        if not phrase.ids and states and role and not sided(head, parts):
            phrase.ids = tuple(dict.fromkeys(f"{country.lower()}-{role}" for country in states))
            phrase.joint = len(phrase.ids) > 1
            if head.kind != "person":
                actor = self.actors.get(phrase.ids[0])
                phrase.kind = actor.kind if actor is not None else phrase.kind
        if len(set(states)) == 1:
            phrase.country = states[0]
        if parts.apposed:
            self.appose(phrase, parts.apposed)
        return phrase

    def role(self, head: ActorClass, parts: Parts) -> str | None:
        """The role of the state's body that a head means with its portfolio and with what it belongs to."""
        if parts.portfolio is not None and head.portfolio:
            return parts.portfolio
        if not (parts.belongs or parts.modifiers) or not (head.head == "person" or head.inherits or head.open):
            return head.body
        inner = next((w.head.body for w in parts.belongs if w.head is not None and w.head.body), None)
        side = next((m.body for m in parts.modifiers if m.body), None)
        return inner or side or head.body

    def belong(self, phrase: Phrase, parts: Parts, role: str | None) -> None:
        """Gives the phrase the identity, country, kind and class of what it belongs to."""
        head = phrase.head
        assert head is not None
        for whole in parts.belongs:
            phrase.country = phrase.country or whole.country
            if head.kind in ("crowd", "civilians"):
                continue
            bodies = tuple(dict.fromkeys(self.actors.body_of(i) for i in whole.ids))
            plain_state = whole.head is None and whole.kind in ("state", "government")
            if whole.kind == "person" and whole.head is None and whole.country and role and head.head != "person":
                phrase.ids = (f"{whole.country.lower()}-{role}",)
            elif bodies and not (plain_state and role) and not (plain_state and head.armed):
                phrase.ids = bodies
            if head.head == "person" or head.inherits:
                phrase.source = whole.source if head.inherits else phrase.source
            if head.head == "person" and head.armed and not phrase.ids and whole.kind in NON_STATE_ARMED:
                phrase.kind = whole.kind  # "members of the jihadist organisation" are fighters
            elif head.kind != "person" and phrase.ids:
                actor = self.actors.get(phrase.ids[0])
                phrase.kind = actor.kind if actor is not None else phrase.kind
            elif head.open or (head.head == "people" and head.armed and whole.head is not None):
                phrase.kind = armed_kind(whole.kind, head)
            if phrase.ids and head.inherits:
                phrase.source = self.actors.source_class(phrase.ids[0])
            elif phrase.kind != head.kind:
                phrase.source = SOURCE_CLASSES[phrase.kind]

    def modify(self, phrase: Phrase, parts: Parts) -> None:
        """Lets adjectives say the kind of an open head and the class of a head that inherits it."""
        head = phrase.head
        assert head is not None
        for modifier in parts.modifiers:
            phrase.country = phrase.country or modifier.country
            if modifier.kind and head.open and not phrase.ids:
                phrase.kind = modifier.kind
                phrase.source = SOURCE_CLASSES[modifier.kind]
            if head.inherits and not phrase.ids and (modifier.source or modifier.kind):
                phrase.source = modifier.source or SOURCE_CLASSES[modifier.kind or phrase.kind]

    def name_people(self, phrase: Phrase, parts: Parts, states: list[str]) -> None:
        """Makes of a militia with the name of a people ("Dogon gunmen") that people's, in a state named or in each."""
        head = phrase.head
        if head is None or phrase.ids or not parts.modifiers:
            return
        people = next((modifier.people for modifier in parts.modifiers if modifier.people), None)
        if people is None:
            return
        if head.kind in ("militia", "political_militia"):
            phrase.kind = "identity_militia"
            phrase.ids = self.actors.militias(people, states)

    def appose(self, phrase: Phrase, ids: tuple[str, ...]) -> None:
        """The name beside a class noun is who it is."""
        phrase.ids, phrase.joint = ids, False
        actor = self.actors.get(ids[0])
        if actor is not None:
            phrase.kind = actor.kind
            phrase.country = actor.country or phrase.country
            if actor.kind != "person" or phrase.source == "unnamed":
                phrase.source = self.actors.source_class(ids[0])

    def bare(self, start: int, end: int, readings: Readings, modifier: ActorModifier | None) -> Phrase | None:
        """A name that stands alone: of a body, a person, a state, a government by its seat, or a nationality."""
        ids = readings.get("B") or readings.get("H")
        if ids:
            actor = self.actors.get(ids[0])
            assert actor is not None
            country = actor.country if len(ids) == 1 else None
            return Phrase(start, end, actor.kind, ("actors.name",), ids, country, self.actors.source_class(ids[0]))
        for reading, rule, kind, suffix in BARE:
            if reading in readings:
                country = str(readings[reading])
                return Phrase(start, end, kind, (rule,), (country.lower() + suffix,), country, "government")
        if modifier is not None and modifier.kind == "rebel_group":
            return Phrase(
                start, end, modifier.kind, (modifier.id,), (), modifier.country, SOURCE_CLASSES[modifier.kind]
            )
        return None


BARE = (
    ("S", "actors.state", "state", ""),
    ("G", "actors.seat", "government", "-government"),
    ("N", "actors.nationality", "state", ""),
)


def takes(head: ActorClass, complement: Phrase) -> bool:
    """True where a head can belong to the complement: a crowd only to a place, anything else to any body."""
    if head.kind in ("crowd", "civilians"):
        return complement.kind in ("state", "government", "crowd", "civilians") and complement.head is None
    people = complement.kind in ("crowd", "civilians") and complement.source in ("witness", "resident")
    return not people and complement.rules != ("actors.nationality",)


def sided(head: ActorClass, parts: Parts) -> bool:
    """True where adjectives set an open head against its state ("Syrian rebel forces")."""
    kinds = {"state_force", "government", "police", "intelligence", None}
    against = any(m.kind not in kinds for m in parts.modifiers)
    return head.open and (against or any(w.kind not in kinds | {"state"} for w in parts.belongs))


def armed_kind(kind: str, head: ActorClass) -> str:
    """The kind of people under arms who belong to a body of ``kind``: a government's are its forces."""
    if kind in ("government", "state", "party", "person", "crowd", "civilians"):
        return "state_force" if head.armed and kind in ("government", "state") else head.kind
    return kind


def follows(here: dict[str, object], following: dict[str, object]) -> bool:
    """True where a word can stand before the next in a run whose head comes last."""
    if "C" in here and "M" not in here:
        return bool(following.keys() & {"C", "B", "H", "P"})
    if "B" in here or "H" in here or "S" in here or "G" in here:
        return "C" in following or "P" in following or "M" in following
    return True


@functools.cache
def open_reader(pack: Pack, actors: Actors) -> Reader:
    """The phrase reader of a pack over a knowledge base."""
    return Reader(open_scanner(pack, actors))
