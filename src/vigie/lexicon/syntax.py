"""The pack section ``syntax``: the closed-class words that phrases and clauses are built on."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import msgspec

from vigie.lexicon.pack import Pack
from vigie.lexicon.phrases import Phrases


class SyntaxSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of one language; every list holds lower-case forms unless it says lemmas."""

    passive_auxiliaries: frozenset[str]  # lemmas
    perfect_auxiliaries: frozenset[str]  # lemmas
    unaccusatives: frozenset[str]  # lemmas whose participle with a passive auxiliary is an active perfect
    copulas: frozenset[str]  # lemmas
    future: frozenset[str]
    conditional: frozenset[str]
    infinitive_markers: frozenset[str]
    agents: frozenset[str]
    genitives: frozenset[str]
    possessives: frozenset[str]
    contractions: dict[str, str]
    prepositions: frozenset[str]
    compound_prepositions: dict[str, str]
    negations: frozenset[str]
    particles: frozenset[str]
    clitics: frozenset[str]
    reflexives: frozenset[str]
    expletives: frozenset[str]
    relative_subjects: frozenset[str]
    relative_objects: frozenset[str]
    relative_places: frozenset[str]
    relative_genitives: frozenset[str]
    coordinators: frozenset[str]
    subset_markers: frozenset[str]
    parts_of: tuple[str, ...]  # after a number: part of those told before ("eight *of them* children")
    comparatives: frozenset[str]
    name_links: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]  # before one person or thing, known or not
    adjective_after_noun: bool
    causee: str
    forcers: frozenset[str]  # lemmas of verbs whose object does what their infinitive tells ("force")
    since: frozenset[str]
    subordinators: frozenset[str]
    first_persons: frozenset[str]
    plural_determiners: frozenset[str]
    plural_pronouns: frozenset[str]
    singular_pronouns: frozenset[str]
    never_of: dict[str, tuple[str, ...]] = {}  # pronoun -> determiners of nouns that it cannot stand for
    absolutes: frozenset[str] = frozenset()  # prepositions of a noun with a gerund of its own ("*with* nine missing")
    same_subject: frozenset[str] = frozenset()  # words before an infinitive of its governor's subject ("avant de")
    persons: frozenset[str] = frozenset()  # pronouns that stand for a person and for no body
    things: frozenset[str] = frozenset()  # pronouns that stand for a body or a thing and for no person
    participle_plurals: frozenset[str] = frozenset()  # endings of a plural participle, where participles agree
    selves: frozenset[str] = frozenset()  # pronouns for the doer as the one who suffers it ("and *himself*")
    multiples: dict[str, int] = {}  # adjectives that say how many died in one deed ("a *double* murder")
    phrasal: dict[str, frozenset[str]] = {}  # prepositions that end some verbs, by their lemmas ("hand *over*")
    others: frozenset[str] = frozenset()  # forms that stand for more of the people just counted
    collectives: frozenset[str] = frozenset()  # lemmas of many people in one word, who are not one person
    sized: dict[str, int] = {}  # collectives that say how many they are ("a *couple*")
    company: frozenset[str] = frozenset()  # prepositions, as slots name them, of who comes to harm beside somebody
    wholes: frozenset[str] = frozenset()  # pronouns for all of the people just counted
    ones: frozenset[str] = frozenset()  # pronouns for one of several ("l'*un* d'eux")
    qualities: frozenset[str] = frozenset()  # nouns that before another are adjectives ("a *military* offensive")
    halves: frozenset[str] = frozenset()  # nouns for half of the people just counted ("*half* of them")
    plural_endings: tuple[str, ...] = ()  # of every plural noun, where a feminine's lemma is its masculine
    captives: frozenset[str] = frozenset()  # the last words of verbs that make captives ("prendre en *otage*")
    predicatives: frozenset[str] = frozenset()  # nouns for what a verb makes of its object ("took nine men *hostage*")
    officers: frozenset[str] = frozenset()  # lemmas of people of rank, in an army or among the police
    describing: frozenset[str] = frozenset()  # forms of verbs that before a noun are adjectives ("*warring* sides")
    owning: frozenset[str] = frozenset()  # determiners that say whose somebody is ("*his* driver")
    holding: frozenset[str] = frozenset()  # forms of verbs for what people are in ("a school *housing* families")
    nths: dict[str, int] = {}  # ordinals, which of one more of the dead say how many they are ("*a third person* died")
    plural_marks: tuple[str, ...] = ()  # endings that make several of a noun, the commonest first
    plural_verbs: frozenset[str] = frozenset()  # auxiliaries of several, which a list before a relative has
    ordinals: frozenset[str] = frozenset()  # forms that stand for one more of the people just counted ("*a third*")
    half_negations: frozenset[str] = frozenset()  # alone they deny nothing ("avant qu'ils *ne* tirent")
    half_negated: frozenset[str] = frozenset()  # verbs that these deny alone ("*ne* peut")
    other_halves: frozenset[str] = frozenset()  # beside the negations, what makes these whole ("*ne* ... rien")
    ranks: frozenset[str] = frozenset()  # lemmas of a side's people ("in the *ranks* of the army")
    sides: frozenset[str] = frozenset()  # prepositions that lead whose dead are counted ("*among* civilians")
    verdicts: frozenset[str] = frozenset()  # adjectives that a verb gives its object ("held the rebels *responsible*")
    further: frozenset[str] = frozenset()  # pronouns for one more of the people just counted ("and *another* died")
    circumstances: frozenset[str] = frozenset()  # words that open a clause of time ("when", "alors que")
    conjunctions: frozenset[str] = frozenset()  # prepositions that open a clause where a finite verb follows
    before_counts: dict[str, str] = {}  # words before an earlier count, and what then leads to the new one ("de": "à")
    partitives: frozenset[str] = frozenset()  # determiners before "of the" and a noun ("some of its troops")
    intransitives: frozenset[str] = frozenset()  # lemmas without a passive: a bare participle of theirs is a past
    article_genitives: frozenset[str] = frozenset()  # "des", "du": a preposition or an article
    adjectival: frozenset[str] = frozenset()  # lemmas whose participle after a noun takes nothing ("hommes armés")
    origins: frozenset[str] = frozenset()  # prepositions of where somebody came from
    sayings: frozenset[str] = frozenset()  # lemmas that open what is said without a word between ("said three died")
    receivers: frozenset[str] = frozenset()  # lemmas whose object hears what a clause then says ("told him the ...")
    trailing_adjectives: frozenset[str] = frozenset()  # behind the noun of a title ("attorney *general*")
    present_endings: frozenset[str] = frozenset()  # of a present tense that tells what is usual and no single deed
    struggles: frozenset[str] = frozenset()  # lemmas of what somebody may be about for years ("they *fight* the state")
    reasons: frozenset[str] = frozenset()  # prepositions of what a happening came after or because of
    plural_presents: tuple[str, ...] = ()  # endings of a present tense of several, where ``plural_pasts`` do not fit
    plural_pasts: tuple[str, ...] = ()
    imperfect_endings: tuple[str, ...] = ()  # of a past tense of what was going on
    nobodies: frozenset[str] = frozenset()  # what stands for nobody ("no one"), a whole noun group
    respective: frozenset[str] = frozenset()  # words that pair two lists in their order ("respectively")
    nearness: str = ""  # the preposition of what is at some distance, where the one in its place means an origin too
    arming: frozenset[str] = frozenset()  # lemmas and forms before arms ("*armed* with rifles")
    lacking: frozenset[str] = frozenset()  # words that say there is nothing of what follows ("*without* victims")
    singular_pasts: tuple[str, ...] = ()  # endings of a past tense of one
    present_auxiliaries: frozenset[str] = frozenset()  # forms that make a passive of the present
    past_progressives: frozenset[str] = frozenset()  # forms that make one ("*were* fleeing")
    same_past: frozenset[str] = frozenset()  # lemmas whose past is the lemma itself
    postnominals: frozenset[str] = frozenset()  # adjectives behind a noun that look like verbs ("sources *close* to")
    inserts: tuple[str, ...] = ()  # phrases that part an auxiliary from its verb ("a, *pour sa part*, annoncé")
    free_relatives: frozenset[str] = frozenset()  # open a clause behind a preposition ("in *what* three groups called")
    wields: frozenset[str] = frozenset()  # lemmas of what is done with a weapon by whoever has it ("drones *flown* by")
    belongs: dict[str, str] = {}  # lemma of a verb of having whose subject is the thing -> preposition of the owner
    contact_relatives: bool = False  # "the town the army took": a relative clause without a relative word

    def is_singular(self, form: str, lemma: str) -> bool:
        """True for a noun's form of one: its lemma, or a form without a plural's ending ("avocate" of "avocat")."""
        return form == lemma or (bool(self.plural_endings) and not form.endswith(self.plural_endings))


