"""Words around speech that a pack has, worked out once."""

from __future__ import annotations

import functools

from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.pack import Pack
from vigie.lexicon.syntax import open_syntax


@functools.cache
def head_words(pack: Pack) -> frozenset[str]:
    """The first words of what leads a source ("according to")."""
    return frozenset(words.split()[0] for rule in open_attribution(pack).section.heads for words in rule.words)


@functools.cache
def confirming_verbs(pack: Pack) -> frozenset[str]:
    """The verbs of whoever confirms."""
    rules = [rule for rule in open_attribution(pack).section.verbs if rule.kind == "confirms"]
    return frozenset(verb for rule in rules for verb in rule.verbs)


@functools.cache
def before_verbs(pack: Pack) -> frozenset[str]:
    """Words that stand right before a verb, relatives and pronouns."""
    section, pronouns = open_syntax(pack).section, open_attribution(pack).section.anaphors.pronouns
    relatives = section.relative_subjects | section.relative_objects | section.relative_genitives
    return section.clitics | section.expletives | relatives | pronouns
