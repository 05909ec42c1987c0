"""Labels never change a code: what a pack says of one label holds for every other of its ring."""

from __future__ import annotations

import pytest

import vigie
from vigie.lexicon.labels import Labels, LabelSection, open_labels
from vigie.lexicon.pack import languages, open_pack
from vigie.lexicon.triggers import TriggerRule

RINGS = Labels(LabelSection(rings=(("rebel", "terrorist", "militant"),)))


def test_a_locution_with_a_label_holds_for_the_whole_ring() -> None:
    assert RINGS.phrases(["rebel-held", "raid"], alone=False) == (
        "rebel-held", "raid", "terrorist-held", "militant-held"
    )  # fmt: skip


def test_a_bare_label_stands_for_its_ring_only_among_the_words_around() -> None:
    rule = TriggerRule(id="x", frame="f", examples=(), nouns=("rebel", "rebel attack"), with_=("terrorist", "army"))
    even = RINGS.even(rule)
    assert even.nouns == ("rebel", "rebel attack", "terrorist attack", "militant attack")
    assert set(even.with_) == {"rebel", "terrorist", "militant", "army"}
    assert RINGS.even(even) is even


@pytest.mark.parametrize("language", languages())
def test_every_pack_has_rings_of_two_labels_or_more(language: str) -> None:
    labels = open_labels(open_pack(language))
    assert labels.of
    assert all(len(ring) > 1 for ring in labels.of.values())


@pytest.mark.parametrize(
    ("language", "sentence", "labels"),
    [
        ("en", "The {} seized Goma on Sunday, killing two soldiers.", ("rebels", "terrorists", "militants")),
        ("en", "Warplanes bombed the {}-held town of Saraqib on Sunday.", ("rebel", "terrorist", "jihadist")),
        ("fr", "Les {} ont saisi Goma dimanche et tué deux soldats.", ("rebelles", "terroristes", "insurgés")),
    ],
)  # fmt: skip
def test_a_sentence_reads_alike_under_every_label(language: str, sentence: str, labels: tuple[str, ...]) -> None:
    read = [vigie.read(sentence.format(label), language=language, published="2024-11-30").claims for label in labels]
    facts = [
        [
            (c.kind, c.event_type, c.codes, [(f.harm, f.low) for f in c.figures], c.place and c.place.name)
            for c in claims
        ]
        for claims in read
    ]
    assert facts[0]
    assert all(other == facts[0] for other in facts)
