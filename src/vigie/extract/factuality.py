"""Factuality: how the text commits to a happening, whether it came about, and whether it is history."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence

from vigie.extract.findings import Commitment, Place
from vigie.extract.history import long_before
from vigie.extract.moods import is_purpose, is_purpose_of, mood, outer_verbs, restricted, shell
from vigie.extract.positions import is_presupposed, locate, looks_back
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.modality import MarkerRule, ModalityLexicon, open_modality
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax
from vigie.lexicon.triggers import open_support
from vigie.model.claim import Factuality, Outcome
from vigie.model.document import Document
from vigie.model.mention import Cue

AFTER_REACH = 14  # tokens that a phrase like "afin de" reaches over to the verb it bears on
BEFORE_NOUN = 4  # tokens between "menace de" and the noun it bears on
# What an attribution's own kind makes of what it says.
BY_KIND = {"promises": "planned", "threatens": "planned", "asks": "demanded", "thinks": "hedged"}
# The effect that wins where several bear on one happening, and what it is called in a claim.
RANKS: tuple[tuple[str, Factuality], ...] = (
    ("conditional", "hypothetical"),
    ("denied", "denied"),
    ("hypothetical", "hypothetical"),
    ("able", "hypothetical"),
    ("demanded", "hypothetical"),
    ("planned", "planned"),
    ("decided", "planned"),
    ("hedged", "hedged"),
)


def factuality_of(
    document: Document, clause: int | tuple[int, int], pack: Pack, attributions: Sequence[int] = ()
) -> Commitment:
    """How the text commits to a clause (its index) or to tokens ``[first, last)``.

    ``attributions`` are indexes of those that cover it, innermost first (attribution_of). A named source's plain
    statement is asserted.
    """
    lexicon = open_modality(pack)
    place = locate(document, clause)
    effects: list[tuple[str, str]] = []
    if place is not None:
        effects += of_adjectives(document, place, lexicon)
        place.parts = open_attribution(pack).section.parts
        place.past = rules_of_past(pack)
        place.markers = open_syntax(pack).section.infinitive_markers
        effects += of_verb(document, place, lexicon)
        effects += of_markers(document, place, lexicon)
        effects += of_condition(document, place, lexicon)
        effects = in_the_future(document, place, attributions, lexicon, effects)
    said = of_attributions(document, attributions, pack)
    if place is not None and looks_back(document, place):  # "they *repudiate* the murder": they do not deny it
        said = [(effect, rule) for effect, rule in said if effect != "denied"]
    effects += said
    if is_presupposed(document, clause):  # "asked for the release of two men *kidnapped on Monday*"
        effects = [(effect, rule) for effect, rule in effects if effect not in ("demanded", "planned")]
    found = {effect for effect, _ in effects}
    factuality: Factuality = next((name for effect, name in RANKS if effect in found), "asserted")
    outcome: Outcome = "foiled" if "foiled" in found else "attempted" if "attempted" in found else "done"
    history = of_history(document, place, lexicon, bool(attributions)) if place is not None else []
    rules = tuple(dict.fromkeys([rule for _, rule in effects if rule] + history))
    decided = factuality == "planned" and "decided" in found and "planned" not in found
    return Commitment(factuality, outcome, bool(history), rules, "able" in found, decided)


@functools.cache
def rules_of_past(pack: Pack) -> frozenset[str]:
    """Ids of the rules of verbs that look back on a deed."""
    return frozenset(rule.id for rule in open_support(pack) if rule.effect == "past")


def tells_part(document: Document, place: Place, first: int) -> bool:
    """True where a noun of a part in the happening stands between a word and it ("denied *any role* in the raid")."""
    return not place.parts.isdisjoint(document.tokens.lemmas[first : place.head])


def of_verb(document: Document, place: Place, lexicon: ModalityLexicon) -> list[tuple[str, str]]:
    """What mood, auxiliaries, negation and shell verbs of the governing verb say."""
    verb = place.verb
    if verb is None or looks_back(document, place):
        return []  # "the judge *will* investigate the murder", "they did *not* condemn it": it was done
    effects = mood(document, verb, lexicon)
    if place.nominal and not any(hit.section == "support" for hit in document.hits.get(verb.head, ())):
        effects = [("hypothetical" if effect == "able" else effect, rule) for effect, rule in effects]
    told = shell(document, verb, lexicon, nominal=True) if place.nominal else []
    if told and told[0][0] == "owned":  # whoever does not claim an attack does not deny it
        return []
    if told and told[0][0] == "open":  # nor does whoever does not confirm it
        return [("hedged", told[0][1])] if verb.negated else effects
    if verb.negated and not restricted(document, verb, lexicon) and not (place.nominal and harms(document, place)):
        effects.append(("denied", "negation"))
    if place.nominal:
        effects += [] if tells_part(document, place, verb.head) else told
    elif not verb.negated:
        effects += [(effect, rule) for effect, rule in shell(document, verb, lexicon) if effect == "foiled"]
    for outer in outer_verbs(document, place, verb):
        told = shell(document, outer, lexicon)
        effects += mood(document, outer, lexicon) + told
        if told and told[0][0] == "foiled" and is_purpose(document, place, outer, lexicon):
            effects.append(("able", told[0][1]))
        if is_purpose_of(document, place, outer, lexicon):
            effects.append(("planned", "purpose"))
        if outer.negated and not verb.negated:
            effects.append(("denied", "negation"))
    return effects


def is_owned(document: Document, place: Place, lexicon: ModalityLexicon) -> bool:
    """True where the verb tells whose the happening is: "no group claimed the attack" does not deny the attack."""
    told = shell(document, place.verb, lexicon, nominal=True) if place.verb is not None else []
    return bool(told) and told[0][0] == "owned"


def harms(document: Document, place: Place) -> bool:
    """True where the clause around a noun tells a harm: its negation denies that, and not the happening."""
    hits = document.hits
    for i in range(place.first, place.last):
        if i in hits and i != place.head and any(hit.section == "harm" for hit in hits[i]):
            return True
    return False


def of_adjectives(document: Document, place: Place, lexicon: ModalityLexicon) -> list[tuple[str, str]]:
    """Reads "an alleged attack": doubt about the happening itself, when a noun names it."""
    if not place.nominal or not place.items or place.items[place.item][0] != "N":
        return []
    group = document.groups[place.items[place.item][1]]
    tokens, doubtful = document.tokens, lexicon.section.doubtful
    inside = any(tokens.lemmas[i] in doubtful or tokens.lowers[i] in doubtful for i in range(group.first, group.last))
    return [("hedged", "doubtful")] if inside else []


def of_markers(document: Document, place: Place, lexicon: ModalityLexicon) -> list[tuple[str, str]]:
    """What the phrases around the happening say."""
    effects: list[tuple[str, str]] = []
    spared = bool(place.cues) and place.nominal and (harms(document, place) or is_owned(document, place, lexicon))
    for cue in place.cues:
        rule = lexicon.rules.get(cue.rule)
        if not isinstance(rule, MarkerRule) or not bears(document, cue, rule, place):
            continue
        if rule.in_turn and place.verb is not None and follows_deed(document, place, cue.token):
            continue
        if rule.effect == "denied" and rule.scope == "after" and tells_part(document, place, cue.token):
            continue
        if rule.effect == "denied" and rule.scope == "clause" and is_another_verb_s(document, place, cue.token):
            continue
        if not (spared and rule.effect == "denied" and rule.scope == "clause"):
            condition = rule.subordinating and rule.effect == "hypothetical"  # "if they do *not* lay down their arms"
            effects.append(("conditional" if condition else rule.effect, rule.id))
    return effects


def of_condition(document: Document, place: Place, lexicon: ModalityLexicon) -> list[tuple[str, str]]:
    """What hangs on a condition of its sentence ("*if* they enter the town, thousands *will be killed*")."""
    if place.verb is None or not is_ahead(document, place, lexicon):
        return []
    for cue in place.cues:
        rule = lexicon.rules.get(cue.rule)
        if not isinstance(rule, MarkerRule) or not rule.subordinating or rule.effect != "hypothetical":
            continue
        after = bisect_left(document.tokens.starts, cue.end)
        if opens_clause(document, cue, after) and not between(place, cue.token, ";"):
            return [("conditional", cue.rule)]
    return []


def is_ahead(document: Document, place: Place, lexicon: ModalityLexicon) -> bool:
    """True for what is to come or would, by the verb's mood or that of the one whose auxiliaries it shares."""
    verbs = [document.verbs[n] for kind, n, token in place.items if kind == "V" and token <= place.head]
    bare = place.verb is not None and place.verb.form == "Part" and place.verb.first == place.verb.head
    verb = verbs[-2] if bare and len(verbs) > 1 else place.verb
    if verb is None or verb.perfect:
        return False  # "may have killed nine, even if the ministry denies it"
    return any(effect in ("planned", "hedged") for effect, _ in mood(document, verb, lexicon))


