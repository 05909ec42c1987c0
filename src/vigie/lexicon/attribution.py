"""The pack section ``attribution``: the words by which a text says who says something."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from vigie.errors import PackError
from vigie.lexicon.labels import open_labels
from vigie.lexicon.pack import Pack
from vigie.lexicon.phrases import Locutions, Phrases, phrase_tokens
from vigie.lexicon.syntax import open_syntax
from vigie.model.claim import SourceClass

Saying = Literal[
    "says", "reports", "claims", "denies", "confirms", "accuses", "promises", "asks", "threatens", "warns",
    "thinks", "shows", "condemns", "supports",
]  # fmt: skip
Content = Literal["clause", "bare", "quote", "set_off", "inverted", "infinitive", "rest", "as_saying"]


class CueFrame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the content of a cue verb stands, who its source is, and which prepositions lead whom the source told."""

    content: frozenset[Content]
    source: Literal["subject", "object", "preposition"] = "subject"
    to: frozenset[str] = frozenset()
    from_: frozenset[str] = msgspec.field(default=frozenset(), name="from")
    addressee: bool = False


class CueVerbRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs (lemmas; further words fixed) that report speech. ``needs_party``: only where someone can speak;
    ``classes``: only where the source's words are of such a class (an eyewitness's "saw"); ``documents``: only where
    the subject is what a source speaks through ("the video shows soldiers ..."); ``raising``: verbs by which the text
    says of their subject how it looks, to nobody named."""

    id: str
    kind: Saying
    frame: str
    verbs: tuple[str, ...]
    needs_party: bool = False
    content_leads: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    documents: bool = False
    raising: bool = False
    examples: tuple[str, ...]


class HeadRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that lead a source without a verb. ``includes``: how many of the last words belong to the source itself;
    ``cites``: the source stands inside somebody else's report, who becomes a relay; ``named``: only before words that
    the pack knows as a source or a document ("per local media"; not "per day")."""

    id: str
    kind: Saying
    words: tuple[str, ...]
    persons_only: bool = False
    includes: int = 0
    cites: bool = False
    cited_by: bool = False
    named: bool = False
    examples: tuple[str, ...]


class DocumentRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns (lemmas) of what a source speaks through: the source is whoever issued it.

    ``impersonal``: those that name nobody where their issuer is not told ("according to *the toll*").
    """

    id: str
    nouns: tuple[str, ...]
    impersonal: frozenset[str] = frozenset()
    examples: tuple[str, ...]


class RelayRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Platforms and occasions (lemmas) with the prepositions that lead them."""

    id: str
    leads: tuple[str, ...]
    nouns: tuple[str, ...]
    examples: tuple[str, ...]


class SourceRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns (lemmas) that name who speaks, with the class of source that they are."""

    id: str
    source_class: SourceClass
    nouns: tuple[str, ...]


class NounCueRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns (lemmas) of saying that a content clause follows; their owner, complement or modifier is the source.

    ``leads``: not a clause but what one of these words leads ("X's refusal *to* leave", "X's call *for* calm").
    """

    id: str
    kind: Saying
    nouns: frozenset[str]
    leads: frozenset[str] = frozenset()
    examples: tuple[str, ...]


