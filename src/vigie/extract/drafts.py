"""All drafts of a document: happenings read off clauses, settled with who says them and how firmly."""

from __future__ import annotations

import msgspec

from vigie.extract.attributions import attribution_of
from vigie.extract.backdrops import without_backdrops
from vigie.extract.breakdowns import BreakdownReader
from vigie.extract.factuality import factuality_of
from vigie.extract.figures import BODILY, members
from vigie.extract.fragments import join_fragments
from vigie.extract.happenings import HappeningReader
from vigie.extract.history import is_end_of_life, set_history, words_of_ages
from vigie.extract.namings import NamingReader
from vigie.extract.no_parties import spare_own_side, spare_speakers
from vigie.extract.none_hurt import add_none_hurt
from vigie.extract.restatements import without_restatements
from vigie.extract.scenery import Scenery
from vigie.extract.settle import Settler
from vigie.extract.shares import ShareReader
from vigie.extract.signs import tells_of_war
from vigie.extract.statements import quoted_statements
from vigie.extract.things import without_sources
from vigie.extract.topics import in_scope
from vigie.extract.weapons import add_weapons_beside
from vigie.extract.words import Words
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.modality import open_modality
from vigie.lexicon.pack import Pack
from vigie.model.document import Document
from vigie.model.draft import Draft

DECREED = frozenset({"closure", "designation"})  # in force once whoever can decide it has decided it


def find_drafts(
    document: Document, pack: Pack, *, scope: str = "conflict", armed: bool = False, first: bool = False
) -> list[Draft]:
    """The drafts that a document yields, in the order of the text.

    A ``first`` look at some sentences of a report only asks whether there are any: it gives what is settled, with
    people hurt in it that only the rest of the report can say to be of a conflict, without the finer points.
    """
    words = Words(document, pack)
    words.known = armed
    scenery = Scenery(words)
    document.scenery = scenery.indexes()
    drafts = HappeningReader(words, pack).read()
    settler = Settler(words, pack, scenery, lambda start, end: attribution_of(document, start, end))
    drafts = settler.settle(drafts, armed=armed or scope == "violence")
    if first:
        hurt = any(figure.harm in BODILY for draft in drafts for figure in draft.figures)
        everything = hurt or armed or scope != "conflict"
        settled = drafts
        return (
            drafts if everything else in_scope(words, drafts, settler.makes_armed, lambda: tells_of_war(words, settled))
        )
    drafts = without_backdrops(words, drafts)
    drafts = BreakdownReader(words, pack).tie(drafts)
    drafts = join_fragments(words, add_none_hurt(words, drafts))
    ShareReader(words).share_out(drafts)
    NamingReader(words, pack).name(drafts)
    for draft in drafts:
        set_factuality(document, pack, draft)
        spare_own_side(words, draft)
        spare_speakers(words, draft)
        add_weapons_beside(words, draft)
        draft.objects = without_sources(words, draft.objects)
        draft.means = without_sources(words, draft.means)
    modality = open_modality(pack).section
    set_history(document, drafts, words_of_ages(document, modality.ages, modality.ages_too))
    drafts = [draft for draft in drafts if not is_end_of_life(document, draft, modality.births)]
    if scope == "conflict" and not armed:
        told = drafts
        drafts = in_scope(words, drafts, settler.makes_armed, lambda: tells_of_war(words, told))
    for draft in drafts:
        spare_attempted(words, draft)  # whom an attempt was aimed at may be what tells that it is of the conflict
    drafts = without_restatements(words, drafts)
    if armed or settler.armed_report(drafts):
        quoted = quoted_statements(words, drafts)
        for draft in quoted:
            set_factuality(document, pack, draft)
        drafts = [*drafts, *quoted]
    drafts = [d for d in drafts if not (told_as_happening(d, drafts) or is_plain_speech(document, pack, d, drafts))]
    for draft in drafts:
        draft.echo = draft.echo or is_spoken_of(document, draft, drafts)
    return [d for d in drafts if not (told_as_statement(document, d, drafts) or is_unsaid(d) or is_untold(d))]


def is_unsaid(draft: Draft) -> bool:
    """True for a statement that nobody has made: it is asked for, or hangs on a condition."""
    return draft.kind == "statement" and draft.factuality == "hypothetical" and draft.event_type != "demand"


def is_untold(draft: Draft) -> bool:
    """True for a deed that the narrator says was not done, or that somebody can or might do somewhere, some time."""
    if draft.kind == "incident" and draft.unreal:
        return True
    if draft.kind == "incident" and draft.factuality == "hypothetical":
        return not (draft.figures or draft.timexes or draft.places)
    denied = draft.kind == "incident" and draft.factuality == "denied"
    return denied and not (draft.attributions or draft.figures or draft.outcome == "foiled")


def is_spoken_of(document: Document, draft: Draft, drafts: list[Draft]) -> bool:
    """True for a deed by a bare noun in the clause of a statement ("blamed *the attack* on the militia")."""
    if draft.kind != "incident" or not draft.definite:
        return False
    told = any(party.role == "target" for party in draft.parties)
    if told or draft.figures or draft.places or draft.objects or draft.timexes:
        return False
    return any(
        other.kind == "statement"
        and other.sentence == draft.sentence
        and not (draft.finite and told_by_verb(document, draft, other))
        and hangs_on(document, draft, other)
        for other in drafts
    )