def is_another_verb_s(document: Document, place: Place, token: int) -> bool:
    """True for a token behind the happening's verb, in what another finite verb governs or has for its subject.

    "They shelled the town *and killed no civilians*", "..., *but no civilian was killed*".
    """
    if place.verb is None or place.nominal or token < place.verb.last:
        return False
    later = [item for item in place.items if item[2] >= place.verb.last]
    if any(kind == "V" and at < token and document.verbs[n].form == "Fin" for kind, n, at in later):
        return True
    joined = any(kind == "C" and at <= token for kind, _, at in later)
    behind = [(kind, n) for kind, n, at in later if at >= token]
    while behind and behind[0][0] == "N":
        behind.pop(0)
    return joined and behind[:1] != [] and behind[0][0] == "V" and document.verbs[behind[0][1]].form == "Fin"


def follows_deed(document: Document, place: Place, token: int) -> bool:
    """True where the verb before a token, else the first in the sentence, says that its own subject did something.

    What was done to somebody leads to what was done to him next ("ont été enlevés *avant d'être tués*"); who was
    arrested before he did something did not do it.
    """
    verbs = [document.verbs[index] for kind, index, _ in place.items if kind == "V"]
    verbs = [verb for verb in verbs if verb is not place.verb and verb.form not in ("Inf", "Ger", "Part")]
    before = [verb for verb in verbs if verb.head < token]
    deed = before[-1] if before else verbs[0] if verbs else None
    suffered = place.verb is not None and place.verb.voice == "passive"
    told = deed is not None and deed.form == "Fin" and not deed.negated
    return told and deed is not None and (deed.voice == "active" or suffered)


