"""What people add is read and recorded, whatever it is, and nothing that it holds does harm."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.serve.serving import BASE, ask, enter, fill, refused, served

from vigie.serve import uploads

PASTED = {
    "text": "At least five people were killed in an airstrike on Idlib on Friday, the monitor said.",
    "outlet": "Meridian Wire", "published": "2024-11-30", "title": "<script>alert(1)</script>",
}  # fmt: skip

TOLD = "Shells hit two villages near Hama overnight and killed three farmers, residents told a local radio on Monday. "


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    where = tmp_path_factory.mktemp("serve") / "war.vigie"
    fill(where)
    with served(where) as client:
        yield enter(client)


def finished(client: Any, answer: Any) -> dict[str, Any]:
    """The job that an answer began, when it is over; its events are followed to their end."""
    assert answer.status_code == 202, answer.text
    events = client.get(f"{answer.headers['location']}/events").text.strip().split("\n\n")
    name, _, data = events[-1].split("\n")
    job = json.loads(data.removeprefix("data: "))
    assert name == f"event: {job['state']}"
    assert ask(client, f"/jobs/{job['id']}") == job
    return job  # type: ignore[no-any-return]


def result(client: Any, answer: Any) -> dict[str, Any]:
    job = finished(client, answer)
    assert job["state"] == "done", job
    return job["result"]  # type: ignore[no-any-return]


def archive(**members: bytes) -> bytes:
    """A zip archive; names are given with _ for a dot."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return whole.getvalue()


def upload(client: Any, *files: tuple[str, bytes], **fields: str) -> Any:
    return client.post(f"{BASE}/uploads", files=[("files", file) for file in files], data=fields)


def test_a_pasted_report_is_read_at_once_and_leads_to_its_words(client: Any) -> None:
    added = result(client, client.post(f"{BASE}/reports", json=PASTED))
    (report,) = added["reports"]
    assert (added["new"], report["known"], report["claims"] > 0) == (1, False, True)
    assert report["title"] == PASTED["title"]
    shown = ask(client, f"/reports/{report['id']}")
    (claim,) = [one for one in shown["claims"] if one["event_type"] == "airstrike"]
    start, end = claim["evidence"][0]["start"], claim["evidence"][0]["end"]
    assert "killed" in shown["text"][start:end]
    assert report["events"] == ask(client, f"/claims/{claim['id']}")["events"]
    assert [(one["event_type"], one["killed"]) for one in report["happenings"]] == [("airstrike", 5)]
    again = result(client, client.post(f"{BASE}/reports", json=PASTED))
    assert (again["new"], again["known"], again["reports"][0]["id"]) == (0, 1, report["id"])
    assert again["reports"][0]["known"]


def test_a_pasted_report_without_a_title_is_known_by_how_it_begins(client: Any) -> None:
    begins = "Shells hit two villages near Hama overnight and killed three farmers, residents told a …"
    for text, title in (("\nShells fall on Hama\n\n" + 3 * TOLD, "Shells fall on Hama"), (f"\n {TOLD}", begins)):
        (report,) = result(client, client.post(f"{BASE}/reports", json={"text": text}))["reports"]
        assert (report["title"], report["name"]) == (title, title)
        shown = ask(client, f"/reports/{report['id']}")
        assert shown["report"]["title"] == title
        assert shown["original"] == text
    assert len(begins) <= 90


def test_words_of_a_report_stay_words(client: Any) -> None:
    answer = client.get(f"{BASE}/reports", params={"outlet": "Meridian Wire"})
    assert answer.headers["content-type"] == "application/json"
    assert "<script>alert(1)</script>" in [row["title"] for row in answer.json()["items"]]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422), ({"text": "a", "address": "b"}, 422), ({"text": "a", "language": "tlh"}, 422),
        ({"text": "a", "published": "soon"}, 422), ({"text": 1}, 422), ({"text": "a", "colour": "red"}, 422),
        ([], 422), ({"text": " \n"}, 422), ({"address": "https://ada:secret@example.org/"}, 422),
    ],
)  # fmt: skip
def test_an_addition_that_makes_no_sense_is_refused(client: Any, body: Any, status: int) -> None:
    answer = client.post(f"{BASE}/reports", json=body)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_body_that_is_no_json_is_refused(client: Any) -> None:
    bad = client.post(f"{BASE}/reports", content=b"{", headers={"Content-Type": "application/json"})
    assert bad.status_code == 422
    form = client.post(f"{BASE}/reports", content=b"text=a", headers={"Content-Type": "text/plain"})
    assert form.status_code == 415


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[::1]/", "file:///etc/passwd", "http://10.0.0.1/",
                                     "http://169.254.169.254/latest/meta-data/"])  # fmt: skip
def test_private_addresses_are_not_fetched(client: Any, address: str) -> None:
    added = result(client, client.post(f"{BASE}/reports", json={"address": address}))
    (report,) = added["reports"]
    assert (added["failed"], report["id"]) == (1, None)
    assert report["issues"][0]["code"] in ("fetch.private-address", "fetch.scheme")


