"""Actor mentions: what is found, of which kind, and that labels change nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from vigie.annotate.actors import find_actors
from vigie.knowledge.actors import open_actors
from vigie.lexicon.actors import open_actor_words
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.mention import ActorMention
from vigie.model.report import Report

MARK = re.compile(r"\{(\w+):([^}]*)\}")
EXAMPLES = [
    (code, entry.id, example)
    for code in ("en", "fr")
    for entry in open_actor_words(open_pack(code)).classes
    for example in entry.examples
]


def found(text: str, language: str) -> list[ActorMention]:
    report = Report(id="test", original=text, sha256="")
    document = Document(report=report, text=text, offsets=OffsetMap(), language=language)
    find_actors(document, open_pack(language), open_actors())
    return document.actors


def said(text: str, language: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(mention.name, mention.kind, mention.actor_ids) for mention in found(text, language)]


@pytest.mark.parametrize(("language", "rule", "example"), EXAMPLES)
def test_the_examples_of_every_class_hold(language: str, rule: str, example: str) -> None:
    mentions = found(MARK.sub(r"\2", example), language)
    for kind, words in MARK.findall(example):
        assert any(m.kind == kind and words.lower().endswith(m.name.lower()) for m in mentions), (rule, mentions)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_class_has_an_example(code: str) -> None:
    assert [entry.id for entry in open_actor_words(open_pack(code)).classes if not entry.examples] == []


def test_spans_are_the_words_of_the_text_and_do_not_overlap() -> None:
    text = "L’armée syrienne et l'ONU ; « Hayat Tahrir al-Cham (HTC) » a pris Alep. İstanbul : la police turque."
    mentions = found(text, "fr")
    assert [text[m.start : m.end] for m in mentions] == [m.name for m in mentions]
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert mentions[0].actor_ids == ("sy-army",)
    assert mentions[-1].actor_ids == ("tr-police",)


@pytest.mark.parametrize("label", ["terrorists", "militants", "jihadists", "fighters", "extremists", "martyrs"])
def test_a_label_never_changes_the_kind(label: str) -> None:
    assert said(f"Soldiers fought {label} near the town.", "en")[1] == (label, "rebel_group", ())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Des combattants de Boko Haram ont fui.",
         ("combattants de Boko Haram", "rebel_group", ("ng-boko-haram",))),
        ("en", "Boko Haram fighters fled.", ("Boko Haram fighters", "rebel_group", ("ng-boko-haram",))),
        ("fr", "l'armée d'Assad a reculé", ("armée d'Assad", "state_force", ("sy-army",))),
        ("en", "Syrian rebel forces advanced.", ("Syrian rebel forces", "rebel_group", ())),
        ("fr", "Des avions syriens et russes ont frappé.",
         ("avions syriens et russes", "state_force", ("sy-air-force", "ru-air-force"))),
        ("fr", "le groupe islamiste Hayat Tahrir al-Sham",
         ("groupe islamiste Hayat Tahrir al-Sham", "rebel_group", ("sy-hts",))),
        ("fr", "Le sergent Ali Moussa est mort.", ("sergent Ali Moussa", "person", ())),
        ("en", "President Vladimir Putin spoke.", ("President Vladimir Putin", "person", ("ru-putin",))),
        ("fr", "Le ministère russe de la Défense l'annonce.",
         ("ministère russe de la Défense", "government", ("ru-defence-ministry",))),
        ("fr", "une milice pro-iranienne", ("milice pro-iranienne", "militia", ())),
    ],
)  # fmt: skip
def test_class_nouns_take_what_is_attached(
    language: str, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert expected in said(text, language)


def test_a_state_after_a_locative_is_a_place_and_no_actor() -> None:
    assert said("Des heurts ont éclaté en Syrie et dans le nord du Mali.", "fr") == []
    assert said("Clashes broke out in northern Mali.", "en") == []
    assert said("Moscow denied it.", "en") == [("Moscow", "government", ("ru-government",))]


def test_short_abbreviations_need_their_capitals() -> None:
    assert said("They told us that it is over.", "en") == []
    assert said("Nato said so.", "en") == [("Nato", "intergovernmental", ("int-nato",))]


def test_an_abbreviation_that_the_text_introduces_stands_for_its_name() -> None:
    mentions = found("The Kuru Patriotic Front (KPF) attacked a base. The KPF denied it.", "en")
    assert [(m.name, m.rule) for m in mentions][:1] == [("Kuru Patriotic Front", "en.actors.movement+named")]
    assert [m.name for m in mentions if m.rule == "actors.introduced"] == ["KPF", "KPF"]


def test_an_abbreviation_means_what_the_text_introduced_and_not_a_known_namesake() -> None:
    mentions = found("The Rukwa Defence Front (RDF) attacked a base. The RDF denied it.", "en")
    assert [m.actor_ids for m in mentions if m.name == "RDF"] == [(), ()]
    mentions = found("The Patriotic Resistance Front of Ituri (FRPI) left. The FRPI denied it.", "en")
    assert [m.actor_ids for m in mentions if m.name == "FRPI"] == [("cd-frpi",), ("cd-frpi",)]


def test_a_militia_with_the_name_of_a_people_is_that_peoples() -> None:
    assert said("Hema militiamen fled.", "en") == [("Hema militiamen", "identity_militia", ("cd-hema-militia",))]
    assert said("La milice lendu a fui.", "fr")[0][1:] == ("identity_militia", ("cd-lendu-militia",))
    assert said("Burkinabe Dogon militiamen fled.", "en")[0][2] == ("bf-dogon-militia",)
    assert said("Tuareg rebels fled.", "en")[0][1:] == ("rebel_group", ())


def test_a_name_is_known_in_its_other_spellings() -> None:
    assert said("Jeish al-Adl said so.", "en")[0][2] == ("ir-jaish-adl",)
    assert said("The Peoples Defense Force fled.", "en")[0][2] == ("mm-pdf",)


def test_a_name_of_several_capitals_is_not_read_into_a_sentence_that_opens_with_its_first_word() -> None:
    assert said("White flags flew over the town.", "en") == []
    assert said("White Flags fighters took the town.", "en")[0][2] == ("iq-white-flags",)


def test_a_surname_stands_for_the_person_named_before() -> None:
    mentions = found("General Amadou Diarra spoke. Diarra denied it.", "en")
    assert [(m.name, m.kind) for m in mentions] == [("General Amadou Diarra", "person"), ("Diarra", "person")]


def test_a_class_noun_inside_a_name_is_no_actor() -> None:
    assert said("Rebels took Taybat al-Imam.", "en") == [("Rebels", "rebel_group", ())]


def test_a_title_owns_what_its_name_owns() -> None:
    mentions = found("Mayor Karim Haddad's son fled. The car of Minister Rima Saad was hit.", "en")
    assert [mention.name for mention in mentions][:2] == ["Mayor Karim Haddad", "Minister Rima Saad"]
