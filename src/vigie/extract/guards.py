"""Guards: what a rule's data demand of the words around it before it may fire."""

from __future__ import annotations

import functools

from vigie.extract.anchors import is_anchor
from vigie.extract.displaced import fighters_only, is_participle, says_who
from vigie.extract.own_deeds import is_own_deed
from vigie.extract.words import ARMED, FIGHTERS, GROUPS, VIOLENT, Words
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.harms import GroupRule, HarmRule, open_harms
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import TriggerRule, open_triggers
from vigie.model.document import Tokens
from vigie.model.draft import Draft, Party
from vigie.model.mention import PlaceMention
from vigie.model.syntax import Clause

PARTY_KINDS = ARMED | {"intergovernmental", "party", "person", "ngo", "court", "rescue", "monitor", "opposition"}
MILITARY = frozenset({"aircraft", "military_base"})  # things whose loss is one of armed parties
SIDES = frozenset({"soldiers", "fighters", "combatants"})
# what can be taken and held as a town can, be it nowhere said where it stands
HELD = frozenset({"military_base", "police_station", "airport", "port", "bridge", "crossing", "government_building"})


def words_allow(words: Words, rule: TriggerRule | HarmRule, sentence: int, first: int, last: int) -> bool:
    """True unless a forbidden lemma stands in the clause or none of the demanded ones in the sentence."""
    demands = demands_of(words.pack)[rule.id]
    if demands is None:
        return True
    without, wanted, about = demands
    told = words.told_in(sentence)
    if not without.isdisjoint(told):
        span = words.document.sentences[sentence]
        if forbids(words, without, max(span.first, first - 3), min(span.last, last + 3)):
            return False
    if wanted and wanted.isdisjoint(told):
        return False
    return words.known or not about or not about.isdisjoint(told)


def forbids(words: Words, without: frozenset[str], first: int, last: int) -> bool:
    """True where a forbidden word stands among tokens ``[first, last)``, and not as the verb of who told it all."""
    tokens = words.document.tokens
    found = [i for i in range(first, last) if tokens.lemmas[i] in without or tokens.lowers[i] in without]
    cues = [(told.cue_start, told.cue_end) for told in words.document.attributions] if found else []
    return any(not any(a <= tokens.starts[i] < b for a, b in cues) for i in found)


def stand_in(tokens: Tokens, asked: frozenset[str], first: int, last: int) -> bool:
    """True where nothing is asked for or one of the words stands among tokens ``[first, last)``."""
    return not asked or not (
        asked.isdisjoint(tokens.lemmas[first:last]) and asked.isdisjoint(tokens.lowers[first:last])
    )


@functools.cache
def demands_of(pack: Pack) -> dict[str, tuple[frozenset[str], ...] | None]:
    """Each rule's forbidden, demanded and topic words as sets, by its id; None for a rule without any."""
    found: dict[str, tuple[frozenset[str], ...] | None] = {}
    rules: list[TriggerRule | HarmRule] = [*open_triggers(pack), *open_harms(pack)]
    for rule in rules:
        topic = rule.topic if isinstance(rule, TriggerRule) else ()
        sets = (frozenset(rule.without), frozenset(rule.with_), frozenset(topic))
        found[rule.id] = sets if any(sets) else None
    return found


def stands_beside(words: Words, rule: TriggerRule, clause: Clause) -> bool:
    """True unless the rule asks for words that neither the clause nor what fills it and holds it has."""
    if not rule.beside:
        return True
    wanted = frozenset(rule.beside)
    tokens, first, last = words.document.tokens, clause.first, clause.last
    holding = [clause]
    if clause.group is not None:
        holding += [
            c for c in words.sentence_clauses(clause.sentence)
            if c.verb is not None and any(clause.group in slot.groups for slot in c.slots)
        ]  # fmt: skip
    for other in holding:
        first, last = min(first, other.first), max(last, other.last)
        for slot in other.slots:
            for group in slot.groups:
                noun = words.document.groups[group]
                if noun.sentence == clause.sentence:
                    first, last = min(first, noun.first), max(last, words.phrase(group)[1])
    span = words.document.sentences[clause.sentence]
    first, last = max(span.first, first - 3), min(span.last, last + 3)
    return stand_in(tokens, wanted, first, last)


