"""Offsets stay exact through any number of passes, for any Unicode."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.model.document import OffsetMap
from vigie.model.report import Repair
from vigie.repair.findings import Edit
from vigie.repair.offsets import Draft, to_document, to_original

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
EDITS = st.tuples(st.integers(0, 60), st.integers(0, 8), st.text("aé«😀\u0301", max_size=4))
PASSES = st.lists(st.lists(EDITS, max_size=6), max_size=5)


def drafted(text: str, passes: list[list[tuple[int, int, str]]]) -> Draft:
    draft = Draft(text)
    for number, edits in enumerate(passes):
        size = len(draft.text)
        draft.apply(
            Edit(min(start, size), min(start + length, size), after, f"repair.pass{number}")
            for start, length, after in edits
        )
    return draft


def undone(text: str, repairs: list[Repair]) -> str:
    for repair in reversed(repairs):
        assert text[repair.start : repair.end] == repair.after
        text = text[: repair.start] + repair.before + text[repair.end :]
    return text


@given(ANY_TEXT, PASSES)
@settings(max_examples=400)
def test_repairs_applied_backwards_give_the_original(text: str, passes: list[list[tuple[int, int, str]]]) -> None:
    draft = drafted(text, passes)
    assert undone(draft.text, draft.repairs()) == text
    for repair in draft.repairs():
        assert text[repair.original_start : repair.original_end] == repair.before != repair.after


@given(ANY_TEXT, PASSES)
@settings(max_examples=400)
def test_every_span_of_copied_text_round_trips(text: str, passes: list[list[tuple[int, int, str]]]) -> None:
    draft = drafted(text, passes)
    offsets = draft.offsets()
    changed = {i for repair in draft.repairs() for i in range(repair.start, repair.end)}
    for start in range(len(draft.text)):
        for end in range(start + 1, len(draft.text) + 1):
            first, last = to_original(offsets, start, end)
            assert 0 <= first <= last <= len(text)
            inside = [r for r in draft.repairs() if (start < r.end and r.start < end) or start < r.start == r.end < end]
            if not changed.intersection(range(start, end)) and not inside:
                assert text[first:last] == draft.text[start:end]
                assert to_document(offsets, first, last) == (start, end)


@given(ANY_TEXT, PASSES)
@settings(max_examples=300)
def test_positions_never_run_backwards(text: str, passes: list[list[tuple[int, int, str]]]) -> None:
    draft = drafted(text, passes)
    offsets = draft.offsets()
    points = [to_original(offsets, i, i)[0] for i in range(len(draft.text) + 1)]
    assert points == sorted(points)
    places = [to_document(offsets, i, i)[0] for i in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(draft.text) for place in places)


def test_an_empty_map_is_the_identity() -> None:
    assert to_original(OffsetMap(), 3, 9) == (3, 9) == to_document(OffsetMap(), 3, 9)


def test_overlapping_passes_become_one_repair_that_names_both_rules() -> None:
    draft = Draft("Il a dit a&amp;b.")
    draft.apply([Edit(10, 15, "&", "repair.entity")])
    draft.apply([Edit(9, 11, "A&", "repair.other")])
    assert draft.text == "Il a dit A&b."
    draft.apply([Edit(10, 12, "X", "repair.last")])
    assert [(r.rule, r.before, r.after) for r in draft.repairs()] == [("repair.other+repair.last", "a&amp;b", "AX")]


def test_a_removal_that_swallows_a_repair_speaks_alone() -> None:
    draft = Draft("Oui. Non &amp; non.")
    draft.apply([Edit(9, 14, "&", "repair.entity")])
    draft.apply([Edit(4, len(draft.text), "", "repair.repeat")])
    assert [(r.rule, r.before, r.after) for r in draft.repairs()] == [("repair.repeat", " Non &amp; non.", "")]


def test_a_warning_keeps_its_place_through_later_edits() -> None:
    draft = Draft("aaa bbb ccc")
    draft.warn("text_lost", "something is missing", 4, 7)
    draft.apply([Edit(0, 4, "", "repair.x")])
    (issue,) = draft.issues()
    assert issue.span is not None
    assert draft.text[issue.span.start : issue.span.end] == "bbb"
