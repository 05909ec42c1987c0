"""Scope: whether a report tells armed or political violence at all, and which of its happenings another topic explains.

The words of a happening are shared: a storm strikes, a striker attacks, a company withdraws. What tells them apart is
the company they keep: words of other topics (data) against fighters, weapons and soldiers among the dead.
"""

from __future__ import annotations

from collections.abc import Callable

from vigie.extract.fighters import is_fighter, only_sources
from vigie.extract.figures import is_mass_killing
from vigie.extract.guards import words_allow
from vigie.extract.otherwise import is_done_by_nature, is_drill, is_instruction, is_plot
from vigie.extract.topic_words import EXPLAINED, is_plain, topic_words, weight_at
from vigie.extract.words import GROUPS, VIOLENT, Words
from vigie.lexicon.harms import CASUALTIES, HarmRule
from vigie.lexicon.objects import MeansRule
from vigie.lexicon.topics import open_topics
from vigie.lexicon.triggers import TriggerRule
from vigie.model.draft import Draft, Party

Judge = Callable[[Draft], bool]
NEAR = 4  # sentences on each side of a happening in which another topic explains it, and fighters vouch for it
SIGN = 2  # what one sign of violence weighs: as much as a word that is enough by itself
# what companies, storms, strikes and talks of any kind do too: no sign of conflict by itself
CIVIL = frozenset({"evacuation", "closure", "humanitarian_aid", "displacement", "release", "agreement", "withdrawal"})
# what ordinary crime has in common with armed conflict
CRIMES = frozenset({"casualties", "arrest", "sexual_violence", "seizure", "destruction", "looting"})
CROWDS = frozenset({"protest", "crackdown"})
FROM_AFAR = frozenset({"airstrike", "shelling"})  # of officials, figures of speech; of a place or a thing, none
MOVING = frozenset({"aircraft", "ship", "vehicle", "other"})  # what has accidents
DEADLY = frozenset({"attack", "casualties"})
TOLL_OF_WAR = 100  # killed over a time: no crime has so many, and storms, roads and sickness have words of their own
STATE = frozenset({"police", "government", "state", "intelligence"})
OF_STATE = frozenset({"police_station", "government_building", "military_base"})
TROOPS = frozenset({"soldiers", "fighters", "combatants"})
HURT = frozenset({"killed", "wounded", "harmed", "abducted"})
OFFICE = frozenset({"government", "state", "party", "intergovernmental"})
PEOPLE = frozenset({"person", "civilians", "crowd", "party", "opposition", "ngo", "media", "court"})
SIDES = frozenset({"soldiers", "police", "fighters", "combatants"})
UNRULY = frozenset({"riot", "coup"})  # of players and shareholders too
ARMED_DEEDS = VIOLENT - UNRULY
RELIEF = frozenset({"evacuation", "humanitarian_aid", "displacement", "release"})  # any army helps
# deeds that no storm, player or company does
UNLIKE = frozenset({"chemical_weapon", "drone_strike", "suicide_bombing", "grenade"})
TELLING = UNLIKE | CROWDS
EVIDENT = (TELLING | FROM_AFAR) - {"chemical_weapon"}  # stoves poison people too
BEYOND_CRIME = 10  # killed or hurt by one attack: a crime that kills a family kills fewer
WARFARE = VIOLENT - CRIMES
# means that storms, rescuers and robbers have too
HARMLESS = frozenset({"aircraft", "helicopter", "fire", "knife", "vehicle", "ship", "other", "firearm"})


def in_scope(words: Words, drafts: list[Draft], judges: Judge, war: Callable[[], bool]) -> list[Draft]:
    """The drafts that belong to armed or political violence; of a report that tells none, no draft.

    ``judges``: whether a statement is a state's or a fighter's word on violence.
    ``war``: tells whether some sentence has signs of war enough; asked only where nothing else shows conflict,
    or faint words of other topics stand against it.
    """
    topics, lexicon = topic_words(words), open_topics(words.pack)
    known: list[bool] = []  # what war said

    def at_war() -> bool:
        if not known:
            known.append(war())
        return known[0]

    drafts = [d for d in drafts if not (is_instruction(words, d) or is_drill(words, d, lexicon))]
    drafts = unexplained(words, drafts, topics, war=at_war)
    if not drafts:
        return []
    return drafts if tells_conflict(words, drafts, judges, plain=is_plain(words, topics)) or at_war() else []