def needs_hold(words: Words, draft: Draft, *, armed_report: bool) -> bool:
    """True where the filled draft meets every condition that its rule names."""
    if not draft.needs:
        return True
    return all(need_holds(words, draft, need, armed_report=armed_report) for need in draft.needs)


def need_holds(words: Words, draft: Draft, need: str, *, armed_report: bool) -> bool:
    match need:
        case "armed_report":
            return armed_report
        case "place":
            held = draft.event_type == "territory_capture" and any(thing.kind in HELD for thing in draft.objects)
            return bool(draft.places) or (held and draft.kind == "incident")
        case "weapon":
            return bool(draft.means)
        case "people":
            return bool(draft.parties) or any(not figure.again for figure in draft.figures)
        case "doer":
            return any(party.role == "initiator" for party in draft.parties)
        case "victims":
            return bool(draft.figures) or any(party.role == "target" for party in draft.parties)
        case "object":
            return bool(draft.objects or draft.places) or any(party.role == "target" for party in draft.parties)
    kinds = [(party.role, kind_of(words, party)) for party in draft.parties]
    match need:
        case "armed_initiator" | "armed_target":
            named = any(role == need.removeprefix("armed_") and kind in ARMED for role, kind in kinds)
            return named or (armed_report and need == "armed_initiator" and is_own_deed(words, draft))
        case "armed_party":
            return (
                any(kind in ARMED for _, kind in kinds)
                or any(f.group_name in ("soldiers", "police", "fighters", "combatants") for f in draft.figures)
                or any(thing.kind in MILITARY for thing in draft.objects)
            )
        case "unarmed":
            return not any(role == "initiator" and kind in ARMED for role, kind in kinds)
        case "party":
            return any(kind in PARTY_KINDS for _, kind in kinds) or (words.known and bool(kinds))
        case "group":
            return any(role == "initiator" and kind in GROUPS for role, kind in kinds)
    return False


def kind_of(words: Words, party: Party) -> str:
    """The kind of a party, or of what stands beside its name ("Ali Hassan, *the governor*"); "" where neither says."""
    if party.actor is not None:
        return words.kind(party.actor)
    actors = (words.actor(group) for group in words.beside.get(party.group, ()))
    return next((words.kind(actor) for actor in actors if actor is not None), "")


# Types that a bare verb tells well enough; any other needs somebody, some place or some number with it.
LASTING = frozenset({"armed_clash"})  # types of verbs that also tell a state of war
WHICH = frozenset({"relative subject", "participle"})
PAUSES = frozenset({",", "-", "–", "—", "("})  # what follows tells on and picks nobody out
HABITUAL = frozenset({"Inf", "Ger", "Sub"})


def is_in_words(words: Words, draft: Draft) -> bool:
    """True for an attack on a whole body by one who holds or seeks an office: made in a speech ("*the senator*...")."""
    told = draft.figures or draft.means or draft.objects
    if draft.kind != "incident" or draft.event_type != "attack" or told or draft.harm_only:
        return False
    doers = [party for party in draft.parties if party.role == "initiator"]
    befallen = [party for party in draft.parties if party.role == "target"]
    bodies = all(kind_of(words, party) in ARMED | {"party", "opposition"} for party in befallen)
    return bool(doers and befallen) and bodies and all(is_politician(words, party) for party in doers)


def is_politician(words: Words, party: Party) -> bool:
    """True for one person whose word says an office, and who commands no armed body ("the *rebel* leader")."""
    document, noun = words.document, words.document.groups[party.group]
    lemma, low = document.tokens.lemmas[noun.head], document.tokens.lowers[noun.head]
    office = open_attribution(words.pack).source_classes.get(lemma) == "government"
    person = low == lemma and not words.is_body(party.group)
    rules = (words.rules[hit.rule] for hit in words.group_hits(noun, "group"))
    armed = any(isinstance(rule, GroupRule) and rule.group in SIDES for rule in rules)
    return office and person and not armed and kind_of(words, party) not in FIGHTERS | GROUPS


