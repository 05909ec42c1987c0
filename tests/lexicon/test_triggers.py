"""The packs' happenings: rules are well formed, speak of things that exist, and find their words in their examples."""

from __future__ import annotations

import functools

import pytest

from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.annotate.triggers import find_triggers
from vigie.errors import PackError
from vigie.lexicon.examples import parse_example
from vigie.lexicon.harms import HARMS, HarmRule, open_groups, open_harms
from vigie.lexicon.objects import open_means, open_objects
from vigie.lexicon.pack import DATA, open_pack
from vigie.lexicon.samples import open_samples, parse_figure
from vigie.lexicon.terms import Rule
from vigie.lexicon.triggers import EVENT_TYPES, ROLES, SPEECH, TriggerRule, open_frames, open_support, open_triggers
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report

# languages whose pack has happenings; both of the project's own must be among them once written
CODES = sorted(folder.parent.name for folder in (DATA / "lang").glob("*/triggers"))
MARKS = {*ROLES, *HARMS, "object", "source"} - {"content", "ignore", "hit", "hit_or_initiator"}
SLOTS = {"subject", "object", "of", "modifier"}

pytestmark = pytest.mark.parametrize("code", CODES)


def rules_of(code: str) -> tuple[Rule, ...]:
    pack = open_pack(code)
    sections = (open_triggers, open_support, open_harms, open_groups, open_objects, open_means)
    return tuple(rule for section in sections for rule in section(pack))


@functools.cache
def read(code: str, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the rules whose words stand in a text, and all its lemmas and forms."""
    document = Document(report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap())
    document.tokens, document.sentences = tokenise(text, open_pack(code))
    for sentence in document.sentences:
        sentence.full = True
    tag(document.tokens, document.sentences, open_pack(code))
    find_triggers(document, open_pack(code))
    rules = frozenset(hit.rule for hits in document.hits.values() for hit in hits)
    return rules, frozenset(document.tokens.lemmas) | frozenset(document.tokens.lowers)


def guarded(rule: Rule, words: frozenset[str]) -> bool:
    """True where the words around veto the rule."""
    missing = isinstance(rule, TriggerRule | HarmRule) and bool(rule.with_) and not words & set(rule.with_)
    return missing or bool(words & set(getattr(rule, "without", ())))


def vetoed(rule: Rule, words: frozenset[str]) -> bool:
    """True where the words around veto the rule, or one of them would as its verb's subject or object."""
    return guarded(rule, words) or bool(words & set(getattr(rule, "unfit", ())))


def test_ids_are_unique_and_start_with_the_language(code: str) -> None:
    ids = [rule.id for rule in rules_of(code)]
    assert sorted(ids) == sorted(set(ids))
    assert [rule_id for rule_id in ids if not rule_id.startswith(f"{code}.")] == []


def test_every_rule_has_words_and_examples(code: str) -> None:
    for rule in rules_of(code):
        shapes = [getattr(rule, shape, ()) for shape in ("verbs", "nouns", "adjectives")]
        assert any(shapes), rule.id
        for words in shapes:
            assert sorted(words) == sorted(set(words)), f"{rule.id}: a word stands twice"
        assert 1 <= len(rule.examples) <= 6, rule.id
        assert any(parse_example(example).fires for example in rule.examples), rule.id


def test_examples_mark_known_roles(code: str) -> None:
    for rule in rules_of(code):
        for example in rule.examples:
            unknown = {role for role, _ in parse_example(example).roles} - MARKS
            assert not unknown, f"{rule.id}: {unknown}"


def test_frames_exist_are_used_and_name_a_slot(code: str) -> None:
    frames, rules = open_frames(open_pack(code)), open_triggers(open_pack(code))
    assert {rule.frame for rule in rules} == set(frames)
    for name, frame in frames.items():
        assert set(frame) & SLOTS, name


def test_every_event_type_can_be_told(code: str) -> None:
    told = {rule.event_type for rule in open_triggers(open_pack(code))}
    told |= {rule.event_type for rule in open_harms(open_pack(code))}
    assert told >= set(EVENT_TYPES)


def test_statements_need_a_party(code: str) -> None:
    for rule in open_triggers(open_pack(code)):
        if rule.event_type in SPEECH and rule.kind == "statement":
            assert "party" in rule.needs or "armed_initiator" in rule.needs, rule.id


def test_control_says_which_slot_holds_the_place(code: str) -> None:
    for rule in open_triggers(open_pack(code)):
        if rule.holder is not None:
            assert rule.kind == "control", rule.id


def test_every_harm_and_its_victims_can_be_told(code: str) -> None:
    rules = open_harms(open_pack(code))
    assert {rule.harm for rule in rules} >= set(HARMS)
    for rule in rules:
        assert rule.harm is not None or rule.mode == "toll", rule.id
        assert rule.victims is not None or not rule.verbs, f"{rule.id}: where do the victims stand?"


def test_a_noun_names_one_group(code: str) -> None:
    nouns = [noun for rule in open_groups(open_pack(code)) for noun in rule.nouns]
    assert sorted(noun for noun in set(nouns) if nouns.count(noun) > 1) == []


def test_a_rule_finds_its_words_in_its_examples_and_its_guards_let_it(code: str) -> None:
    missed = []
    for rule in rules_of(code):
        for example in map(parse_example, rule.examples):
            found, words = read(code, example.text)
            if example.fires and (rule.id not in found or guarded(rule, words)):
                missed.append(f"{rule.id}: {example.text}")
    assert missed == []


def test_what_must_not_fire_is_unseen_vetoed_or_left_to_a_need(code: str) -> None:
    fired = []
    for rule in rules_of(code):
        for example in map(parse_example, rule.examples):
            found, words = read(code, example.text)
            if not example.fires and rule.id in found and not vetoed(rule, words) and not getattr(rule, "needs", ()):
                fired.append(f"{rule.id}: {example.text}")
    assert fired == []


def test_samples_have_unique_ids_and_readable_figures(code: str) -> None:
    try:
        samples = open_samples(open_pack(code))
    except PackError as error:
        pytest.skip(f"no samples yet: {error}")
    assert len({sample.id for sample in samples}) == len(samples)
    for sample in samples:
        for claim in sample.claims:
            for figure in claim.figures or ():
                assert parse_figure(figure).low <= parse_figure(figure).high, sample.id
