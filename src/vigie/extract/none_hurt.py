"""Nobody hurt: what the words around a deed say of people who were not harmed in it ("..., *hurting no one*").

"No casualties" counts its people, who are none; these words count nobody: a figure of zero for the deed beside them.
"""

from __future__ import annotations

from typing import cast

from vigie.extract.words import Words
from vigie.lexicon.harms import HURT, HarmRule
from vigie.lexicon.triggers import SupportRule
from vigie.model.claim import Harm
from vigie.model.draft import Draft, DraftFigure
from vigie.model.syntax import Clause, NounGroup

REACH = 8  # tokens between "without" or a negated verb and the dead that there were not
# types of deeds that people may be hurt in
DEEDS = frozenset(
    {
        "armed_clash", "territory_capture", "offensive", "airstrike", "drone_strike", "shelling", "explosive",
        "suicide_bombing", "grenade", "chemical_weapon", "attack", "crackdown", "riot", "destruction", "looting",
    }
)  # fmt: skip


def add_none_hurt(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each deed with the zeros told in its sentence, or in the next of its paragraph.

    A draft that tells nothing but that nobody was hurt goes into the deed before it.
    """
    spared = spared_groups(words)
    for draft in drafts if spared else ():
        draft.figures = [figure for figure in draft.figures if figure.noun_group not in spared]
    for sentence in sorted({words.sentence_of(token) for token in words.by_section.get("harm", ())}):
        for harm, group in none_hurt(words, sentence):
            own = counts_spared(drafts, group)
            deed = deed_of(words, drafts, sentence, group)
            if own is not None and own.places:
                own.figures[0].low = own.figures[0].high = 0  # "debris fell on Odesa *without hurting anyone*"
            elif deed is not None:
                add_zero(words, deed, harm, group)
                drafts = [draft for draft in drafts if draft is not own]
    gone: list[Draft] = []
    for draft in drafts:
        if not tells_zero_alone(draft) or is_described(words, draft):
            continue
        deed = deed_of(words, [d for d in drafts if d is not draft], draft.sentence, draft.figures[0].noun_group)
        if deed is not None:
            deed.figures.extend(draft.figures)
            deed.spans.extend(span for span in draft.spans if span not in deed.spans)
            gone.append(draft)
    return [draft for draft in drafts if all(draft is not other for other in gone)]


def counts_spared(drafts: list[Draft], group: int) -> Draft | None:
    """The draft of a harm that counts nobody but those whom words for nobody stand beside; None where none does."""
    return next((d for d in drafts if d.harm_only and [figure.noun_group for figure in d.figures] == [group]), None)


def none_hurt(words: Words, sentence: int) -> list[tuple[str, int]]:
    """The harms that nobody suffered in a sentence, each with the noun group that says so."""
    found: list[tuple[str, int]] = []
    for clause in words.sentence_clauses(sentence):
        for hit in words.hits(clause.head, "harm"):
            rule = words.rules[hit.rule]
            if not isinstance(rule, HarmRule) or rule.harm not in HURT:
                continue
            if (hit.shape == "verb") != (clause.verb is not None):
                continue
            group = nobody_in(words, clause, rule) if hit.shape == "verb" else lacking(words, clause, rule)
            if group is not None and (rule.harm, group) not in found:
                found.append((rule.harm, group))
    return found + [zero for zero in neither_nor(words, sentence) if zero not in found]


def neither_nor(words: Words, sentence: int) -> list[tuple[str, int]]:
    """The harms right behind words like "ni" that a negated verb leads ("n'a fait *ni mort ni blessé*")."""
    document, found = words.document, list[tuple[str, int]]()
    span = document.sentences[sentence]
    if words.section.lacking.isdisjoint(document.tokens.lowers[span.first : span.last]):
        return found
    for i in range(span.first + 1, span.last):
        if document.tokens.lowers[i - 1] not in words.section.lacking or not words.hits(i, "harm"):
            continue
        before = (document.clauses[c] for j in range(span.first, i - 1) for c in words.clause_at.get(j, ()))
        led = any(c.verb is not None and document.verbs[c.verb].negated and brings_harm(words, c.head) for c in before)
        group = next((words.group_at[j] for j in range(i, span.first, -1) if j in words.group_at), None)
        rule = words.rules[words.hits(i, "harm")[-1].rule]
        if led and group is not None and isinstance(rule, HarmRule) and rule.harm in HURT:
            found.append((rule.harm, group))
    return found


def is_without(words: Words, clause: Clause) -> bool:
    """True for a verb that a word like "without" leads ("*without losing* a man")."""
    if clause.verb is None:
        return False
    verb = words.document.verbs[clause.verb]
    return verb.first > 0 and words.document.tokens.lowers[verb.first - 1] in words.section.lacking


def spared_groups(words: Words) -> set[int]:
    """The noun groups of those whom a verb behind "without" would have harmed."""
    harmful = (index for token in words.by_section.get("harm", ()) for index in words.clause_at.get(token, ()))
    clauses = [c for c in map(words.document.clauses.__getitem__, harmful) if is_without(words, c)]
    return {group for c in clauses for slot in c.slots if slot.function == "object" for group in slot.groups}


def nobody_in(words: Words, clause: Clause, rule: HarmRule) -> int | None:
    """The group that stands for nobody where a harm's verb has its victims ("*no one* was killed")."""
    for slot in clause.slots:
        if slot.function != (rule.victims or "object"):
            continue
        group = words.document.groups[slot.groups[0]]
        lowers, pronoun = words.document.tokens.lowers, words.document.tokens.pos[group.head] == "PRON"
        if pronoun and slot.function == "object" and is_without(words, clause):
            return slot.groups[0]  # "without hurting anyone"
        for first in (group.first, group.first - 1):  # "no" may stand before the group: "*no* one"
            if " ".join(lowers[max(0, first) : group.last]) in words.section.nobodies:
                return slot.groups[0]
    return None


def lacking(words: Words, clause: Clause, rule: HarmRule) -> int | None:
    """The group of the hurt of whom "without" or a negated verb says there were none ("*sans faire de blessés*")."""
    if clause.group is None or rule.mode != "counted" or rule.finder:
        return None
    group, document = words.document.groups[clause.group], words.document
    if document.has_number(group) or group.determiner in words.section.definite or words.complements.get(clause.group):
        return None
    return clause.group if is_lacking(words, group) else None


def is_lacking(words: Words, group: NounGroup) -> bool:
    """True where words before a group, up to its verb, say that there is nothing of its kind."""
    document, section = words.document, words.section
    tokens, first = document.tokens, document.sentences[group.sentence].first
    for i in range(group.first - 1, max(first, group.first - REACH) - 1, -1):
        if tokens.lowers[i] in section.lacking:
            return True
        verb = next((v for c in words.clause_at.get(i, ()) if (v := document.clauses[c].verb) is not None), None)
        if verb is not None:
            told = document.verbs[verb]
            if not (
                brings_harm(words, i) or told.lemma in section.copulas or told.lemma in section.perfect_auxiliaries
            ):
                return False
            if told.negated:
                return True
        elif tokens.pos[i] in ("NOUN", "PROPN", "NUM", "PUNCT"):
            return False
    return False


def brings_harm(words: Words, token: int) -> bool:
    """True for a verb that ties a happening to the harm it did ("*cause*", "*faire*")."""
    rules = (words.rules[hit.rule] for hit in words.hits(token, "support"))
    return any(isinstance(rule, SupportRule) and rule.object == "harm" for rule in rules)


def deed_of(words: Words, drafts: list[Draft], sentence: int, group: int) -> Draft | None:
    """The deed in which nobody was hurt: of those in the sentence the nearest, else the last in the one before."""
    deeds = [d for d in drafts if d.kind == "incident" and d.event_type in DEEDS and d.factuality is None]
    here = [d for d in deeds if d.sentence == sentence]
    head = words.document.groups[group].head
    if here:
        return min(here, key=lambda draft: abs(draft.token - head))
    sentences = words.document.sentences
    if not sentence or sentences[sentence - 1].paragraph != sentences[sentence].paragraph:
        return None
    before = [d for d in deeds if d.sentence == sentence - 1]
    return before[-1] if before else None


def add_zero(words: Words, deed: Draft, harm: str, group: int) -> None:
    """Gives a deed the figure of nobody harmed, unless it counts some; the words become its evidence."""
    if any(figure.harm in (harm, "harmed") or (harm == "harmed" and figure.harm in HURT) for figure in deed.figures):
        return
    noun = words.document.groups[group]
    start, end = words.chars(noun.first, noun.last)
    deed.figures.append(DraftFigure(cast(Harm, harm), "people", 0, 0, "exact", start, end, group))
    if noun.sentence != deed.sentence:
        sentence = words.document.sentences[noun.sentence]
        deed.spans.append(words.chars(sentence.first, sentence.last))


def is_described(words: Words, draft: Draft) -> bool:
    """True where an adjective says of what kind the harm was ("no *external* injuries"): others there were."""
    noun = words.document.groups[draft.figures[0].noun_group]
    within = range(noun.first, noun.head)
    return any(words.document.tokens.pos[i] == "ADJ" and not words.hits(i, "group") for i in within)


def tells_zero_alone(draft: Draft) -> bool:
    """True for a draft of harm that counts nobody and tells no place or time of its own."""
    alone = draft.kind == "incident" and draft.harm_only and bool(draft.figures)
    return alone and all(f.high == 0 for f in draft.figures) and not (draft.places or draft.timexes)