def unexplained(
    words: Words, drafts: list[Draft], topics: list[dict[str, int]], *, war: Callable[[], bool]
) -> list[Draft]:
    """The drafts that no other topic near them explains better than violence does.

    ``war``: the report tells of war, which outweighs faint words of other topics in what it tells of violence.
    """
    if not any(topics):
        return drafts
    signs, lexicon = violence_signs(words, drafts), open_topics(words.pack)
    return [
        draft
        for draft in drafts
        if not (
            is_done_by_nature(words, draft, lexicon)
            or is_plot(words, draft, topics, lexicon)
            or is_explained(words, draft, topics, signs, war=war)
        )
    ]


def is_explained(
    words: Words, draft: Draft, topics: list[dict[str, int]], signs: list[set[str]], *, war: Callable[[], bool]
) -> bool:
    """True where words of other topics around a draft outweigh signs of violence."""
    here = topics[draft.sentence]
    if draft.harm_only and EXPLAINED in here.values() and signs[draft.sentence] <= own_victims(words, draft):
        return True  # "a quake killed 800 people", "three soldiers": whoever asks for help then
    near = 0 if not here and speaks_for_itself(draft) else NEAR
    around = range(max(0, draft.sentence - near), min(len(topics), draft.sentence + near + 1))
    other: dict[str, int] = {}
    for sentence in around:
        other |= topics[sentence]
    vouching = set().union(*(signs[sentence] for sentence in around))
    faint = max(other.values(), default=0) < EXPLAINED  # "un *tournant* dans le conflit", "un *gardien* de l'hôpital"
    warlike = faint and (draft.event_type in ARMED_DEEDS or bool(draft.figures)) and war()
    return sum(other.values()) - SIGN * (len(vouching) + warlike) >= EXPLAINED


def speaks_for_itself(draft: Draft) -> bool:
    """True for people hurt by arms or in unrest, or very many by a deed of war: no story beside it explains that."""
    hurt = [figure.low for figure in draft.figures if figure.harm in CASUALTIES and not figure.again]
    if not hurt or not draft.strong or draft.harm_only:
        return False
    return draft.event_type in EVIDENT or (draft.event_type in WARFARE and max(hurt) >= BEYOND_CRIME)


def own_victims(words: Words, draft: Draft) -> set[str]:
    """The signs that a draft's own victims are: the dead do not say how they died."""
    actors = (party.actor for party in draft.parties if party.role == "target" and party.actor is not None)
    names = {words.document.actors[actor].name.lower() for actor in actors}
    return names | {figure.group_name for figure in draft.figures}


def violence_signs(words: Words, drafts: list[Draft]) -> list[set[str]]:
    """For each sentence what tells of armed violence there: fighters, weapons, soldiers among the hurt, riots."""
    document = words.document
    found: list[set[str]] = [set() for _ in document.sentences]
    said = only_sources(words, drafts)
    for n, mention in enumerate(document.actors):
        named = words.kind(n) != "state_force" or not mention.generic  # any army helps after a storm
        token = words.token_at(mention.start) if named and n not in said and is_fighter(words, n) else None
        if token is not None:
            found[words.sentence_of(token)].add(mention.name.lower())
    for draft in drafts:
        found[draft.sentence].update(thing.kind for thing in draft.means if thing.kind not in HARMLESS)
        found[draft.sentence].update({draft.event_type} & UNLIKE)
        found[draft.sentence].update(
            f.group_name for f in draft.figures if f.group_name in TROOPS and f.harm in HURT and not f.again
        )
    return found


