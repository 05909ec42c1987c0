"""Guards: what a rule's data demand of the words around it before it may fire."""

from __future__ import annotations

from vigie.model.draft import Draft
from vigie.extract.words import ARMED, Words
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.triggers import TriggerRule

PARTY_KINDS = ARMED | {"intergovernmental", "party", "person", "ngo", "court", "rescue", "monitor", "opposition"}


def words_allow(words: Words, rule: TriggerRule | HarmRule, sentence: int, first: int, last: int) -> bool:
    """True unless a forbidden lemma stands in the clause or none of the demanded ones in the sentence."""
    tokens, span = words.document.tokens, words.document.sentences[sentence]
    if rule.without and any(
        tokens.lemmas[i] in rule.without or tokens.lowers[i] in rule.without for i in range(max(span.first, first - 3), min(span.last, last + 3))
    ):
        return False
    return not rule.with_ or any(
        tokens.lemmas[i] in rule.with_ or tokens.lowers[i] in rule.with_ for i in range(span.first, span.last)
    )


def needs_hold(words: Words, draft: Draft, *, armed_report: bool) -> bool:
    """True where the filled draft meets every condition that its rule names."""
    return all(need_holds(words, draft, need, armed_report=armed_report) for need in draft.needs)


def need_holds(words: Words, draft: Draft, need: str, *, armed_report: bool) -> bool:
    document = words.document
    kinds = [(party.role, document.actors[party.actor].kind if party.actor is not None else "") for party in draft.parties]
    match need:
        case "armed_initiator":
            return any(role == "initiator" and kind in ARMED for role, kind in kinds)
        case "armed_party":
            return any(kind in ARMED for _, kind in kinds) or any(f.group_name in ("soldiers", "police", "fighters", "combatants") for f in draft.figures)
        case "armed_report":
            return armed_report
        case "place":
            return bool(draft.places)
        case "victims":
            return bool(draft.figures) or any(role == "target" for role, _ in kinds)
        case "weapon":
            return bool(draft.means)
        case "object":
            return bool(draft.objects) or bool(draft.places) or any(role == "target" for role, _ in kinds)
        case "party":
            return any(kind in PARTY_KINDS for _, kind in kinds)
        case "people":
            return bool(draft.figures) or bool(draft.parties)
    return False
