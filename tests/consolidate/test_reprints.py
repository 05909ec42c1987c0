"""Reprints are told from independent reports, however they were cut, retitled or edited."""

from __future__ import annotations

import random

import numpy as np

from vigie.consolidate.reprints import alike, band_keys, find_reprints, near_by, sketch_of, store_keys
from vigie.model.event import Imprint

WIRE = (
    "Shells fell on the eastern market of Merkaza on Tuesday morning, killing nine people and wounding twenty, "
    "the town's hospital said. Residents pulled bodies out of the stalls while smoke rose over the grain depot. "
    "A spokesman of the brigade that holds the hills denied that its guns had fired. The town has changed hands twice "
    "since the spring, and most of its families have left for the coast. Aid convoys were turned back at the river "
    "crossing for a third day."
)
OTHER = (
    "Nine traders died when artillery hit Merkaza's bazaar early on Tuesday, according to medics. People living nearby "
    "said that three rounds landed within a minute. The army blamed fighters in the hills, who rejected the charge. "
    "Merkaza, a market town of forty thousand, was taken by the army in May, lost in July and retaken in September."
)


def report(name: str, text: str, day: str = "2024-05-07") -> Imprint:
    return Imprint(report_id=name, published=day, sketch=sketch_of(text))


def test_a_cut_a_retitled_and_an_edited_copy_are_one_group_with_the_first_report_in_front() -> None:
    cut = WIRE[: len(WIRE) * 6 // 10]
    retitled = "MERKAZA MARKET SHELLED, NINE DEAD\n\n" + WIRE
    edited = WIRE.replace("killing nine people", "killing at least nine people").replace("a third day", "the third day")
    reports = [report("b", cut, "2024-05-08"), report("a", WIRE), report("d", edited, "2024-05-09")]
    found = find_reprints([*reports, report("c", retitled, "2024-05-08"), report("e", OTHER)])
    assert found == dict.fromkeys("abcd", "a")


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [report(f"r{n:02}", WIRE + " word" * n, f"2024-05-{n + 1:02}") for n in range(20)]
    reports += [report(f"s{n:02}", OTHER + f" Note {n}.") for n in range(20)]
    expected = find_reprints(reports)
    assert set(expected.values()) == {"r00", "s00"}
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert find_reprints(reports) == expected


def test_short_texts_are_never_called_copies() -> None:
    assert sketch_of("Two killed in Merkaza.") == b""
    assert find_reprints([report("a", "Two killed in Merkaza."), report("b", "Two killed in Merkaza.")]) == {}


def test_near_copies_share_a_key_and_others_do_not() -> None:
    left, right = sketch_of(WIRE), sketch_of(WIRE[: len(WIRE) * 6 // 10])
    assert set(band_keys(left)) & set(band_keys(right))
    assert not set(band_keys(left)) & set(band_keys(sketch_of(OTHER)))
    assert alike(left, left) == 1.0
    assert alike(left, sketch_of(OTHER)) < 0.1


def test_a_store_finds_near_copies_of_the_same_weeks_and_whole_texts_of_any() -> None:
    cut = WIRE[: len(WIRE) * 8 // 10]
    reports = [report("a", WIRE), report("b", cut, "2024-05-14"), report("c", cut, "2024-09-01"), report("d", OTHER),
               report("e", WIRE, "2023-01-01")]  # fmt: skip
    rows = [(key, number) for number, one in enumerate(reports) for key in store_keys(one)]
    keys, numbers = np.array(rows, dtype=np.int64).T
    assert [tuple(pair) for pair in near_by(keys, numbers).tolist()] == [(0, 1), (0, 4), (1, 2)]


def test_of_many_copies_each_is_held_against_the_first_and_the_one_before() -> None:
    keys, numbers = np.full(5, 7, dtype=np.int64), np.arange(5, dtype=np.int64)
    pairs = {tuple(pair) for pair in near_by(keys, numbers).tolist()}
    assert pairs == {(0, 1), (1, 2), (2, 3), (3, 4), (0, 2), (0, 3), (0, 4)}