def test_many_files_are_read_as_one_job(client: Any) -> None:
    packed = archive(
        a__first_txt=b"Rebels captured Saraqib on Saturday, residents said.",
        b__second_txt=b"Soldiers shot dead two protesters in Homs on Monday.", inner_zip=b"PK", _hidden=b"x",
    )  # fmt: skip
    lines = b'{"id": "n1", "text": "A bomb killed three police in Baghdad on Tuesday."}\n{"id": "n2", "text": ""}\n'
    added = result(client, upload(
        client, ("all.zip", packed), ("lines.jsonl.gz", gzip.compress(lines)), ("bad.gz", b"zzz"), ("bad.zip", b"zzz"),
        ("../../<b>evil</b>.txt", b"Rockets hit Kharkiv, killing one person on Sunday."), published="2024-12-01",
    ))  # fmt: skip
    by_name = {report["name"]: report for report in added["reports"]}
    assert set(by_name) == {
        "all.zip/a/first.txt", "all.zip/b/second.txt", "all.zip/inner.zip", "lines.jsonl.gz:1", "lines.jsonl.gz:2",
        "bad.gz", "bad.zip", "<b>evil</b>.txt",
    } or {"../../<b>evil</b>.txt"} < set(by_name)  # fmt: skip
    codes = {name: report["issues"][0]["code"] for name, report in by_name.items() if report["issues"]}
    assert codes["all.zip/inner.zip"] == "input.nested"
    assert codes["bad.gz"] == codes["bad.zip"] == "input.damaged"
    assert codes["lines.jsonl.gz:2"] == "input.empty"
    assert by_name["all.zip/a/first.txt"]["claims"] > 0
    assert added["new"] >= 4


def test_a_bomb_is_refused_before_it_unfolds(client: Any) -> None:
    nothing = b"a" * 30_000_000
    for bomb in (("b.gz", gzip.compress(nothing)), ("b.zip", archive(a_txt=nothing))):
        answer = upload(client, bomb)
        assert (answer.status_code, answer.json()["type"]) == (413, "urn:vigie:bomb")


def test_an_archive_of_very_many_files_is_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_MEMBERS", 3)
    packed = archive(**{f"m{n}_txt": b"x" for n in range(4)})
    assert upload(client, ("many.zip", packed)).status_code == 413


def test_what_unfolds_to_too_much_is_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1000)
    assert upload(client, ("a.txt", b"x" * 600), ("b.txt", b"y" * 600)).status_code == 413


def test_an_upload_without_files_is_refused(client: Any) -> None:
    assert client.post(f"{BASE}/uploads", data={"published": "2024"}).status_code in (415, 422)
    assert client.post(f"{BASE}/uploads", files={"other": ("a.txt", b"a")}).status_code == 422
    headers = {"Content-Type": "multipart/form-data"}
    assert client.post(f"{BASE}/uploads", content=b"x", headers=headers).status_code == 422


def test_nothing_is_left_of_an_upload(client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result(client, upload(client, ("a.txt", b"Shells hit Donetsk on Monday.")))
    upload(client, ("b.gz", gzip.compress(b"a" * 30_000_000)))
    assert list(tmp_path.iterdir()) == []


def test_a_body_over_the_limit_is_refused(tmp_path: Path) -> None:
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie", most_body=10_000) as client:
        enter(client)
        assert upload(client, ("a.txt", b"x" * 20_000)).status_code == 413

        def pieces() -> Iterator[bytes]:
            yield from [b"x" * 5_000] * 4

        headers = {"Content-Type": "application/json"}
        assert client.post(f"{BASE}/reports", content=pieces(), headers=headers).status_code == 413


def test_a_report_is_read_again_and_withdrawn(client: Any) -> None:
    added = result(client, client.post(f"{BASE}/reports", json={**PASTED, "outlet": "Another"}))
    (report,) = added["reports"]
    again = result(client, client.post(f"{BASE}/reports/{report['id']}/rereading"))
    assert (again["known"], again["reports"][0]["claims"]) == (1, report["claims"])
    answer = client.post(f"{BASE}/reports/{report['id']}/retraction", json={"reason": "not ours"})
    assert (answer.status_code, answer.json()["held"]) == (201, True)
    assert ask(client, f"/reports/{report['id']}")["superseded"]
    assert report["id"] not in [row["report_id"] for row in ask(client, "/reports")["items"]]
    assert client.post(f"{BASE}/reports/none/retraction", json={"reason": "x"}).status_code == 404
    assert client.post(f"{BASE}/reports/none/rereading").status_code == 404


def test_what_is_read_by_another_engine_supersedes(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    added = result(client, client.post(f"{BASE}/reports", json={**PASTED, "outlet": "Third"}))
    monkeypatch.setattr("vigie.record.reports.__version__", "99")
    again = result(client, client.post(f"{BASE}/reports/{added['reports'][0]['id']}/rereading"))
    assert again["again"] == 1
    assert ask(client, f"/reports/{added['reports'][0]['id']}")["engine"]["vigie"] == "99"


def test_a_job_of_nobody_is_missing(client: Any) -> None:
    assert refused(client, "/jobs/none") == (404, "missing")
    assert ask(client, "/jobs")[0]["state"] == "done"


def test_a_job_of_the_server_before_is_told_to_be_lost(client: Any) -> None:
    assert refused(client, f"/jobs/{'0' * 24}") == (410, "job-lost")
    assert refused(client, f"/jobs/{'0' * 24}/events") == (410, "job-lost")
    mark = client.app.state.house.jobs.mark
    assert refused(client, f"/jobs/{mark}{'0' * 16}") == (404, "missing")
