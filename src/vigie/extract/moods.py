"""Moods: what a verb's form, its auxiliaries and the shell verbs around it say of what it tells."""

from __future__ import annotations

from vigie.extract.findings import Place
from vigie.extract.positions import WINDOW_STOPS
from vigie.lexicon.modality import AuxiliaryRule, ModalityLexicon
from vigie.model.document import Document
from vigie.model.syntax import VerbGroup

RESTRICTION_REACH = 6  # tokens after a negated verb in which "que" makes it "only"


def shell(
    document: Document, verb: VerbGroup, lexicon: ModalityLexicon, *, nominal: bool = False
) -> list[tuple[str, str]]:
    """What a shell verb says of what it governs; one that foils or refuses does neither where it is negated."""
    tokens = document.tokens
    for i in range(verb.first, verb.last):
        if tokens.lemmas[i] not in lexicon.shells.by_lemma:
            continue
        for last, rule in lexicon.shells.match(tokens.lowers, tokens.lemmas, i):
            if i != verb.head and last <= verb.head:
                continue  # an auxiliary by itself is no shell
            if any(tokens.pos[j] == "VERB" for j in range(i + 1, last - 1)):
                continue  # "*has* decided *to*" is no "has to"
            if nominal and any(
                hit.section == "support" and hit.last > last for hit in document.hits.get(verb.head, ())
            ):
                continue  # "fighting *is going on*" is no "is going to"
            if (
                rule.effect == "done"
                or tokens.lowers[i] in rule.done
                or (nominal and rule.effect in ("hedged", "demanded", "hypothetical"))
            ):
                return []
            return [] if verb.negated and rule.effect in ("foiled", "denied") else [(rule.effect, rule.id)]
    return []


def outer_verbs(document: Document, place: Place, verb: VerbGroup) -> list[VerbGroup]:
    """The verbs that govern an infinitive, from the inside out; a gerund after a preposition counts as one."""
    found: list[VerbGroup] = []
    inner = verb
    for kind, index, token in reversed(place.items):
        if token >= inner.first:
            continue
        if kind in WINDOW_STOPS or not is_governed(document, inner):
            break
        if kind == "V":
            inner = document.verbs[index]
            found.append(inner)
    return found


def is_governed(document: Document, verb: VerbGroup) -> bool:
    """True for an infinitive, and for a gerund that a preposition leads ("from entering")."""
    if verb.form == "Inf" or verb.shells:  # beside its governor an infinitive bears the governor's form
        return True
    return verb.form == "Ger" and verb.first > 0 and document.tokens.pos[verb.first - 1] in ("ADP", "SCONJ")


def is_purpose(document: Document, place: Place, verb: VerbGroup, lexicon: ModalityLexicon) -> bool:
    """True for an infinitive of what is wanted ("sent troops *to prevent*", not "managed on Friday to prevent")."""
    tokens = document.tokens
    before = {tokens.lowers[i] for i in range(max(0, verb.first - 1), verb.head)}
    if tokens.form[verb.head] != "Inf" or verb.perfect or (place.markers and place.markers.isdisjoint(before)):
        return False
    outer = verb.shells[-1] if verb.shells else ""
    return not any(rule.effect == "done" and outer in rule.verbs for rule in lexicon.section.shells)


def is_purpose_of(document: Document, place: Place, verb: VerbGroup, lexicon: ModalityLexicon) -> bool:
    """True for a copula that ties what is wanted to a noun for wanting ("the *aim* of the raid *was* to kill him")."""
    if verb.lemma not in lexicon.copulas:
        return False
    before = (document.groups[i] for kind, i, token in reversed(place.items) if kind == "N" and token < verb.first)
    subject = next((group for group in before if not group.preposition and group.timex is None), None)
    return subject is not None and document.tokens.lemmas[subject.head] in lexicon.section.purposes


def mood(document: Document, verb: VerbGroup, lexicon: ModalityLexicon) -> list[tuple[str, str]]:
    """What the auxiliaries or else the mood of a verb group say."""
    lowers = document.tokens.lowers
    for i in range(verb.first, verb.last):
        match = lexicon.auxiliaries.match(lowers, i) if lowers[i] in lexicon.auxiliaries.by_first else None
        if match is None:
            continue
        rule: AuxiliaryRule = match[1]
        if match[0] <= verb.last:
            return [(rule.effect, rule.id)]
    for mood_rule in lexicon.section.moods:
        if mood_rule.form != verb.form:
            continue
        if mood_rule.perfect not in (None, verb.perfect) or mood_rule.passive not in (None, verb.voice == "passive"):
            continue
        return [(mood_rule.effect, mood_rule.id)]
    return []


def restricted(document: Document, verb: VerbGroup, lexicon: ModalityLexicon) -> bool:
    """True where a negation only restricts ("n'a fait qu'un mort")."""
    lowers = document.tokens.lowers
    if any(lowers[i] in lexicon.section.emphatic for i in range(verb.first, verb.last)):
        return False
    return any(
        lowers[i] in lexicon.section.restrictive
        for i in range(verb.head, min(verb.head + RESTRICTION_REACH, len(lowers)))
    )