def is_specific(words: Words, draft: Draft) -> bool:
    """False for words that name a kind of happening and tell none ("les attaques", "pour combattre les insurgés").

    Evidence that something is told: a number, a place, a time, who did it, to whom or what. A finite verb of its own
    needs one such sign, a noun alone or an infinitive two; a generic plural ("des attaques") needs two in any case.
    """
    document = words.document
    clauses = [document.clauses[c] for c in draft.clauses if c >= 0]
    if draft.kind == "statement":
        return is_said(words, draft, clauses)
    if draft.kind == "control":  # who holds "territories" says nothing: the place has a name or was told before
        named = any(is_named(document.places[p]) for p in draft.places)
        return named and not (is_held_at_large(words, draft) or is_unfinished(words, clauses))
    if draft.kind == "condition" and tells_of_source(words, clauses):
        return False
    if draft.kind == "condition":
        return bool(draft.timexes) or is_fine(words, draft) or not tells_which(words, clauses)
    if draft.event_type == "agreement" and not draft.timexes and is_participle(clauses):
        return False  # "under a deal *brokered by Cairo*" tells of what was done under it
    if draft.event_type == "displacement" and (fighters_only(words, draft) or says_who(draft, clauses)):
        return False  # fighters who flee are no displaced people; "a camp for *displaced people*" tells of no flight
    forms = [document.verbs[c.verb].form for c in clauses if c.verb is not None]
    finite = any(form not in HABITUAL for form in forms)
    named = any(is_named(document.places[p]) for p in draft.places) if draft.plural else bool(draft.places)
    signs = 2 * bool(draft.figures) + (named and not draft.place_inferred) + bool(draft.timexes)
    signs += any(p.role == "initiator" for p in draft.parties)
    signs += is_anchor(document, draft.token, draft.sentence)  # "the day after *the raid on a convoy*"
    signs += draft.event_type == "agreement" and draft.finite  # that one was reached is news by itself
    signs += bool(draft.objects) or any(p.role in ("target", "participant") for p in draft.parties)
    if draft.title:
        return signs >= 1
    own = bool(draft.figures or draft.timexes) or is_fine(words, draft)
    draft.at_large = recurs(words, draft, clauses) and not (draft.title or own)
    unsettled = draft.at_large and not words.known
    at_large = habitual(words, draft, clauses) or sums_up(words, draft, clauses) or unsettled
    if at_large and not (draft.figures or draft.timexes or is_fine(words, draft)):
        return False
    if tells_which(words, clauses) and not (draft.figures or draft.timexes or is_fine(words, draft)):
        return False
    lasting = goes_on(words, draft, clauses)
    struggles = lasting and any(clause.lemma in words.section.struggles for clause in clauses)
    if struggles and not (draft.figures or draft.timexes or is_fine(words, draft)):
        return False
    told = finite or (not draft.plural and is_argument(words, draft))
    struck = bool(draft.objects) and is_argument(words, draft)  # "the hospital was hit by *shots*"
    vague = (draft.plural and not (draft.definite or draft.occurs or struck or has_done(words, draft))) or lasting
    needed = 1 if told and not vague else 2
    return signs >= needed


def has_done(words: Words, draft: Draft) -> bool:
    """True for a noun that did something at a place that is told ("des combats à Sake *ont vidé* trois villages").

    The verb that it is the subject of is a past, and none that tells a state.
    """
    group, section = words.group_at.get(draft.token), words.section
    if group is None or not is_fine(words, draft):
        return False
    for clause in words.sentence_clauses(draft.sentence):
        verb = words.document.verbs[clause.verb] if clause.verb is not None else None
        acts = any(slot.function == "subject" and group in slot.groups for slot in clause.slots)
        if verb is None or not acts or verb.form != "Fin" or verb.negated or verb.voice != "active":
            continue
        low = words.document.tokens.lowers[verb.head]
        present = any(low == verb.lemma + ending for ending in section.present_endings)
        if verb.perfect or (section.present_endings and not present):
            return verb.lemma not in section.struggles
    return False


