"""Looking and asking: filters in the address bar, the keyboard, numbers down to their words, what was known when."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.browsing import Visit

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

Visitor = Callable[..., Visit]
WHITE = "rgb(255, 255, 255)"
TABLE = "[role=region] tbody tr[data-row]"


def test_a_filter_stands_in_the_address_and_goes_when_it_is_taken_off(visit: Visitor) -> None:
    page = visit().open("/events")
    before = page.locator(TABLE).count()
    facet = page.locator("aside").get_by_role("button", name="airstrike")
    wanted = int(facet.inner_text().split()[-1])
    facet.click()
    expect(page).to_have_url(re.compile(r"/events\?type=airstrike$"))
    expect(page.locator(TABLE)).to_have_count(wanted)
    kinds = page.locator(f"{TABLE} td:nth-child(2) a").all_inner_texts()
    assert {kind.split(",")[0].strip() for kind in kinds} == {"airstrike"}
    page.get_by_role("button", name="Remove filter Type airstrike").click()
    expect(page.locator(TABLE)).to_have_count(before)
    assert page.url.endswith("/events")


@pytest.mark.parametrize(
    ("facet", "address"),
    [
        ("monitor", "source_class=monitor"), ("French", "language=fr"), ("Meridian Wire", "outlet=Meridian+Wire"),
    ],
)  # fmt: skip
def test_a_facet_of_whose_words_they_rest_on_narrows_the_list(visit: Visitor, facet: str, address: str) -> None:
    page = visit().open("/events")
    before = page.locator(TABLE).count()
    button = page.locator("aside section").get_by_role("button", name=facet)
    wanted = int(button.inner_text().split()[-1])
    button.click()
    expect(page).to_have_url(re.compile(re.escape(address)))
    expect(page.locator(TABLE)).to_have_count(wanted)
    assert 0 < wanted < before
    expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=re.compile(f"Remove filter .* {facet}")).click()
    expect(page.locator(TABLE)).to_have_count(before)


def test_reports_are_found_by_words_of_their_titles(visit: Visitor) -> None:
    page = visit().open("/reports")
    rows = page.locator("tbody tr[data-row]")
    rows.first.wait_for()
    before, title = rows.count(), rows.nth(1).locator("a").inner_text()
    page.get_by_label("Title").fill(title.upper())
    page.get_by_label("Title").press("Enter")
    expect(page).to_have_url(re.compile(r"/reports\?title="))
    expect(rows.filter(has_text=title).first).to_be_visible()
    expect(rows).not_to_have_count(before)


def test_a_dossier_prints_what_is_read_and_nothing_to_press(visit: Visitor) -> None:
    page = visit().open("/events?killed=10")
    page.locator(f"{TABLE} a").first.click()
    page.locator("#figures-title").wait_for()
    page.emulate_media(media="print")
    expect(page.locator("nav").first).to_be_hidden()
    assert page.locator(".no-print:visible").count() == 0
    printed = page.locator("footer.printed")
    expect(printed).to_be_visible()
    assert page.url.rsplit("/", 1)[1].split("?")[0] in printed.inner_text()
    assert page.locator("article blockquote:visible, article .words:visible, article q:visible").count() > 0


def test_a_dossier_prints_dark_on_white_whatever_the_screen_shows(visit: Visitor) -> None:
    page = visit(color_scheme="dark").open("/events?killed=10")
    page.locator(f"{TABLE} a").first.click()
    page.locator("#figures-title").wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".panel").first.evaluate("panel => getComputedStyle(panel).backgroundColor") == WHITE
    assert page.locator(".as-of:visible").count() == 0


def test_the_list_is_sorted_by_its_columns(visit: Visitor) -> None:
    page = visit().open("/events?harm=killed")
    page.get_by_role("columnheader", name="Killed").get_by_role("button").click()
    expect(page).to_have_url(re.compile("sort=killed"))
    expect(page.get_by_role("columnheader", name="Killed")).to_have_attribute("aria-sort", "descending")
    cells = page.locator(f"{TABLE} td:nth-child(4)")
    counted = [int(words) for words in cells.all_inner_texts() if words.isdigit()]
    expect(cells.first).to_have_text(str(max(counted)))  # once the list is there in its new order
    killed = [int(words) for words in cells.all_inner_texts() if words.isdigit()]
    assert killed == sorted(killed, reverse=True)
    assert len(set(killed)) > 1


def test_the_table_is_gone_through_and_opened_by_keyboard(visit: Visitor) -> None:
    page = visit().open("/events")
    page.get_by_role("region", name="Events", exact=True).focus()
    page.keyboard.press("j")
    expect(page.locator(f"{TABLE} a").nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(f"{TABLE} a").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"{TABLE} a").nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")


def test_keys_lead_anywhere_and_the_help_lists_them(visit: Visitor) -> None:
    page = visit().open("/events")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keys")
    help_.wait_for()
    assert "Territory" in help_.inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.get_by_role("heading", name="Sources", level=1).wait_for()
    expect(page.locator("h1")).to_be_focused()


def test_the_palette_finds_an_event_by_its_place(visit: Visitor) -> None:
    page = visit().open("/")
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search or go to").fill("Idlib")
    page.get_by_role("option", name="airstrike · Idlib").first.wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("territory")
    page.locator("[role=option]", has_text="Territory").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/territory")


def open_number(page: Any) -> Any:
    """Opens the claims behind the first number of a dossier of people killed."""
    page.locator(f"{TABLE} a").first.click()
    page.locator("#figures-title").wait_for()
    page.locator("section:has(#figures-title) tbody button").first.click()
    page.locator(".why li").first.wait_for()
    return page.locator(".why")


def test_a_number_leads_to_its_words_and_they_to_their_report(visit: Visitor) -> None:
    page = visit().open("/events?killed=10")
    why = open_number(page)
    assert "counted" in why.inner_text()
    quote = why.locator("a.words").first
    assert len(quote.inner_text()) > 10
    assert quote.get_attribute("href").startswith("/reports/r")


def test_as_of_a_day_only_what_was_out_then_is_there(visit: Visitor) -> None:
    page = visit().open("/events")
    now = page.locator(TABLE).count()
    page.goto(page.url + "?as_of=2024-11-28")
    page.get_by_text("As known on 28 Nov 2024").wait_for()
    page.wait_for_load_state("networkidle")
    then = page.locator(TABLE).count()
    assert 0 < then < now
    page.locator("nav").get_by_role("link", name="Overview").click()
    expect(page).to_have_url(re.compile(r"/\?as_of=2024-11-28$"))
    page.get_by_role("button", name="Back to now").click()
    expect(page).not_to_have_url(re.compile("as_of"))


def test_the_replay_goes_from_day_to_day(visit: Visitor) -> None:
    page = visit().open("/?as_of=2024-11-27")
    first = page.locator("section:has(#map-title) [role=status]").inner_text()
    page.get_by_role("button", name="Replay").click()
    expect(page).to_have_url(re.compile(r"/\?as_of=2024-11-29$"))
    page.get_by_role("button", name="Pause").click()
    page.wait_for_load_state("networkidle")
    assert page.locator("section:has(#map-title) [role=status]").inner_text() != first


def test_the_map_waits_for_what_is_read(visit: Visitor) -> None:
    page = visit().open("/")
    page.locator("canvas.maplibregl-canvas").wait_for()
    timed = "performance.getEntriesByType('resource').map((one) => [one.name, one.startTime, one.responseEnd])"
    asked = page.evaluate(timed)
    map_at = min(start for name, start, _ in asked if re.search(r"EventMap-[^/]*\.js$", name))
    answers = [end for name, start, end in asked if "/api/v1/" in name and start < map_at]
    assert {re.split(r"[?]", name)[0].rpartition("/api/v1/")[2] for name, start, _ in asked if start < map_at} >= {
        "meta", "overview", "map/packed",
    }  # fmt: skip
    assert max(answers) < map_at


def test_the_map_draws_and_a_circle_lists_its_events(visit: Visitor) -> None:
    page = visit().open("/")
    canvas = page.locator("canvas")
    canvas.wait_for()
    page.wait_for_timeout(1500)  # until the map has settled on the events
    box = canvas.bounding_box()
    steps = range(20, 100, 4)
    for x, y in ((x, y) for x in steps for y in steps):
        page.mouse.move(box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100)
        if canvas.evaluate("canvas => canvas.style.cursor") == "pointer":
            page.mouse.down()
            page.mouse.up()
            break
    page.get_by_role("heading", name="here").wait_for()


def test_the_toll_chart_shows_a_revision_and_a_policy(visit: Visitor) -> None:
    page = visit().open("/")
    chart = page.get_by_role("img", name="Running tolls by source over time")
    chart.wait_for()
    panel = page.locator("section:has(#tolls-title)")
    panel.get_by_text("As a table").click()
    assert panel.get_by_text("revised down").count() > 0
    panel.get_by_label("Policy").select_option("ucdp-low-best-high")
    expect(page).to_have_url(re.compile("policy=ucdp-low-best-high"))
