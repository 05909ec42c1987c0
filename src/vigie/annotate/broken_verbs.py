"""Broken verbs: an auxiliary and its participle with words between commas inside ("ont été, *selon l'ONU*, tués")."""

from __future__ import annotations

from vigie.lexicon.syntax import SyntaxSection
from vigie.model.document import Document
from vigie.model.syntax import Item

LONGEST = 7  # items between the auxiliary and the participle
INSIDE = frozenset({"N", "V", '"'})


def mend_broken(document: Document, items: list[Item], section: SyntaxSection) -> list[Item]:
    """The items with each participle that commas part from its auxiliary as the verb; the auxiliary's item goes."""
    gone: set[int] = set()
    commas = [m for m, item in enumerate(items) if item[0] == ","]
    if len(commas) < 2:
        return items  # most sentences have no aside
    for m in [comma - 1 for comma in commas]:
        if m >= 0 and items[m][0] == "V":
            index = items[m][1]
            k = participle_after(document, items, m, section)
            if k is not None:
                join(document, index, items[k][1], section)
                gone.add(m)
    return [item for m, item in enumerate(items) if m not in gone] if gone else items


def participle_after(document: Document, items: list[Item], m: int, section: SyntaxSection) -> int | None:
    """The item of the participle right behind what the commas after item ``m`` set off; None where there is none."""
    lemma = document.verbs[items[m][1]].lemma
    if lemma not in section.passive_auxiliaries and lemma not in section.perfect_auxiliaries:
        return None
    for n in range(m + 2, min(m + LONGEST, len(items) - 1)):
        if items[n][0] == ",":
            kind, index, _ = items[n + 1]
            if kind != "V":
                return None
            verb = document.verbs[index]
            forms = ("Part",) if section.participle_plurals else ("Part", "Fin")  # where past and participle differ
            bare = verb.first == verb.head and document.tokens.form[verb.head] in forms
            return n + 1 if bare and not verb.shells else None
        if items[n][0] not in INSIDE:
            return None
    return None


def join(document: Document, auxiliary: int, verb: int, section: SyntaxSection) -> None:
    """Gives the participle the mood, the voice and the negation of its auxiliaries."""
    first, whole = document.verbs[auxiliary], document.verbs[verb]
    lemmas = document.tokens.lemmas
    helpers = [i for i in range(first.first, first.last) if i == first.head or document.tokens.pos[i] == "AUX"]
    perfects = [lemmas[i] in section.perfect_auxiliaries for i in helpers]
    whole.form, whole.negated = first.form, whole.negated or first.negated
    whole.reflexive = whole.reflexive or first.reflexive
    passive = lemmas[helpers[-1]] in section.passive_auxiliaries and not whole.reflexive
    whole.voice = "passive" if passive and whole.lemma not in section.unaccusatives else "active"
    whole.perfect = True in (perfects[:-1] if whole.voice == "passive" else perfects)