def is_unfinished(words: Words, clauses: list[Clause]) -> bool:
    """True where infinitives alone tell a draft ("the danger of seeing them *settle* in the Sahel")."""
    verbs = [words.document.verbs[clause.verb] for clause in clauses if clause.verb is not None]
    return bool(verbs) and all(verb.form == "Inf" for verb in verbs)


def is_held_at_large(words: Words, draft: Draft) -> bool:
    """True for an adjective of nameless places ("*rebel-held* districts of Aleppo"): it says which ones are meant."""
    index = words.group_at.get(draft.token)
    if draft.finite or index is None or draft.token in words.clause_at:
        return False
    group, tokens = words.document.groups[index], words.document.tokens
    plural = tokens.pos[group.head] == "NOUN" and tokens.lowers[group.head] != tokens.lemmas[group.head]
    return plural and group.head != draft.token


def habitual(words: Words, draft: Draft, clauses: list[Clause]) -> bool:
    """True for a plain present of a deed where that tense tells none: what somebody does at large ("they kidnap")."""
    section, document = words.section, words.document
    if not section.present_endings or words.known or draft.event_type not in VIOLENT:
        return False
    for verb in (document.verbs[c.verb] for c in clauses if c.verb is not None and c.head == draft.token):
        low = document.tokens.lowers[verb.head]
        endings = section.present_endings if verb.lemma not in section.same_past else section.present_endings - {""}
        plain = verb.form == "Fin" and verb.first == verb.head and verb.voice == "active" and not verb.negated
        if plain and low in {verb.lemma + ending for ending in endings}:
            return True
    return False


def recurs(words: Words, draft: Draft, clauses: list[Clause]) -> bool:
    """True for a bare plural that a present tense carries ("des groupes armés *mènent des raids*")."""
    section, lowers = words.section, words.document.tokens.lowers
    if draft.definite or draft.event_type not in VIOLENT:
        return False
    if not draft.plural and not any(takes_plural(words, clause) for clause in clauses):
        return False
    verbs = (words.document.verbs[c.verb] for c in clauses if c.verb is not None)
    plain = (verb for verb in verbs if verb.form == "Fin" and verb.first == verb.head and verb.voice == "active")
    return any(
        lowers[verb.head] == verb.lemma and verb.lemma not in section.same_past
        if section.present_endings
        else lowers[verb.head].endswith(section.plural_presents)
        and not lowers[verb.head].endswith(section.imperfect_endings + section.plural_pasts)
        for verb in plain
        if section.present_endings or section.plural_presents
    )


def takes_plural(words: Words, clause: Clause) -> bool:
    """True for a verb with a bare plural as its object ("they carry out *raids*", "they attack *villages*")."""
    tokens = words.document.tokens
    own = [hit.last - 1 for hit in words.hits(clause.head, "trigger") if hit.last - 1 > clause.head]
    if own and any(tokens.pos[i] == "NOUN" and tokens.lowers[i] != tokens.lemmas[i] for i in own):
        return True
    if clause.verb is None:
        return False
    objects = [words.document.groups[g] for slot in clause.slots if slot.function == "object" for g in slot.groups]
    return bool(objects) and any(
        not group.determiner and group.quantity is None and tokens.pos[group.head] == "NOUN"
        and tokens.lowers[group.head] != tokens.lemmas[group.head]
        for group in objects
    )  # fmt: skip