class Anaphors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that point back to a speaker: ``pronouns``, ``same`` (phrases), ``indefinite`` (nobody), ``speakers``
    (relatives), ``persons`` (relatives that after a comma still tell who a person is), ``own`` (first and second
    person: whoever speaks is named by an outer cue), ``possessive`` (the words of a noun of saying that own it),
    ``told_before`` (words for what was told before a cue)."""

    pronouns: frozenset[str]
    plural: frozenset[str] = frozenset()
    same: tuple[str, ...]
    indefinite: frozenset[str]
    speakers: frozenset[str]
    persons: frozenset[str] = frozenset()
    own: frozenset[str]
    told_before: tuple[str, ...] = ()
    possessive: frozenset[str] = frozenset()


class AttributionSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    frames: dict[str, CueFrame]
    verbs: tuple[CueVerbRule, ...]
    heads: tuple[HeadRule, ...]
    documents: tuple[DocumentRule, ...]
    relays: tuple[RelayRule, ...]
    sources: tuple[SourceRule, ...]
    anaphors: Anaphors
    complementizers: frozenset[str]
    interrogatives: frozenset[str]
    adversatives: frozenset[str]
    noun_cues: tuple[NounCueRule, ...] = ()
    acts: tuple[CueVerbRule, ...] = ()  # verbs that annotations show and no claim rests on ("despised", "overruled")
    carriers: frozenset[str] = frozenset()  # verbs that with a noun of saying say it ("*issued* a threat against")
    infinitive_leads: frozenset[str] = frozenset()  # what may stand before a chained infinitive ("tient *à* dire")
    imputing: frozenset[str] = frozenset()  # what leads that of which somebody is accused ("accused *of*")
    as_saying: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()  # what may stand between a cue and what it reports ("said, *for its part*, that")
    concurring: tuple[str, ...] = ()  # what leads a cue whose content stands beside it ("*as* police said")
    source_complements: frozenset[str] = frozenset()
    collective_hedges: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()  # nouns of a part in a deed: whoever denies one does not deny the deed
    hearsay_moods: frozenset[str] = frozenset()


class AttributionLexicon(msgspec.Struct):
    """The section as look-up tables."""

    section: AttributionSection
    verbs: Locutions[CueVerbRule]
    acts: Locutions[CueVerbRule]
    heads: Phrases[HeadRule]
    rules: dict[str, CueVerbRule | HeadRule]
    frames: dict[str, CueFrame]
    documents: frozenset[str]
    impersonal: frozenset[str]
    told_leads: frozenset[str]
    relay_leads: frozenset[str]
    relay_nouns: frozenset[str]
    source_classes: dict[str, SourceClass]
    same: Phrases[str]
    as_saying: Phrases[str]
    asides: Phrases[str]
    concurring: Phrases[str]
    hedges: Phrases[str]
    noun_cues: dict[str, list[NounCueRule]]


@functools.cache
def open_attribution(pack: Pack) -> AttributionLexicon:
    """The attribution section of a pack; raises PackError where a verb names a frame that is not there."""
    section = pack.section("attribution", AttributionSection)
    for rule in (*section.verbs, *section.acts):
        if rule.frame not in section.frames:
            raise PackError(f"{rule.id}: no frame {rule.frame!r}: there are {', '.join(section.frames)}")
    heads: Phrases[HeadRule] = Phrases()
    for head in section.heads:
        for words in head.words:
            heads.add(words, head)
    classes: dict[str, SourceClass] = {}
    for source in section.sources:
        for noun in open_labels(pack).phrases(source.nouns, alone=True):
            classes.setdefault(noun.lower(), source.source_class)
    return AttributionLexicon(
        section=section,
        verbs=locutions(section.verbs, pack),
        acts=locutions(section.acts, pack),
        heads=heads,
        rules=by_id([*section.verbs, *section.acts, *section.heads]),
        frames={rule.id: section.frames[rule.frame] for rule in (*section.verbs, *section.acts)},
        documents=frozenset(noun.lower() for rule in section.documents for noun in rule.nouns),
        impersonal=frozenset(noun for rule in section.documents for noun in rule.impersonal),
        told_leads=frozenset(lead for frame in section.frames.values() for lead in frame.to),
        relay_leads=frozenset(lead for rule in section.relays for lead in rule.leads),
        relay_nouns=frozenset(noun.lower() for rule in section.relays for noun in rule.nouns),
        source_classes=classes,
        same=plain(section.anaphors.same),
        as_saying=plain(section.as_saying),
        asides=plain(section.asides),
        concurring=plain(section.concurring),
        hedges=plain(section.collective_hedges),
        noun_cues=by_noun(section.noun_cues),
    )


def locutions(rules: tuple[CueVerbRule, ...], pack: Pack) -> Locutions[CueVerbRule]:
    """The verbs of rules as a table."""
    table: Locutions[CueVerbRule] = Locutions(open_syntax(pack).section.reflexives)
    for rule in rules:
        for verb in rule.verbs:
            table.add(verb, rule)
    return table


def by_id(rules: list[CueVerbRule | HeadRule]) -> dict[str, CueVerbRule | HeadRule]:
    """Rules by their id."""
    return {rule.id: rule for rule in rules}


def by_noun(rules: tuple[NounCueRule, ...]) -> dict[str, list[NounCueRule]]:
    """The rules of each noun of saying, in the pack's order."""
    found: dict[str, list[NounCueRule]] = {}
    for rule in rules:
        for noun in rule.nouns:
            found.setdefault(noun, []).append(rule)
    return found


def plain(words: tuple[str, ...]) -> Phrases[str]:
    """A table of bare phrases: each stands for itself."""
    table: Phrases[str] = Phrases()
    for phrase in words:
        if phrase_tokens(phrase):
            table.add(phrase, phrase)
    return table
