"""What tells no violence whatever stands around it: orders, deeds of animals and storms, accidents at drills, plots."""

from __future__ import annotations

from vigie.extract.metaphors import is_brought_about, is_deed, is_made_of_arms, is_of_fighters, is_weapon
from vigie.extract.words import Words
from vigie.lexicon.topics import TopicWords
from vigie.model.draft import Draft
from vigie.model.syntax import VerbGroup

ORDERS = ("Imp", "Inf")
MISHAPS = frozenset({"explosive", "grenade"})  # what goes off without anybody's will too
DATED = frozenset({"day", "weekday"})  # slots of what says on which day
PLOT_REACH = 4  # sentences from the words for a work of fiction to what its plot tells


def is_instruction(words: Words, draft: Draft) -> bool:
    """True for what the reader is told to do ("Lay mines on the left bank"): a recipe, a game, a manual."""
    document = words.document
    first = document.sentences[draft.sentence].first
    for clause in (document.clauses[n] for n in draft.clauses if n >= 0):
        if clause.verb is not None and not any(slot.function == "subject" for slot in clause.slots):
            orders = document.verbs[clause.verb].form in ORDERS
            return orders and (draft.token == first or (draft.kind == "incident" and opens_with_order(words, draft)))
    return False


def opens_with_order(words: Words, draft: Draft) -> bool:
    """True where the sentence of a draft opens with an order that it goes on ("Kill the guards, *plant* a bomb")."""
    document = words.document
    first = document.sentences[draft.sentence].first
    for clause in words.sentence_clauses(draft.sentence):
        verb = document.verbs[clause.verb] if clause.verb is not None else None
        if verb is not None and verb.head == first:
            return verb.form in ORDERS and not any(slot.function == "subject" for slot in clause.slots)
    return False


def is_done_by_nature(words: Words, draft: Draft, lexicon: TopicWords) -> bool:
    """True where an animal, a storm or a sickness did it ("*a leopard* killed a child")."""
    document, tokens = words.document, words.document.tokens
    slots = [slot for n in draft.clauses if n >= 0 for slot in document.clauses[n].slots]
    subjects = [group for slot in slots if slot.function == "subject" for group in slot.groups]
    for group in subjects:
        noun = document.groups[group]
        common = tokens.pos[noun.head] == "NOUN" or noun.head == document.sentences[noun.sentence].first
        if common and tokens.lemmas[noun.head].lower() in lexicon.doers:
            return not is_done_by_men(words, group, lexicon)
    return False


def is_done_by_men(words: Words, group: int, lexicon: TopicWords) -> bool:
    """True for a noun of nature behind which men are ("*a lone* wolf", "a swarm *of drones*", "*Tamil* Tigers")."""
    noun = words.document.groups[group]
    if not lexicon.human.isdisjoint(words.document.tokens.lemmas[noun.first : noun.last]):
        return True
    return is_made_of_arms(words, group) or is_of_fighters(words, group) or is_brought_about(words, group)


def is_drill(words: Words, draft: Draft, lexicon: TopicWords) -> bool:
    """True for harm that nobody did during an exercise: soldiers have accidents there."""
    mishap = draft.harm_only or draft.generic or draft.event_type in MISHAPS
    sent = any(thing.kind not in MISHAPS for thing in draft.means)  # a missile comes from somebody
    if not mishap or sent or any(party.role == "initiator" for party in draft.parties):
        return False
    if is_sent(words, draft.sentence):
        return False
    document = words.document
    return any(
        slot.preposition in lexicon.amid and document.tokens.lemmas[document.groups[group].head] in lexicon.drills
        for n in draft.clauses if n >= 0
        for slot in document.clauses[n].slots
        for group in slot.groups
    )  # fmt: skip


def is_sent(words: Words, sentence: int) -> bool:
    """True where a sentence tells what somebody armed does, or a weapon that is used ("a grenade *thrown at* them")."""
    document = words.document
    for clause in words.sentence_clauses(sentence):
        if clause.verb is None or not is_deed(words, clause.head):
            continue
        subjects = [group for slot in clause.slots if slot.function == "subject" for group in slot.groups]
        if any(words.is_armed(group) for group in subjects):
            return True
        used = clause.antecedent is not None and is_weapon(words, document.groups[clause.antecedent].head)
        if used and document.verbs[clause.verb].voice == "passive":
            return True
    return False


def is_plot(words: Words, draft: Draft, topics: list[dict[str, int]], lexicon: TopicWords) -> bool:
    """True for a deed in the present tense near the words for a work of fiction: reviewers tell plots so."""
    if draft.title or draft.kind == "statement" or is_dated(words, draft):
        return False
    around = range(max(0, draft.sentence - PLOT_REACH), min(len(topics), draft.sentence + PLOT_REACH + 1))
    if not any(
        tells_of_work(words, n, lexicon) for n in around if topics[n] and not lexicon.works.isdisjoint(topics[n])
    ):
        return False
    document = words.document
    verbs = [document.verbs[c.verb] for n in draft.clauses if n >= 0 and (c := document.clauses[n]).verb is not None]
    return bool(verbs) and is_present(words, verbs[0])


def is_dated(words: Words, draft: Draft) -> bool:
    """True for a deed told with its weekday or its day of the month: no plot has one."""
    return any(not DATED.isdisjoint(words.document.timexes[timex].slots) for timex in draft.timexes)


def tells_of_work(words: Words, sentence: int, lexicon: TopicWords) -> bool:
    """True where a sentence is on a work of fiction: "a *film* festival" and "during *a film*" are on none."""
    document, span = words.document, words.document.sentences[sentence]
    for i in range(span.first, span.last):
        if document.tokens.lemmas[i] not in lexicon.works:
            continue
        group = document.groups[words.group_at[i]] if i in words.group_at else None
        if group is None:
            return True
        opening = document.tokens.lowers[group.first]
        some = group.preposition and opening in words.section.articles and opening not in words.section.definite
        if group.head == i and not some:
            return True
    return False


def is_present(words: Words, verb: VerbGroup) -> bool:
    """True for a finite verb in the present tense, active or passive."""
    if verb.form != "Fin" or verb.perfect:
        return False
    section, tokens = words.section, words.document.tokens
    finite = next((i for i in range(verb.first, verb.last) if tokens.pos[i] in ("AUX", "VERB")), verb.head)
    low = tokens.lowers[finite]
    if finite != verb.head:
        return low in section.present_auxiliaries
    if section.present_endings:
        return verb.lemma not in section.same_past and any(low == verb.lemma + end for end in section.present_endings)
    return not low.endswith(section.imperfect_endings + section.plural_pasts + section.singular_pasts)