def bears(document: Document, cue: Cue, rule: MarkerRule, place: Place) -> bool:
    """True where a marker reaches the happening, by its scope."""
    tokens = document.tokens
    if rule.scope == "sentence":
        return not between(place, cue.token, ";")
    if rule.scope == "clause":
        return place.first <= cue.token < place.last and not comma_clause_between(place, cue.token)
    after = bisect_left(tokens.starts, cue.end)
    if after == cue.token + 1 and tokens.pos[cue.token] == "NOUN":
        return False  # "300 *suspects* were held"
    reach = BEFORE_NOUN if place.nominal else AFTER_REACH
    if not (cue.token < place.head and place.head - after <= (AFTER_REACH if rule.subordinating else reach)):
        return False
    if rule.subordinating and not opens_clause(document, cue, after):
        return False
    words = tokens.lowers[after : place.head]
    verbs = sum(1 for kind, _, token in place.items if kind == "V" and after <= token < place.head)
    if verbs and tokens.pos[place.head - 1] == "CCONJ" and place.verb is not None and tokens.form[after] == "Inf":
        verbs -= 1  # "an operation to trace *and arrest* the killers"
    return not any(low in (",", ";", ":", ".") for low in words) and verbs <= 0 + (
        not place.nominal and rule.subordinating
    )


def opens_clause(document: Document, cue: Cue, after: int) -> bool:
    """True unless the word is an intensifier ("si violent") or a pronoun ("s'est")."""
    tokens = document.tokens
    if tokens.pos[cue.token] == "PRON":
        return False
    return after < len(tokens) and not (
        after == cue.token + 1 and tokens.pos[after] in ("ADJ", "ADV") and tokens.pos[cue.token] == "ADV"
    )


def between(place: Place, token: int, kind: str) -> bool:
    """True where an item of a kind stands between a marker and the happening."""
    low, high = sorted((token, place.head))
    return any(item[0] == kind and low < item[2] < high for item in place.items)


def comma_clause_between(place: Place, token: int) -> bool:
    """True where a further finite clause after a comma stands between a marker and the happening."""
    low, high = sorted((token, place.head))
    inside = [item for item in place.items if low < item[2] < high]
    comma = any(kind == "," for kind, _, _ in inside)
    return comma and any(kind == "V" for kind, _, _ in inside)


def of_attributions(document: Document, attributions: Sequence[int], pack: Pack) -> list[tuple[str, str]]:
    """What the innermost attribution says by its kind: a denial, a promise, a demand, a belief."""
    rules = open_attribution(pack).rules
    effects: list[tuple[str, str]] = []
    for index in attributions[:1]:
        attribution = document.attributions[index]
        rule = rules.get(attribution.rule)
        if attribution.denied:
            effects.append(("denied", attribution.rule))
        elif attribution.hedged:
            effects.append(("hedged", attribution.rule))
        elif rule is not None and rule.kind in BY_KIND:
            effects.append((BY_KIND[rule.kind], attribution.rule))
    return effects


def in_the_future(
    document: Document,
    place: Place,
    attributions: Sequence[int],
    lexicon: ModalityLexicon,
    effects: list[tuple[str, str]],
) -> list[tuple[str, str]]:
    """The effects, those of a mood that in what somebody has said tells the future made that ("said it *would*")."""
    if not attributions or not effects:
        return effects
    told = {rule.id: rule.told for rule in lexicon.section.moods if rule.told is not None}
    if not any(rule in told for _, rule in effects):
        return effects
    cue = document.attributions[attributions[0]]
    starts = document.tokens.starts
    cues = (document.verbs[n] for kind, n, _ in place.items if kind == "V")
    past = any(verb.perfect and cue.cue_start <= starts[verb.head] < cue.cue_end for verb in cues)
    opened = any(item[0] == "S" and cue.cue_end <= starts[item[2]] < starts[place.head] for item in place.items)
    return [(told.get(rule) or effect, rule) for effect, rule in effects] if past and opened else effects


def of_history(document: Document, place: Place, lexicon: ModalityLexicon, attributed: bool) -> list[str]:
    """Ids of what marks the happening as history; empty where it is news."""
    rules = [cue.rule for cue in place.cues if cue.kind == "history" and place.first <= cue.token < place.last]
    if long_before(document, place.first, place.last, place.head):
        rules.append("old_date")
    verb = place.verb
    told = not rules and not attributed and verb is not None and verb.perfect and verb.form == "Fin"
    if told and verb is not None and document.tokens.lowers[verb.first] in lexicon.section.pluperfect:
        rules.append("pluperfect")
    return rules