@functools.cache
def without(words: frozenset[str], *others: Iterable[str]) -> frozenset[str]:
    """The words of a class less those of others, worked out once: a pack's classes never change."""
    return words.difference(*others)


@functools.cache
def split_words(phrases: tuple[str, ...]) -> tuple[list[str], ...]:
    """The words of each phrase of a class, split once."""
    return tuple(phrase.split() for phrase in phrases)


class Syntax(msgspec.Struct, frozen=True):
    """The section with the tables that the cascade looks words up in.

    ``links`` are words that can be a possessive, open a subset marker or a relative clause; ``verb_openers`` those that
    can open a verb group and are no verb; ``function_words`` those that a class of function words but determiners has;
    ``inserts`` the phrases between an auxiliary and its verb. ``compounds`` are the compound prepositions, by their
    first word and their second ("" for none), the longest first.
    """

    section: SyntaxSection
    compounds: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
    links: frozenset[str]
    verb_openers: frozenset[str]
    function_words: frozenset[str]
    inserts: Phrases[str]

    def compounds_at(self, lowers: list[str], i: int) -> list[tuple[tuple[str, ...], str]]:
        """The compound prepositions that tokens ``i`` and ``i + 1`` may open, the longest first."""
        seconds = self.compounds.get(lowers[i])
        if seconds is None:
            return []
        following = lowers[i + 1] if i + 1 < len(lowers) else ""
        return [*seconds.get(following, ()), *(seconds.get("", ()) if following else ())]


