"""Frames laid on clauses: which slot's words are the initiator, what was hit, where it went."""

from __future__ import annotations

from typing import cast

from vigie.extract.mishaps import is_wrecked
from vigie.extract.names import full_name, is_full_name
from vigie.extract.no_parties import holds_civilians, is_bare_weapon, is_class_word, is_no_doer
from vigie.extract.people import counted_people, group_name, is_first_title, refers_back, whose_body
from vigie.extract.place_words import class_place, place_lemmas
from vigie.extract.slot_roles import role_of, slot_name
from vigie.extract.things import is_border, read_objects, read_whole, vetoed
from vigie.extract.wielders import carries_arms, has_owner, is_owned, wielders
from vigie.extract.words import ARMED, CARRIERS, GROUPS, VIOLENT, Words, counts_none
from vigie.lexicon.objects import MeansRule, ObjectRule
from vigie.model.claim import Role
from vigie.model.draft import Draft, Party, Thing
from vigie.model.syntax import Clause, NounGroup, Slot

# happenings whose place is the one that is left; slots that a frame names by function, all others by preposition
LEAVING = frozenset({"withdrawal", "displacement", "evacuation", "release", "surrender", "deployment"})
TAKING = LEAVING | {"abduction"}  # what people or things are taken from is told of with them
DEADLY = frozenset({"attack", "casualties"})  # what is told of a body
NONE: frozenset[int] = frozenset()
MANNED = frozenset({"vehicle", "ship", "military_base", "police_station"})  # things that stand for those inside


def apply_frame(words: Words, draft: Draft, clause: Clause, frame: dict[str, str]) -> None:
    """Fills the draft's parties, objects, means and places from the clause's slots."""
    own = own_words(words, draft)
    harms = draft.event_type == "armed_clash" or bool(words.hits(clause.head, "harm"))
    for slot in clause.slots:
        role = frame.get(slot_name(slot))
        if slot.function == "oblique" and slot.token in own and names_weapon(words, draft, slot.token):
            read_owner(words, draft, slot)
            continue
        if slot.function == "modifier":
            read_modifier(words, draft, clause, slot, role)
            continue
        if clause.verb is None and does_another(words, clause, slot):
            continue
        role = role_of(words, clause, slot, frame)
        if role == "place" and words.leads_away(slot):
            role = "origin"
        elif role == "place" and harms:
            role = "scene"
        for group in slot.groups:
            fill(words, draft, role or "ignore", group)
    drop_owners(words, draft, clause)


def does_another(words: Words, clause: Clause, slot: Slot) -> bool:
    """True for the doer of a participle of another noun ("evacuation under a deal *brokered by Qatar*").

    What a support verb carries is the happening itself ("an attack on a village *carried out by gunmen*").
    """
    for other in words.sentence_clauses(clause.sentence):
        if other.link == "participle" and other.antecedent not in (None, clause.group) and other.head > clause.head:
            doer = any(s.function == "subject" and s.token == slot.token for s in other.slots)
            if doer and slot.function == "oblique" and not words.hits(other.head, "support"):
                return True
    return False


def own_words(words: Words, draft: Draft) -> frozenset[int]:
    """The tokens of the happening's noun of several words ("attaque de *drone*"): none of them was hit."""
    hits = [hit for hit in words.hits(draft.token, "trigger") if hit.last - hit.first > 1 and hit.shape == "noun"]
    if not hits:
        return NONE
    own = [hit for hit in hits if hit.rule in draft.rules]
    return frozenset([i for hit in own for i in range(hit.first, hit.last) if i != draft.token])


def names_weapon(words: Words, draft: Draft, token: int) -> bool:
    """True for a word of a weapon's name: its own ("attaque de *drone*"), or with the noun ("tirs d'*artillerie*")."""
    inside = (hit.first <= token < hit.last for hit in words.hits(draft.token, "means"))
    return bool(words.hits(token, "means")) or any(inside)


def read_owner(words: Words, draft: Draft, slot: Slot) -> None:
    """Whose weapon the happening's own words name ("attaque de drone *de l'armée*"), and the weapon."""
    for hit in words.hits(draft.token, "means"):
        add_means_hit(words, draft, hit.rule, hit.first, hit.last)
    for group in slot.groups:
        add_means(words, draft, group)
        if has_owner(words, group) or is_owned(words, group):
            add_party(words, draft, "initiator", group)