def told_by_verb(document: Document, draft: Draft, other: Draft) -> bool:
    """True where a verb that is not the other draft's own tells a draft."""
    own = (index for index in draft.clauses if index >= 0 and index not in other.clauses)
    return any(document.clauses[index].verb is not None for index in own)


def set_factuality(document: Document, pack: Pack, draft: Draft) -> None:
    """How firmly the text commits to the draft, by the clause of its trigger."""
    told = [c for c in draft.clauses if c >= 0]
    if draft.event_type == "agreement":  # "agreed to a truce" is done; what was agreed on is not
        told = [c for c in told if document.clauses[c].verb is not None] or told
    clause = next(iter(told), None)
    if clause is None:
        draft.factuality = draft.factuality or "asserted"
        return
    stance = factuality_of(document, clause, pack, draft.attributions)
    if stance.decided and draft.event_type in DECREED:
        stance = msgspec.structs.replace(stance, factuality="asserted")
    if draft.kind == "statement" and draft.event_type == "deny" and stance.factuality == "denied":
        stance = msgspec.structs.replace(stance, factuality="asserted")  # that somebody denies is a fact
    draft.factuality = draft.factuality or stance.factuality
    draft.background = draft.background or stance.background
    draft.unreal = stance.unreal
    if draft.kind == "incident":
        draft.outcome = draft.outcome or stance.outcome
    draft.rules.extend(rule for rule in stance.rules if rule not in draft.rules)


def spare_attempted(words: Words, draft: Draft) -> None:
    """Takes out the dead whom the noun of an attempt counts ("the attempted murder *of five teenagers*"): none died.

    Whom another verb kills in it did die ("an assassination attempt killed two guards").
    """
    index = words.group_at.get(draft.token) if draft.outcome == "attempted" else None
    if index is None:
        return
    whole = words.complements.get(index, ())
    inner = (group for own in whole for group in words.complements.get(own, ()))  # "tentative d'assassinat *de* X"
    aimed = {member for group in (*whole, *inner) for member in members(words, group)}
    draft.figures = [f for f in draft.figures if f.harm != "killed" or f.noun_group not in aimed]


def told_as_statement(document: Document, draft: Draft, drafts: list[Draft]) -> bool:
    """True for a deed that a statement of the sentence denies, threatens, promises or demands: the statement is told.

    What is demanded or denied lies in the statement's clause: in one that hangs on it, in its object, or in what its
    verb introduces.
    """
    if draft.kind != "incident" or draft.factuality not in ("denied", "planned", "hypothetical") or draft.figures:
        return False
    return any(
        other.kind == "statement"
        and other.event_type in ("deny", "threaten", "promise", "demand")
        and other.sentence == draft.sentence
        and ((other.token < draft.token and hangs_on(document, draft, other)) or speaks(document, draft, other))
        for other in drafts
    )


def hangs_on(document: Document, draft: Draft, other: Draft) -> bool:
    """True where the draft's clause depends on the other's, or its noun fills a slot there."""
    governing = set(other.clauses)
    for index in draft.clauses:
        link: int | None = index
        for _ in range(len(document.clauses)):
            if link is None or link < 0:
                break
            if link in governing:
                return True
            clause = document.clauses[link]
            link = clause.parent if clause.link in ("complement", "content") else None
    noun = next((n for n, g in enumerate(document.groups) if g.first <= draft.token < g.last), None)
    return noun is not None and any(
        noun in slot.groups for index in governing if index >= 0 for slot in document.clauses[index].slots
    )


def speaks(document: Document, draft: Draft, other: Draft) -> bool:
    """True where the statement's own verb introduces the words of the draft."""
    start = document.tokens.starts[other.token]
    told = document.tokens.starts[draft.token]
    return any(
        document.attributions[index].cue_start <= start < document.attributions[index].cue_end
        and any(a <= told < b for a, b in document.attributions[index].content)
        for index in draft.attributions
    )


def told_as_happening(draft: Draft, drafts: list[Draft]) -> bool:
    """True for an announcement whose words are a happening of their own: the happening is the claim."""
    if draft.kind != "statement" or draft.event_type != "announce" or draft.plover:
        return False  # a decision by its own words is told beside what it is about
    start, end = draft.spans[0]
    return any(
        d is not draft and d.kind != "statement" and d.spans and start <= d.spans[0][0] < end for d in drafts
    ) or any(d is not draft and d.sentence == draft.sentence and d.kind != "statement" for d in drafts)


def is_plain_speech(document: Document, pack: Pack, draft: Draft, drafts: list[Draft]) -> bool:
    """True for a word of support that only says or owns what it leads ("*soutient* que dix hommes sont morts")."""
    if draft.kind != "statement" or draft.event_type != "support":
        return False
    verb = next(
        (document.verbs[v] for c in draft.clauses if c >= 0 and (v := document.clauses[c].verb) is not None), None
    )
    if verb is not None and verb.form == "Part" and verb.first == verb.head:
        return True  # "the rebels, *backed by* Kigali, ..." tells how they stand
    start, rules = document.tokens.starts[draft.token], open_attribution(pack).rules
    for attribution in document.attributions:
        if attribution.cue_start <= start < attribution.cue_end:
            kind = rules[attribution.rule].kind if attribution.rule in rules else ""
            told = (document.tokens.starts[d.token] for d in drafts if d.kind != "statement")
            return kind == "says" or (
                kind == "confirms" and any(a <= t < b for t in told for a, b in attribution.content)
            )
    return False