def sums_up(words: Words, draft: Draft, clauses: list[Clause]) -> bool:
    """True for a perfect that counts nobody ("leaders have been murdered"), where the past tense tells single deeds."""
    section, document = words.section, words.document
    if not section.present_endings or words.known or draft.event_type not in VIOLENT:
        return False
    perfect = any(document.verbs[c.verb].perfect for c in clauses if c.verb is not None and c.head == draft.token)
    befallen = [document.groups[p.group] for p in draft.parties if p.role == "target"]
    plural = (document.tokens.lowers[g.head] != document.tokens.lemmas[g.head] for g in befallen)
    bare = (not g.determiner and g.quantity is None and document.tokens.pos[g.head] == "NOUN" for g in befallen)
    return perfect and bool(befallen) and all(plural) and all(bare) and not draft.title


def tells_which(words: Words, clauses: list[Clause]) -> bool:
    """True for a deed that only says which people are meant ("people *freed by the rebels*", "those who fought")."""
    document, groups = words.document, words.document.groups
    for told in clauses:
        clause = beginning(words, told)
        if clause.antecedent is None or clause.link not in WHICH:
            continue
        noun = groups[clause.antecedent]
        after = document.tokens.lowers[noun.last] if noun.last < len(document.tokens) else ""
        counted = noun.quantity is not None or noun.actor is None or document.actors[noun.actor].actor_ids
        plural = document.tokens.lowers[noun.head] != document.tokens.lemmas[noun.head]
        if plural and not counted and after not in PAUSES:
            return True
    return False


def tells_of_source(words: Words, clauses: list[Clause]) -> bool:
    """True for a participle that only says where a speaker belongs ("*a body based in Tripoli* said")."""
    starts = [
        words.document.tokens.starts[words.document.groups[clause.antecedent].head] for clause in clauses
        if clause.link == "participle" and clause.antecedent is not None
    ]  # fmt: skip
    sources = [a.source for a in words.document.attributions if a.source is not None]
    return any(source.start <= start < source.end for start in starts for source in sources)


def beginning(words: Words, clause: Clause) -> Clause:
    """The clause that a participle goes on with ("people *seized* and freed by the rebels"), else the clause."""
    if clause.link != "coordinated" or clause.parent is None or clause.verb is None:
        return clause
    before = words.document.clauses[clause.parent]
    alike = words.document.verbs[clause.verb].form == "Part" and before.link == "participle"
    return before if alike else clause


def is_fine(words: Words, draft: Draft) -> bool:
    """True where the words tell a place finer than a country."""
    places = [words.document.places[p] for p in draft.places if not draft.place_inferred]
    return any(place.resolved is not None and place.resolved.kind != "country" for place in places)


def goes_on(words: Words, draft: Draft, clauses: list[Clause]) -> bool:
    """True for a verb that may tell what somebody is about at large ("they fight the army"), and no happening."""
    if draft.event_type not in LASTING:
        return False
    verbs = (words.document.verbs[c.verb] for c in clauses if c.verb is not None and c.head == draft.token)
    return any(not verb.perfect and verb.voice == "active" for verb in verbs)


def is_named(place: PlaceMention) -> bool:
    """True unless the words are a class noun that stands for no place told before."""
    return place.resolved is not None or not place.rule.startswith("place.class")


def is_said(words: Words, draft: Draft, clauses: list[Clause]) -> bool:
    """True for a statement that somebody makes: a speaker, and a verb that is neither negated nor an infinitive."""
    document = words.document
    if not any(party.role == "initiator" for party in draft.parties):
        return False
    told = [document.verbs[c.verb] for c in clauses if c.verb is not None and c.head == draft.token]
    return not told or any(
        (not verb.negated or draft.event_type == "deny") and verb.form not in ("Inf", "Sub") for verb in told
    )


def is_argument(words: Words, draft: Draft) -> bool:
    """True for a noun that is the subject or object of a finite verb ("le retrait s'est achevé")."""
    group = words.group_at.get(draft.token)
    return group is not None and any(
        slot.function in ("subject", "object") and group in slot.groups
        for clause in words.sentence_clauses(draft.sentence)
        if clause.verb is not None and words.document.verbs[clause.verb].form not in HABITUAL
        for slot in clause.slots
    )
