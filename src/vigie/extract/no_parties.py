"""Guards of parties: what fills a party's slot and is none, a weapon, an adjective, a convoy of civilians."""

from __future__ import annotations

from vigie.extract.people import group_name, is_many
from vigie.extract.words import ARMED, CARRIERS, GROUPS, Words
from vigie.lexicon.actors import classes_by_rule
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.objects import MeansRule
from vigie.model.draft import Draft
from vigie.model.syntax import NounGroup

OWN = {"soldiers": "state_force", "police": "police"}  # the dead of a side, and of what kind their own body is
UNARMED = frozenset({"people", "civilians", "women", "children", "aid_workers", "health_workers", "journalists"})


def is_bare_weapon(words: Words, noun: NounGroup) -> bool:
    """True for one word that names a weapon and no carrier of arms."""
    rules = [words.rules[hit.rule] for hit in words.hits(noun.head, "means")]
    kinds = {rule.kind for rule in rules if isinstance(rule, MeansRule)}
    return noun.last - noun.first == 1 and bool(kinds) and kinds.isdisjoint(CARRIERS)


def is_known_weapon(words: Words, index: int) -> bool:
    """True for one weapon that was told of before ("*the bomb* damaged two shops")."""
    noun = words.document.groups[index]
    rules = [words.rules[hit.rule] for hit in words.hits(noun.head, "means")]
    kinds = {rule.kind for rule in rules if isinstance(rule, MeansRule)}
    known = noun.determiner in words.section.definite and not is_many(words, index)
    return known and bool(kinds) and kinds.isdisjoint(CARRIERS)


def is_no_doer(words: Words, index: int) -> bool:
    """True for a drone that is nobody's, an adjective of a happening, and what a happening was aimed at."""
    noun, actor = words.document.groups[index], words.actor(index)
    return is_unmanned(words, noun, actor) or only_describes(words, noun, actor) or was_hit(words, index)


def was_hit(words: Words, index: int) -> bool:
    """True for no known actor behind a happening's noun: that did it ("the attack *on Camp Amal* that killed ten")."""
    group, section = words.document.groups[index], words.section
    if not group.preposition or index == 0 or group.preposition in section.agents:
        return False
    if group.preposition in section.genitives:
        return False
    before = words.document.groups[index - 1]
    beside = before.last == group.preposition_token and bool(words.hits(before.head, "trigger"))
    return beside and words.actor(index) is None


def is_unmanned(words: Words, noun: NounGroup, actor: int | None) -> bool:
    """True for a drone that is said to be nobody's: a weapon, and no party."""
    if actor is not None and not is_class_word(words, actor):
        return False
    weapons = words.hits(noun.head, "means")
    rules = (words.rules[hit.rule] for hit in weapons)
    return bool(weapons) and any(isinstance(rule, MeansRule) and rule.kind == "drone" for rule in rules)


def only_describes(words: Words, noun: NounGroup, actor: int | None) -> bool:
    """True for a class word that only describes a happening's noun ("a *military* offensive"): whose, nobody says."""
    if actor is None or not words.hits(noun.head, "trigger"):
        return False
    mention, head = words.document.actors[actor], words.document.tokens.starts[noun.head]
    return is_class_word(words, actor) and mention.kind not in GROUPS and not mention.start <= head < mention.end


def is_class_word(words: Words, actor: int) -> bool:
    """True for one word that names a class of actors ("military", "drones") with no word on whose they are."""
    mention = words.document.actors[actor]
    return mention.rule in classes_by_rule(words.pack) and " " not in mention.name


def holds_civilians(words: Words, group: int, actor: int, *, doing: bool = False) -> bool:
    """True for a class of forces whose complement says that it is none ("a *convoy* of pilgrims").

    ``doing``: it did what is told; then people of no kind ("a *group* of unknown persons") are what they are.
    """
    document = words.document
    mention = document.actors[actor]
    if (
        mention.actor_ids
        or mention.kind not in ARMED
        or mention.end > document.tokens.ends[document.groups[group].last - 1]
    ):
        return False
    unarmed = UNARMED - {"people"} if doing else UNARMED
    return any(group_name(words, other) in unarmed for other in words.complements.get(group, ()))


def spare_own_side(words: Words, draft: Draft) -> None:
    """Makes a target of those in whose attack their own side died ("*l'attaque d'une patrouille* a tué trois soldats").

    They are told by any of their kind, or own what was hit ("the attack of a lorry *of the army*").
    """
    document = words.document
    sides = {OWN[figure.group_name] for figure in draft.figures if figure.group_name in OWN}
    for party in draft.parties if sides else ():
        actor, noun = words.actor(party.group), document.groups[party.group]
        if party.role != "initiator" or actor is None or noun.preposition not in words.section.genitives:
            continue
        mention, of = document.actors[actor], noun.of
        if mention.actor_ids or mention.kind not in OWN.values() or of is None:
            continue
        start, end = words.chars(document.groups[of].first, document.groups[of].last)
        owner = any(start <= thing.start < end for thing in draft.objects)
        one_of_many = noun.quantity is not None and not is_many_of(words, noun)
        if owner or (one_of_many and words.hits(document.groups[of].head, "trigger")):
            party.role = "target"


def spare_speakers(words: Words, draft: Draft) -> None:
    """Takes out of the killed whoever says that they were: a pronoun meant others ("*officials* believe they died")."""
    rules = (words.rules[rule] for rule in draft.rules if rule in words.rules)
    if not any(isinstance(rule, HarmRule) and rule.harm == "killed" for rule in rules):
        return
    sources = [words.document.attributions[index].source for index in draft.attributions]
    spoken = [(source.start, source.end) for source in sources if source is not None]
    groups = words.document.groups
    draft.parties = [
        party for party in draft.parties
        if party.role != "target" or groups[party.group].sentence != draft.sentence
        or not any(a <= words.chars(groups[party.group].head, groups[party.group].head + 1)[0] < b for a, b in spoken)
    ]  # fmt: skip


def is_many_of(words: Words, noun: NounGroup) -> bool:
    """True for a number above one."""
    return noun.quantity is not None and words.document.quantities[noun.quantity].low > 1
