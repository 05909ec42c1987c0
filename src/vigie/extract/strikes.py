"""Strikes: what a bare strike was, by the other strikes from afar that its report tells."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.lexicon.triggers import TriggerRule
from vigie.model.draft import Draft

FROM_AFAR = frozenset({"airstrike", "drone_strike", "shelling"})
BY_AIR = frozenset({"airstrike", "drone_strike"})


def name_strikes(words: Words, drafts: list[Draft]) -> None:
    """Makes of bare strikes what the report's other ones from afar are ("an air raid ... *a second strike*").

    Where these are of several types, it is what the last strike by the same word was; else nothing but that it came
    from the air can be told.
    """
    manners = {draft.event_type for draft in drafts if draft.event_type in FROM_AFAR}
    if not manners:
        return
    lemmas = words.document.tokens.lemmas
    last: dict[str, str] = {}
    for draft in sorted(drafts, key=lambda draft: draft.token):
        rules = (words.rules.get(rule) for rule in draft.rules)
        bare = any(isinstance(rule, TriggerRule) and rule.manner_of_report for rule in rules)
        if bare and draft.event_type == "attack":
            known = last.get(lemmas[draft.token])
            if len(manners) == 1:
                (draft.event_type,) = manners
            elif known is not None:
                draft.event_type = known
            elif manners <= BY_AIR:
                draft.event_type = "airstrike"
        elif draft.event_type in FROM_AFAR:
            last[lemmas[draft.token]] = draft.event_type
