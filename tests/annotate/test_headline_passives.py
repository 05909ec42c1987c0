"""Passives without an auxiliary: of a headline's bare verb of harm the noun before it is the victim."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import clause_of, read_syntax, words

from vigie.lexicon.pack import open_pack
from vigie.model.document import Document
from vigie.model.report import Report
from vigie.pipeline import annotate
from vigie.repair import repair
from vigie.settings import Settings


@pytest.mark.parametrize(
    ("text", "lemma", "victim"),
    [
        ("Nine killed, 14 wounded in Kabul market blast", "wound", "14"),
        ("Two policemen killed in raid near Gao", "kill", "Two policemen"),
        ("Three shot in Quetta bazaar", "shoot", "Three"),
        ("Driver shot in leg near Tampa", "shoot", "Driver"),
        ("Farmer and his cousin shot dead near Gao", "shoot", "Farmer"),
        ("2 guards, 3 cooks killed in Goma", "kill", "2 guards"),
        ("7-year-old killed in Goma", "kill", "7-year-old"),
        ("Six guards were hurt when rebels opened fire in Goma.", "hurt", "Six guards"),
        ("Uncle, nephew found dead in Gao", "find", "Uncle"),
        ("Nurse shot, killed by guard in Gao", "kill", "Nurse"),
        ("Girl accidentally shot by cousin in Gao", "shoot", "Girl"),
    ],
)
def test_a_verb_of_harm_without_an_object_is_a_passive(text: str, lemma: str, victim: str) -> None:
    document = read_syntax(text, "en")
    clause = clause_of(document, lemma)
    assert clause.verb is not None
    assert document.verbs[clause.verb].voice == "passive"
    assert [words(document, slot.groups[0]) for slot in clause.slots if slot.function == "object"] == [victim]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Gunmen shot two guards in Gao.", "shoot"),
        ("Rebels killed nine soldiers near Goma.", "kill"),
        ("The gunmen shot at a convoy near Goma.", "shoot"),
    ],
)
def test_a_verb_with_an_object_stays_active(text: str, lemma: str) -> None:
    document = read_syntax(text, "en")
    clause = clause_of(document, lemma)
    assert clause.verb is not None
    assert document.verbs[clause.verb].voice == "active"


def test_people_who_open_a_headline_are_no_name_and_whoever_has_one_keeps_it() -> None:
    assert headline("Teen shoots neighbour in Gao").tokens.pos[0] == "NOUN"
    assert headline("Officer Lind shoots neighbour in Gao").tokens.pos[1] == "PROPN"


def headline(title: str) -> Document:
    report = Report(id="r", original=title, sha256="", language="en", title=title)
    pack = open_pack("en")
    document = repair(report, pack)
    annotate(document, pack, Settings(assume_conflict=True), None)
    return document