@functools.cache
def open_syntax(pack: Pack) -> Syntax:
    """The syntax section of a pack, with its compound prepositions indexed by their first words."""
    section = with_both_apostrophes(pack.section("syntax", SyntaxSection))
    compounds: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    known = [(tuple(words.split()), preposition) for words, preposition in section.compound_prepositions.items()]
    for parts, preposition in sorted(known, key=lambda entry: (-len(entry[0]), entry[0])):
        first, second = (*parts, "")[:2]
        compounds.setdefault(first, {}).setdefault(second, []).append((parts, preposition))
    inserts: Phrases[str] = Phrases()
    for phrase in section.inserts:
        inserts.add(phrase, phrase)
    return Syntax(
        section, compounds, links_of(section), verb_openers_of(section), function_words_of(section, compounds), inserts
    )


def links_of(section: SyntaxSection) -> frozenset[str]:
    """Words at which a possessive, a subset marker or a relative clause may start."""
    relatives = section.relative_subjects | section.relative_objects | section.relative_places
    markers = frozenset(marker.split(" ")[0] for marker in section.subset_markers)
    return section.possessives | relatives | section.relative_genitives | section.free_relatives | markers


def verb_openers_of(section: SyntaxSection) -> frozenset[str]:
    """Words that are no verb and may open a verb group."""
    return section.negations | section.clitics | section.infinitive_markers


def function_words_of(section: SyntaxSection, compounds: Iterable[str]) -> frozenset[str]:
    """Words that may be a preposition, a particle, a coordinator or a subordinator, whatever their tag.

    Every class that ``Chunker.function_word`` asks for is here: no other word gets that far.
    """
    joining = section.subordinators | section.coordinators | section.particles | section.article_genitives
    governing = section.prepositions | section.conjunctions | frozenset(section.contractions)
    return joining | governing | frozenset(compounds)


def with_both_apostrophes(section: SyntaxSection) -> SyntaxSection:
    """The section with every form that holds an apostrophe in its straight and its curly spelling."""

    def both(word: str) -> tuple[str, ...]:
        straight = word.replace("’", "'")
        return (straight,) if "'" not in straight else (straight, straight.replace("'", "’"))

    changed: dict[str, object] = {}
    for name in section.__struct_fields__:
        value = getattr(section, name)
        if isinstance(value, frozenset):
            changed[name] = frozenset(form for word in value for form in both(word))
        elif isinstance(value, dict):
            changed[name] = {form: target for word, target in value.items() for form in both(word)}
    return msgspec.structs.replace(section, **changed)