def tells_conflict(words: Words, drafts: list[Draft], judges: Judge, *, plain: bool) -> bool:
    """True where a report tells more than ordinary life and crime: a deed or word of war that two signs show.

    Any one word of violence is a figure of speech somewhere ("Ireland attacked", "bombarded officials with invoices").
    ``plain``: no word of another topic stands anywhere in the report.
    """
    fighters = [n for n in range(len(words.document.actors)) if is_fighter(words, n)]
    starts = [words.document.actors[n].start for n in fighters if words.kind(n) in GROUPS]
    groups = {words.sentence_of(token) for start in starts if (token := words.token_at(start)) is not None}
    return any(
        (draft.sentence in groups or (judges(draft) and is_somewhere(words, draft)))
        if draft.kind == "statement"
        else is_of_conflict(words, draft, fighters=bool(fighters), plain=plain)
        for draft in drafts
        if draft.factuality != "hypothetical"
    )


def is_of_conflict(words: Words, draft: Draft, *, fighters: bool, plain: bool) -> bool:
    """True for a happening that makes its whole report one on armed or political violence.

    ``fighters``: the report names some. They are enough beside a word of violence, as they are in the deed itself.
    ``plain``: no word of another topic stands anywhere in the report.
    """
    counted = [figure for figure in draft.figures if not figure.again]
    if (
        draft.event_type in TELLING
        or any(is_armed(words, draft, party, plain=plain) for party in draft.parties)
        or any(figure.group_name in SIDES and not is_former(words, figure.noun_group) for figure in counted)
        or is_toll_of_war(words, draft)
        or (counted and beside_violence(words, draft, plain=plain))
        or frees_captives(words, draft)
    ):
        return True
    if draft.event_type in CIVIL:
        return False
    if draft.event_type in UNRULY:
        kinds = {words.kind(party.actor) for party in draft.parties if party.actor is not None}
        hurt = any(figure.harm in HURT for figure in counted)
        return fighters or hurt or bool(draft.places) or not kinds.isdisjoint(STATE | {"crowd", "civilians"})
    weapon = has_weapon(words, draft)
    many = is_mass_killing(draft) and not any(doer is None or words.kind(doer) in PEOPLE for doer in doers(draft))
    hurt = any(figure.harm in HURT for figure in counted)
    state = draft.event_type in DEADLY and any(is_of_state(words, party) for party in draft.parties)
    state = state and (weapon or bool(draft.figures or draft.objects or draft.places))  # "Ireland attacked"
    if draft.event_type == "explosive":
        return weapon or fighters or state  # gas, boilers and tankers explode too
    if draft.event_type in CRIMES:
        state = state or any(thing.kind in OF_STATE for thing in draft.objects)
        return weapon + (hurt or fighters) + state + many > 1
    told = says_how(words, draft) and not by_people(words, doers(draft))
    struck = draft.event_type in FROM_AFAR and (
        bool(draft.places) or any(thing.kind not in MOVING for thing in draft.objects)
    )
    return told + weapon + hurt + fighters + state + struck + many + is_abroad(words, draft) > 1


def frees_captives(words: Words, draft: Draft) -> bool:
    """True for the release of people whom a word for them says were taken ("ten *hostages* were freed")."""
    groups = [words.document.groups[party.group] for party in draft.parties if party.role == "target"]
    rules = (words.rules[hit.rule] for group in groups for hit in words.hits(group.head, "harm"))
    taken = any(isinstance(rule, HarmRule) and rule.harm == "abducted" for rule in rules)
    return draft.event_type == "release" and taken


def is_former(words: Words, group: int) -> bool:
    """True for people who were soldiers or fighters once ("*a former* soldier was jailed")."""
    noun, lowers = words.document.groups[group], words.document.tokens.lowers
    return not open_topics(words.pack).former.isdisjoint(lowers[noun.first : noun.last])


def is_armed(words: Words, draft: Draft, party: Party, *, plain: bool) -> bool:
    """True for a fighter in a deed that is one of arms; an army's relief is none, nor the boats that it sends."""
    if party.actor is None or not is_fighter(words, party.actor):
        return False
    if words.kind(party.actor) == "state_force" and words.document.actors[party.actor].generic:
        return draft.event_type in WARFARE or (plain and draft.event_type not in RELIEF)
    return draft.event_type not in RELIEF or words.kind(party.actor) in GROUPS


