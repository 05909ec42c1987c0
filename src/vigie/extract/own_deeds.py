"""Own deeds: what those who speak say that they did themselves ("*we* took the town", a fighter said)."""

from __future__ import annotations

from vigie.extract.words import Words
from vigie.model.draft import Draft


def is_own_deed(words: Words, draft: Draft) -> bool:
    """True where "we" is the subject: of a town taken or a base stormed only those say so who bear arms."""
    document, section = words.document, words.section
    ours = section.first_persons
    return any(
        document.tokens.lowers[document.groups[group].head] in ours
        for index in draft.clauses if index >= 0
        for slot in document.clauses[index].slots if slot.function == "subject"
        for group in slot.groups
    )  # fmt: skip
