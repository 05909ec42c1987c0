"""Adding reports: by paste, by upload, with text that would do harm, and in a script that runs from right to left."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from tests.web.browsing import Visit

Visitor = Callable[..., Visit]
TEXT = "At least seven people were killed when a shell struck a market in Homs on Tuesday, the Red Crescent said."
HOSTILE = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
ARABIC = "قال المرصد السوري إن تسعة أشخاص قتلوا في حلب يوم الجمعة"


def paste(page: Any, text: str, **known: str) -> Any:
    """Adds a report by paste; what was found in it."""
    page.get_by_label("Text or page source").fill(text)
    for name, value in known.items():
        page.get_by_label(name, exact=True).fill(value)
    page.get_by_role("button", name="Read it").click()
    found = page.get_by_label("What was found").first
    found.locator("li").first.wait_for()
    return found


def test_a_report_is_pasted_and_what_was_found_leads_to_its_event(visit: Visitor) -> None:
    page = visit().open("/add")
    found = paste(page, TEXT, Published="2024-12-04", Outlet="Meridian Wire", Title="Shell hits Homs market")
    assert "1 claim" in found.inner_text()
    found.get_by_role("link", name="shelling · Homs").click()
    page.locator("#voices-title").wait_for()
    assert "≥ 7 killed" in page.locator("article").first.inner_text()
    assert "Homs" in page.locator("h1").inner_text()


def test_files_are_uploaded_many_at_once_and_those_that_cannot_be_read_say_why(visit: Visitor) -> None:
    page = visit().open("/add")
    page.get_by_role("button", name="Upload").click()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", TEXT.replace("Homs", "Raqqa"))
    page.get_by_label("Files, as many as you like").set_input_files(
        [
            {"name": "hama.txt", "mimeType": "text/plain", "buffer": TEXT.replace("Homs", "Hama").encode()},
            {"name": "more.zip", "mimeType": "application/zip", "buffer": packed.getvalue()},
            {"name": "<b>noise</b>.bin", "mimeType": "application/octet-stream", "buffer": bytes(range(256)) * 40},
        ]
    )
    page.get_by_label("Published", exact=True).fill("2024-12-04")
    page.get_by_role("button", name="Read it").click()
    found = page.get_by_label("What was found").first
    found.locator("li").first.wait_for()
    assert found.locator(".reports > li").count() == 3
    assert "input.binary" in found.inner_text()
    assert "<b>noise</b>.bin" in found.inner_text()


def test_hostile_words_stay_words_everywhere(visit: Visitor) -> None:
    page = visit().open("/add")
    text = f"{HOSTILE} Six people were killed in an airstrike on Palmyra on Monday, {HOSTILE} the monitor said."
    found = paste(page, "Report: " + text, Published="2024-12-04", Outlet=HOSTILE, Title=HOSTILE)
    assert HOSTILE in found.inner_text()
    for link in (found.get_by_role("link").first.get_attribute("href"), "/events", "/sources", "/"):
        page.goto(page.url.split("/add")[0] + link if link.startswith("/") else link)
        page.wait_for_load_state("networkidle")
        assert page.title() != "taken"  # the words may stand in the title; they must not run
        assert page.locator("main img").count() == 0
        page.go_back()
        page.wait_for_load_state("networkidle")


def test_arabic_words_run_from_right_to_left(visit: Visitor) -> None:
    page = visit().open("/add")
    found = paste(page, f"{TEXT.replace('Homs', 'Douma')}\n\n{ARABIC}", Published="2024-12-04", Title=ARABIC)
    title = found.locator("bdi").first
    assert title.inner_text() == ARABIC
    assert title.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_a_report_that_was_there_already_says_so(visit: Visitor) -> None:
    page = visit().open("/add")
    paste(page, TEXT.replace("Homs", "Latakia"), Published="2024-12-04")
    page.goto(page.url)
    found = paste(page, TEXT.replace("Homs", "Latakia"), Published="2024-12-04")
    assert "was here already" in found.inner_text()


def test_what_is_still_being_read_is_there_on_coming_back_and_what_the_server_lost_is_told(visit: Visitor) -> None:
    one = visit()
    job = {"id": "0123456789abcdef01234567", "kind": "upload", "ledger": "demo", "by": "ada", "state": "running",
           "total": 9, "created": "2026-11-27T08:00:00Z", "done": 4, "words": "", "finished": None, "result": None,
           "problem": None}  # fmt: skip
    one.page.route(re.compile(r"/api/v1/jobs$"), lambda route: route.fulfill(json=[job]))
    page = one.open("/add")
    page.get_by_label("What was found").get_by_text("The server was started anew meanwhile").wait_for()
    assert all("410" in fault for fault in one.faults)
    one.faults.clear()