def is_somewhere(words: Words, draft: Draft) -> bool:
    """True where a word on violence says where, how many, or whom of: "dismissed the attacks as absurd" does not."""
    sentence = words.document.sentences[draft.sentence]
    named = any(token in words.place_at for token in range(sentence.first, sentence.last))
    states = any(party.actor is not None and words.kind(party.actor) == "state" for party in draft.parties)
    return named or states or bool(draft.figures) or is_abroad(words, draft)


def beside_violence(words: Words, draft: Draft, *, plain: bool) -> bool:
    """True where the sentence of a number names violence by a strong noun: people who fled *the shelling*.

    Where no other topic is told of, people who fled *the fighting* fled a war's.
    """
    fled = plain and draft.event_type == "displacement"
    sentence = words.document.sentences[draft.sentence]
    return any(
        hit.shape == "noun"
        and isinstance(rule := words.rules[hit.rule], TriggerRule)
        and rule.event_type in WARFARE
        and (rule.strength == "strong" or (fled and rule.event_type == "armed_clash"))
        and words_allow(words, rule, draft.sentence, hit.first, hit.last)
        for token in range(sentence.first, sentence.last)
        if not words.hits(token, "harm")
        for hit in words.hits(token, "trigger")
    )


def has_weapon(words: Words, draft: Draft) -> bool:
    """True where the deed was done with a weapon of war, or its sentence names one ("drove over *a mine*")."""
    sentence = words.document.sentences[draft.sentence]
    named = (hit for token in range(sentence.first, sentence.last) for hit in words.hits(token, "means"))
    kinds = {thing.kind for thing in draft.means}
    kinds.update(rule.kind for hit in named if isinstance(rule := words.rules[hit.rule], MeansRule))
    return not kinds <= HARMLESS


def is_abroad(words: Words, draft: Draft) -> bool:
    """True where a body of states has to do with it: a mission's base, police sent to a mission."""
    sentence = words.document.sentences[draft.sentence]
    at = {words.actor_at[token] for token in range(sentence.first, sentence.last) if token in words.actor_at}
    return any(words.kind(actor) in ("intergovernmental", "peacekeeping") for actor in at)


def says_how(words: Words, draft: Draft) -> bool:
    """True where a word of violence tells the deed, and not only one that says that somebody was hurt or killed."""
    if not draft.strong or draft.harm_only:
        return False
    sentence = words.document.sentences[draft.sentence]
    return draft.event_type == "abduction" or any(
        hit.rule in draft.rules
        for token in range(sentence.first, sentence.last)
        if not words.hits(token, "harm")
        for hit in words.hits(token, "trigger")
    )


def doers(draft: Draft) -> list[int | None]:
    """The mention of each initiator; None for one who is no known kind of actor."""
    return [party.actor for party in draft.parties if party.role == "initiator"]


def by_people(words: Words, doers: list[int | None]) -> bool:
    """True where somebody did it who is no body and no fighter: a husband, a wolf, robbers."""
    return any(
        doer is None or words.kind(doer) in PEOPLE or (words.kind(doer) in GROUPS and not is_fighter(words, doer))
        for doer in doers
    )


def is_toll_of_war(words: Words, draft: Draft) -> bool:
    """True for a running total of very many killed at a place, in a sentence without a word of another topic."""
    if (
        draft.kind != "toll"
        or not draft.places
        or not any(f.harm == "killed" and f.low >= TOLL_OF_WAR for f in draft.figures)
    ):
        return False
    tokens, lexicon = words.document.tokens, open_topics(words.pack)
    sentence = words.document.sentences[draft.sentence]
    return not any(weight_at(tokens, i, lexicon) for i in range(sentence.first, sentence.last))


def is_of_state(words: Words, party: Party) -> bool:
    """True where the state itself did the deed, or those in office are its victims ("three judges were murdered")."""
    if party.actor is None:
        return False
    return words.kind(party.actor) in (STATE if party.role == "initiator" else OFFICE)