def drop_owners(words: Words, draft: Draft, clause: Clause) -> None:
    """Drops a country before the happening's noun where another place is told ("*US* airstrikes in Somalia")."""
    if not draft.places:
        return
    owners = {
        place for slot in clause.slots
        if slot.function == "modifier" and (place := words.place_at.get(slot.token)) is not None
        and words.is_country(place)
    }  # fmt: skip
    if owners and any(place not in owners for place in draft.places):
        draft.places = [place for place in draft.places if place not in owners]


def fill(words: Words, draft: Draft, role: str, group: int) -> None:
    """Gives one noun group the role that the frame says."""
    document = words.document
    noun = document.groups[group]
    if noun.timex is not None:
        if noun.timex not in draft.timexes:
            draft.timexes.append(noun.timex)
        return
    if role == "ignore":
        return
    if role in ("hit", "target", "victim") and (is_nobody(words, draft, noun) or counts_none(document, noun)):
        draft.factuality = "denied"  # "no helicopter was shot down", "detained *nobody*"
    if role == "hit_or_initiator":
        role = "initiator" if words.is_armed(group) and not words.group_hits(noun, "object") else "hit"
    if role == "initiator" and is_wrecked(words, group):
        return  # "*the helicopter* was fired on and crashed, killing four"
    if role in ("initiator", "participant", "beneficiary"):
        add_party(words, draft, cast(Role, role), group)
    elif role == "means":
        for owner in [group] if has_owner(words, group) else wielders(words, group):
            add_party(words, draft, "initiator", owner)
    elif role in ("target", "victim"):
        if not read_whole(words, draft, group):
            add_party(words, draft, "target", group)
            read_objects(words, draft, group)
    elif role in ("hit", "goal"):
        read_hit(words, draft, group)
    elif role in ("place", "scene") or (role == "origin" and draft.event_type in TAKING):
        scene = role == "scene"
        if not read_whole(words, draft, group, beside=True, scene=scene):
            read_objects(words, draft, group, beside=True, scene=scene)
    if role not in ("hit", "goal", "target", "victim") or not carries_arms(words, group):
        add_means(words, draft, group)
    if role == "origin" and draft.event_type not in LEAVING:
        return  # "fired rockets from Idlib into Latakia": it happened where they fell
    if role != "initiator" and not (role == "target" and is_metonym(words, group)):
        add_places(words, draft, group, role)


def is_nobody(words: Words, draft: Draft, noun: NounGroup) -> bool:
    """True for whoever is not arrested: "detained *nobody*"."""
    if draft.event_type != "arrest":
        return False
    return " ".join(words.document.tokens.lowers[noun.first : noun.last]) in words.section.nobodies


def read_hit(words: Words, draft: Draft, group: int) -> None:
    """Whatever was hit: an object by its noun, an actor or people as the target, a place as the place."""
    noun = words.document.groups[group]
    if read_whole(words, draft, group):
        return
    found = read_objects(words, draft, group)
    if (
        names_place(words, group)
        or is_border(words, group)
        or (found and (only_modified(words, group) or is_thing(words, group)))
    ):
        return
    if words.actor(group) is not None or (not found and words.group_hits(noun, "group")):
        add_party(words, draft, "target", group)


def is_metonym(words: Words, group: int) -> bool:
    """True for a capital that stands for its state: no preposition makes it a place ("pushed *Moscow* back")."""
    noun, actor = words.document.groups[group], words.actor(group)
    if actor is None or noun.preposition:
        return False
    return words.document.actors[actor].kind == "government" and noun.head in words.place_at


def only_modified(words: Words, group: int) -> bool:
    """True where the actor in a group only describes the thing that it names ("a *military* base")."""
    actor, document = words.actor(group), words.document
    if actor is None:
        return False
    mention, head = document.actors[actor], document.groups[group].head
    return mention.end <= document.tokens.starts[head] and not mention.actor_ids


def names_place(words: Words, group: int) -> bool:
    """True for a place that was hit and nobody's: "the Ukrainian city of X", a capital that can stand for its state."""
    document, noun = words.document, words.document.groups[group]
    if document.tokens.lemmas[noun.head] in place_lemmas(words.pack) and not words.group_hits(noun, "group"):
        return True
    actor = words.actor(group)
    if actor is None:
        return False
    of_place = any(words.place(complement) is not None for complement in words.complements.get(group, ()))
    if of_place and document.actors[actor].end <= document.tokens.starts[noun.head]:
        return True  # "the Ukrainian port of X"
    return document.actors[actor].kind == "government" and noun.head in words.place_at


