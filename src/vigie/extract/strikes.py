"""Strikes: what a bare strike was, by the other strikes from afar that its report tells."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.lexicon.triggers import TriggerRule
from vigie.model.draft import Draft

FROM_AFAR = frozenset({"airstrike", "drone_strike", "shelling"})


def name_strikes(words: Words, drafts: list[Draft]) -> None:
    """Makes of bare strikes what the report's other ones from afar are ("an air raid ... *a second strike*").

    Where these are of several types, nothing tells which a bare one was.
    """
    manners = {draft.event_type for draft in drafts if draft.event_type in FROM_AFAR}
    if len(manners) != 1:
        return
    for draft in drafts:
        rules = (words.rules.get(rule) for rule in draft.rules)
        bare = any(isinstance(rule, TriggerRule) and rule.manner_of_report for rule in rules)
        if bare and draft.event_type == "attack":
            (draft.event_type,) = manners
