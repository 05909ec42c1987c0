"""People review in a real browser: by the keyboard, blind, in the text of a report, whatever its language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.reviewing import come_in, fill, served

from vigie.cli.serve import free_port

ARABIC = "قتل خمسة أشخاص في غارة جوية على سوق إدلب يوم الجمعة."
HOSTILE = '<img src=x onerror="document.title=1"> غارة على إدلب'


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    report = {
        "id": "ar",
        "outlet": "وكالة",
        "title": HOSTILE,
        "published": "2024-11-30",
        "language": "ar",
        "text": ARABIC,
    }
    (tmp_path / "ar.jsonl").write_text(json.dumps(report))
    fill(tmp_path / "war.vigie", str(tmp_path / "ar.jsonl"))
    with served(tmp_path / "people.db", free_port("127.0.0.1"), tmp_path / "war.vigie") as address:
        yield address


def claim_in_hand(page: Any) -> str:
    return str(page.locator("article[data-claim]").get_attribute("data-claim"))


def asked(page: Any, path: str, **params: Any) -> Any:
    answer = page.context.request.get(f"/api/v1{path}", params=params)
    assert answer.ok, answer.text()
    return answer.json()


def pressed(page: Any, key: str) -> str:
    """The claim that was in hand, when another is."""
    was = claim_in_hand(page)
    page.keyboard.press(key)
    page.wait_for_function("was => document.querySelector('article[data-claim]')?.dataset.claim !== was", arg=was)
    return was


def test_ten_claims_are_reviewed_by_the_keyboard_alone(browser: Any, address: str) -> None:
    page = come_in(browser, address, "ada")
    page.goto("/review")
    page.wait_for_selector("article[data-claim]")
    said: dict[str, str] = {}
    for key, verdict in zip("axasaxaaa", ("accept", "reject", "accept", "skip", "accept", "reject", *["accept"] * 3),
                            strict=True):  # fmt: skip
        said[pressed(page, key)] = verdict
    corrected = claim_in_hand(page)
    page.keyboard.press("c")
    page.keyboard.press("Tab")  # from the type to the factuality
    page.keyboard.press("h")  # hedged
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-done='10']")
    page.wait_for_load_state("networkidle")
    kept = {one["review"]["claim"]: one["review"] for one in asked(page, "/reviews")["items"]}
    assert {claim: review["verdict"] for claim, review in kept.items()} == {**said, corrected: "correct"}
    (change,) = kept[corrected]["fields"]
    assert (change["field"], change["human"]) == ("factuality", "hedged")
    page.keyboard.press("u")
    page.wait_for_function("was => document.querySelector('article[data-claim]')?.dataset.claim === was", arg=corrected)
    assert asked(page, "/reviews")["items"][0]["review"]["verdict"] == "undo"
    assert asked(page, f"/claims/{corrected}")["claim"]["factuality"] == change["machine"]
    assert page.faults == []


def test_each_key_stands_on_the_page_and_in_the_help(browser: Any, address: str) -> None:
    page = come_in(browser, address, "ada")
    page.goto("/review")
    page.wait_for_selector("article[data-claim]")
    keys = page.locator("article footer kbd").all_inner_texts()
    assert {"a", "c", "x", "s"} <= set(keys)
    page.keyboard.press("?")
    told = page.locator("dialog table").inner_text()
    assert all(f"{key}\t" in told for key in "acxsub")


def test_a_blind_second_review_shows_the_machine_alone_and_is_measured(browser: Any, address: str) -> None:
    first = come_in(browser, address, "ada")
    first.goto("/review")
    first.wait_for_selector("article[data-claim]")
    claim = claim_in_hand(first)
    first.keyboard.press("c")
    first.select_option("select[data-for=event_type]", "looting")
    first.keyboard.press("Control+Enter")
    first.wait_for_selector("[data-done='1']")
    second = come_in(browser, address, "bo")
    second.goto("/review?blind=1")
    second.wait_for_selector("article[data-claim]")
    assert claim_in_hand(second) == claim
    assert "looting" not in second.locator("main").inner_text()
    assert "ada" not in second.locator("main").inner_text()
    second.locator("article header a").click()
    second.wait_for_selector("[data-card]")
    assert "looting" not in second.locator("main").inner_text()
    second.go_back()
    second.wait_for_selector("article[data-claim]")
    second.keyboard.press("a")
    second.wait_for_selector("[data-done='1']")
    second.wait_for_load_state("networkidle")
    second.get_by_role("button", name="Agreement").click()
    row = second.locator("dialog tr", has=second.get_by_role("rowheader", name="type", exact=True))
    row.wait_for()
    assert row.locator("td").all_inner_texts()[1:3] == ["1", "0"]
    third = come_in(browser, address, "bo")
    third.goto("/review")
    third.wait_for_selector("article[data-claim]")
    assert claim_in_hand(third) == claim  # the two differ: somebody has to decide
    assert first.faults == second.faults == third.faults == []


def select(page: Any, words: str) -> None:
    """Selects words of the text, as with the mouse."""
    page.evaluate(
        """words => {
            for (const piece of document.querySelectorAll("[data-text] [data-start]")) {
                const at = piece.textContent.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(piece.firstChild, at);
                range.setEnd(piece.firstChild, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
            throw new Error("no such words: " + words);
        }""",
        words,
    )


def test_selected_words_become_a_missed_claim_right_to_left(browser: Any, address: str) -> None:
    page = come_in(browser, address, "ada")
    (report,) = (row["report_id"] for row in asked(page, "/reports", language="ar")["items"])
    page.goto(f"/reports/{report}")
    page.wait_for_selector("[data-text]")
    assert page.locator("[data-text] p").evaluate("line => getComputedStyle(line).direction") == "rtl"
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator("h1 img").count() == 0
    select(page, "غارة جوية على سوق إدلب")
    page.get_by_role("button", name="Add a missed claim").last.click()
    page.select_option("select[data-for=event_type]", "airstrike")
    page.get_by_role("combobox", name="place").fill("Idlib")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-card]")
    (claim,) = asked(page, f"/reports/{report}")["claims"]
    assert ARABIC[claim["evidence"][0]["start"] : claim["evidence"][0]["end"]] == "غارة جوية على سوق إدلب"
    assert (claim["event_type"], claim["place"]["country"]) == ("airstrike", "SY")
    assert page.faults == []


def test_selected_words_give_the_chosen_claim_another_place(browser: Any, address: str) -> None:
    page = come_in(browser, address, "ada")
    rows = asked(page, "/reports", language="en")["items"]
    report = next(row["report_id"] for row in rows if row["title"] and "surprise offensive" in row["title"])
    before = asked(page, f"/reports/{report}")
    page.goto(f"/reports/{report}?claim={before['claims'][0]['id']}")
    page.wait_for_selector(".panel.chosen")
    select(page, "Atarib")
    page.get_by_role("group", name="With the selected words").get_by_role("button", name="place").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".fields.other")
    row = page.locator(".panel.chosen tr[data-field=place]")
    (machine, human) = row.locator("td").all_inner_texts()
    assert "Atarib" in human
    assert "Atarib" not in machine
    assert asked(page, f"/reports/{report}")["claims"][0]["place"]["text"] == "Atarib"
    page.keyboard.press("u")
    page.wait_for_selector(".fields.other", state="detached")
    assert page.faults == []


def test_repairs_are_shown_in_place_and_the_original_is_a_key_away(browser: Any, address: str) -> None:
    page = come_in(browser, address, "rea")
    shown = [asked(page, f"/reports/{row['report_id']}") for row in asked(page, "/reports")["items"]]
    report = max(shown, key=lambda one: len(one["repairs"]))
    assert report["repairs"]
    page.goto(f"/reports/{report['report']['id']}")
    page.wait_for_selector("[data-text] .repair, [data-text] del")
    page.keyboard.press("o")
    text = page.locator("[data-text]").evaluate(
        "text => [...text.querySelectorAll('[data-start]')].map(piece => piece.textContent).join('')"
    )
    assert text == report["original"].replace("\n", "")
    assert page.get_by_role("button", name="Accept").count() == 0  # a reader only reads
    assert page.faults == []