def is_thing(words: Words, group: int) -> bool:
    """True where a class noun of actors stands for a thing that was hit ("three *helicopters*", "the tax *office*").

    A convoy or a garrison is people too.
    """
    actor, noun = words.actor(group), words.document.groups[group]
    if actor is None or not words.document.actors[actor].generic:
        return False
    kinds = {
        rule.kind for hit in words.hits(noun.head, "object") if isinstance(rule := words.rules[hit.rule], ObjectRule)
    }
    return carries_arms(words, group) or bool(kinds - MANNED)


def read_modifier(words: Words, draft: Draft, clause: Clause, slot: Slot, role: str | None) -> None:
    """An adjective or compound noun: whose raid it is ("raids russes", "regime shelling"), or its weapon."""
    document = words.document
    weapons = words.hits(slot.token, "means")
    for hit in weapons:
        add_means_hit(words, draft, hit.rule, hit.first, hit.last)
    if clause.group is None:
        return
    actor = words.actor_at.get(slot.token)
    inside = any(hit.first <= slot.token < hit.last for hit in words.hits(clause.head, "means"))
    if actor is not None and (weapons or inside) and is_class_word(words, actor):
        actor = None  # "24 *drone* strikes", "*artillery* fire": with what, and not who
    if role in ("initiator", "hit_or_initiator") and actor is not None:
        mention = document.actors[actor]
        quality = document.tokens.lowers[slot.token] in words.section.qualities
        adjective = (quality or document.tokens.pos[slot.token] == "ADJ") and is_class_word(words, actor)
        told = mention.kind in ARMED and not (
            adjective and mention.kind not in GROUPS
        )  # "a military offensive": whose?
        if told and all(party.actor != actor for party in draft.parties):
            draft.parties.append(Party("initiator", clause.group, actor))
    place = words.place_at.get(slot.token)
    if place is not None and place not in draft.places:
        draft.places.append(place)


def add_party(words: Words, draft: Draft, role: Role, group: int) -> None:
    """Adds whoever the group names: a known actor, people by class, a carrier of arms ("des avions russes")."""
    noun = words.document.groups[group]
    if noun.timex is not None:
        return  # "Diallo's death *Tuesday*"
    owners = wielders(words, group) if role == "initiator" else []
    if owners:
        for owner in owners:
            add_party(words, draft, role, owner)
        return
    if words.document.tokens.pos[noun.head] == "PRON" and words.actor(group) is None:
        antecedent = words.antecedent(group)
        if antecedent is None or (role == "initiator" and is_unarmed(words, draft, antecedent)):
            return
        group, noun = antecedent, words.document.groups[antecedent]
    if counts_none(words.document, words.document.groups[group]):
        return  # "no group claimed the attack"
    whose = whose_body(words, group)
    if whose is None and draft.event_type in DEADLY:
        return
    group = full_name(words, counted_people(words, group if whose is None else whose))
    noun, actor = words.document.groups[group], words.actor(group)
    if role == "initiator" and not noun.determiner and is_bare_weapon(words, noun):
        return  # "tirs *d'artillerie*"
    if role == "initiator" and (is_no_doer(words, group) or comes_from(words, draft, group)):
        return
    held = actor is not None and holds_civilians(words, group, actor, doing=role == "initiator")
    if held:
        actor = None
    if actor is None:
        unknown = role == "initiator" and not names_agent(words, group)
        if unknown and not ("party" in draft.needs and is_speaker(words, group)):
            return
        if role != "initiator" and not (held or words.group_hits(noun, "group") or names_somebody(words, group)):
            return
    if draft.parties and any(party.group == group and party.role == role for party in draft.parties):
        return
    if actor is None and words.document.tokens.lowers[noun.head] in words.section.others:
        return  # "five others": a number of them, and nobody by name
    if is_first_title(words, group):
        return
    draft.parties.append(Party(role, group, actor, definite=refers_back(words, group)))


def is_unarmed(words: Words, draft: Draft, group: int) -> bool:
    """True for victims that a pronoun stands for as little as any: "people fled ... *they* burned the houses"."""
    undone = draft.event_type in VIOLENT and not words.is_armed(group)
    return undone and group_name(words, group) in ("people", "civilians", "children", "women", "men")


