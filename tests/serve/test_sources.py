"""Sources, places, actors and territory are found by name, each with what the ledger says of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tests.serve.serving import GIVEN, TAKEN, add, ask, enter, fill, refused, served

from vigie.ledger.store import open_ledger
from vigie.record.decisions import retract


def test_sources_say_how_much_rests_on_them(client: Any) -> None:
    rows = {row["key"]: row for row in ask(client, "/sources")["items"]}
    assert set(rows) == {"sy-sohr", "a hospital"}
    assert (rows["sy-sohr"]["claims"], rows["sy-sohr"]["source"]) == (1, "the monitor")
    assert (rows["a hospital"]["source_class"], rows["a hospital"]["contradicted"]) == ("medical", 1)
    assert (rows["sy-sohr"]["told_first"], rows["a hospital"]["told_first"]) == (1, 0)
    assert list(ask(client, "/sources", source_class="medical")["items"]) == [rows["a hospital"]]
    first = ask(client, "/sources", limit=1)
    second = ask(client, "/sources", limit=1, cursor=first["next"])
    assert (len(first["items"]), len(second["items"]), second["next"], first["total"]) == (1, 1, None, 2)


def test_a_source_shows_its_claims_and_by_whom_it_is_passed_on(client: Any) -> None:
    shown = ask(client, "/sources/" + quote("a hospital"))
    assert shown["source"]["reports"] == 1
    assert [claim["report_id"] for claim in shown["claims"]] == ["r2"]
    assert shown["chains"] == [{"chain": ["Two", "a hospital"], "reports": 1}]
    assert refused(client, "/sources/nobody") == (404, "missing")
    assert refused(client, "/sources/a/b") == (404, "missing")


def test_places_of_the_ledger_come_first(client: Any) -> None:
    found = ask(client, "/places", q="idl")
    assert (found[0]["name"], found[0]["events"], found[0]["id"]) == ("Idlib", 1, 169389)
    elsewhere = ask(client, "/places", q="Paris")
    assert elsewhere[0]["events"] == 0
    assert "FR" in {place["country"] for place in elsewhere}
    assert ask(client, "/places", q="%") == []


def test_actors_are_found_by_name_and_id(client: Any) -> None:
    assert ask(client, "/actors", q="hts")[0]["id"] == "sy-hts"
    assert ask(client, "/actors", q="sy-army")[0]["id"] == "sy-army"
    assert len(ask(client, "/actors", q="a", limit=5)) == 5
    assert refused(client, "/actors", q="") == (422, "invalid")
    ids = ["sy-army", "nobody", "ru-air-force", "sy-hts"]
    names = {language: ask(client, "/actors/names", id=ids, language=language) for language in ("en", "fr")}
    assert list(names["en"]) == ["sy-army", "sy-hts"]
    assert names["en"]["sy-army"] != names["fr"]["sy-army"]


def test_territory_is_a_timeline_by_place(client: Any) -> None:
    (entry,) = ask(client, "/territory", place="Saraqib")
    assert (entry["status"], entry["holder"], entry["since"]) == ("held", "sy-rebels", "2024-12-01")
    assert ask(client, "/territory", country="SY") == [entry]
    assert ask(client, "/territory", as_of="2024-11-30") == []
    assert ask(client, "/territory", place="Paris") == []


def test_territory_follows_the_ledger(tmp_path: Any) -> None:
    """What was asked for before is told anew when a claim comes that tells of it, and when its report is withdrawn."""
    where = tmp_path / "war.vigie"
    fill(where, *GIVEN[:3])
    ledger = open_ledger(where)
    with served(where) as visitor:
        client = enter(visitor)
        shelf = client.app.state.house.shelves[0]  # type: ignore[attr-defined]
        assert ask(client, "/territory", place="Saraqib") == []
        add(ledger, TAKEN)
        shelf.changed()
        assert [entry["status"] for entry in ask(client, "/territory", place="Saraqib")] == ["held"]
        retract(ledger, "r4", reason="wrong", by="ada")
        shelf.changed()
        assert ask(client, "/territory", place="Saraqib") == []
    ledger.close()