def comes_from(words: Words, draft: Draft, group: int) -> bool:
    """True for unarmed people whom victims come from ("nine people *from one family* were killed in a raid")."""
    from_ = words.document.groups[group].preposition in words.section.origins
    return from_ and draft.event_type in VIOLENT and not words.is_armed(group)


def names_agent(words: Words, group: int) -> bool:
    """True for a group that can do violence without being a known actor: people, arms carriers, a name."""
    noun = words.document.groups[group]
    if words.group_hits(noun, "group"):
        return True
    if words.hits(noun.head, "trigger"):
        return False  # "Airstrike kills five": a happening is no party
    for hit in words.hits(noun.head, "means"):
        rule = words.rules[hit.rule]
        if isinstance(rule, MeansRule) and rule.kind in CARRIERS:
            return True
    return is_name(words, group)


def is_speaker(words: Words, group: int) -> bool:
    """True for whoever speaks or decides in a report on conflict: any noun that names no thing and no happening."""
    head = words.document.groups[group].head
    things = ("trigger", "means", "harm", "object")
    return words.known and words.place(group) is None and not any(words.hits(head, section) for section in things)


def names_somebody(words: Words, group: int) -> bool:
    """True for a proper name that is no place, or one of a person who bears a place's ("*Sofia* Laurent")."""
    return is_name(words, group) or is_full_name(words, group)


def is_name(words: Words, group: int) -> bool:
    """True for a proper name that is no place."""
    noun = words.document.groups[group]
    return words.document.tokens.pos[noun.head] == "PROPN" and words.place(group) is None


def add_means(words: Words, draft: Draft, group: int) -> None:
    noun = words.document.groups[group]
    start, end = words.chars(noun.first, noun.last)
    for hit in words.group_hits(noun, "means"):
        kinds = {thing.kind for thing in draft.means if start <= thing.start < end}
        rule = words.rules[hit.rule]
        if isinstance(rule, MeansRule) and rule.kind not in kinds:  # "*Iskander missiles*" are one weapon
            add_means_hit(words, draft, hit.rule, hit.first, hit.last)


def add_means_hit(words: Words, draft: Draft, rule_id: str, first: int, last: int) -> None:
    rule = words.rules[rule_id]
    beside = max(0, first - 1), min(last + 2, len(words.document.tokens))  # "a *gold* mine", "une mine d'*or*"
    if not isinstance(rule, MeansRule) or vetoed(words, *beside, rule.without):
        return
    start, end = words.chars(first, last)
    if all(thing.start != start for thing in draft.means):
        draft.means.append(Thing(rule.kind, start, end))
        draft.rules.append(rule.id)


def add_places(words: Words, draft: Draft, group: int, role: str = "place") -> None:
    """The group's own place, and those of the complements and appositions that follow it."""
    found = [
        place for index in reachable(words, group) for place in words.places(index) if not words.names_body(place)
    ]  # fmt: skip
    noun = words.document.groups[group]
    if not found and words.actor(group) is None:
        definite = noun.determiner in words.section.definite
        place = class_place(words.document, noun, words.pack, definite)
        if place is None and role == "goal" and is_name(words, group) and full_name(words, group) == group:
            place = words.named_place(group)
        place = part_of_place(words, group) if place is None else place
        if place is not None:
            words.class_places[group] = place
            found = [place]
    for place in found:
        if place not in draft.places:
            draft.places.append(place)
        if role in ("hit", "goal") and place not in draft.taken:
            draft.taken.append(place)


def part_of_place(words: Words, group: int) -> int | None:
    """The place told before that a group names a part of ("most *of the town*"); None where none was told."""
    document = words.document
    for complement in words.complements.get(group, ())[:1]:
        noun, known = document.groups[complement], len(document.places)
        if noun.determiner not in words.section.definite or words.actor(complement) is not None:
            return None
        place = class_place(document, noun, words.pack, definite=True)
        if place is None or document.places[place].resolved is not None:
            return place
        del document.places[known:]
    return None


def reachable(words: Words, group: int) -> list[int]:
    """A group, its complements and appositions with what is listed with them, breadth first, without repetition."""
    if group not in words.complements and group not in words.beside:
        return [group]
    order = [group]
    for index in order:
        listed = words.lists.get(index, ()) if index != group else ()
        for other in (*words.complements.get(index, ()), *words.beside.get(index, ()), *listed):
            if other not in order and len(order) < 12:
                order.append(other)
    return order
