"""Exports have the shapes that others read: by schema, by GDAL, by a spreadsheet's reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import msgspec
import openpyxl
import pyogrio
import pytest
from tests.consolidate.claim_making import figure, source
from tests.export.exhibiting import CLASH, STRIKE, claim, exhibit

from vigie.export import acled, geojson, provenance, ucdp, workbook
from vigie.export.acled import acled_row
from vigie.export.listings import csv_lines, flat, json_lines
from vigie.export.ucdp import cell, ucdp_row
from vigie.knowledge.countries import listed, states
from vigie.lexicon.pack import DATA

EXHIBITS = [
    exhibit(),
    exhibit(claim("r1", codes=CLASH, figures=(figure("killed", 9, "soldiers"), figure("killed", 3, "fighters")))),
    exhibit(claim("r1", day="2024-11-01", end="2024-11-20", where="northern Syria"), claim("r2", outlet="Other")),
    exhibit(claim("r1", figures=())),
]


def cells(columns: tuple[str, ...], rows: list[Mapping[str, object]]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(columns, rows)))))


@pytest.mark.parametrize(
    ("name", "columns", "row", "count"),
    [("acled", acled.COLUMNS, acled_row, 4), ("ucdp", ucdp.COLUMNS, ucdp_row, 3)],
)
def test_rows_keep_to_the_schema(name: str, columns: tuple[str, ...], row: object, count: int) -> None:
    schema = json.loads((DATA / "schema" / f"{name}.json").read_text("utf-8"))
    made = [kept for one in EXHIBITS if (kept := row(one)) is not None]  # type: ignore[operator]
    rows = cells(columns, made)
    assert len(rows) == count
    for one in rows:
        jsonschema.validate(one, schema)
    broken = dict(rows[0], latitude="north")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_the_columns_are_as_many_as_the_schemes_have() -> None:
    assert (len(acled.COLUMNS), len(ucdp.COLUMNS)) == (31, 49)


def test_an_acled_row_keeps_to_the_codebook() -> None:
    row = acled_row(exhibit())
    assert row is not None
    assert (row["fatalities"], row["time_precision"], row["geo_precision"]) == (4, 1, 1)
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"]) == (
        "Syrian Arab Army", "State forces", "Civilians", "Civilians",
    )  # fmt: skip
    assert (row["interaction"], row["civilian_targeting"]) == ("17", "Civilian targeting")
    assert (row["iso"], row["region"], row["country"]) == (760, "Middle East", "Syria")
    assert "(the monitor)" in str(row["notes"])


def test_ucdp_deaths_add_up_and_keep_their_order() -> None:
    for one in EXHIBITS:
        row = ucdp_row(one)
        if row is not None:
            deaths = [int(str(row[name])) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
            assert sum(deaths) == row["best"]
            assert int(str(row["low"])) <= int(str(row["best"])) <= int(str(row["high"]))
    clash = ucdp_row(EXHIBITS[1])
    assert clash is not None
    assert (clash["deaths_a"], clash["deaths_b"]) == (9, 3)


def test_states_have_their_numbers_and_districts_their_column() -> None:
    strike, clash = ucdp_row(exhibit()), ucdp_row(exhibit(claim("r1", codes=CLASH)))
    assert strike is not None
    assert clash is not None
    assert (strike["country_id"], strike["gwnoa"], strike["gwnob"], strike["adm_2"]) == (652, 652, "", "")
    assert (clash["gwnoa"], clash["side_a"]) == (652, "Syrian Arab Army")
    one = exhibit()
    assert one.event.place is not None
    district = msgspec.structs.replace(one.event.place, name="Ariha", precision="admin2")
    within = msgspec.structs.replace(one, event=msgspec.structs.replace(one.event, place=district))
    ucdp, acled = ucdp_row(within), acled_row(within)
    assert ucdp is not None
    assert acled is not None
    assert (ucdp["adm_2"], acled["admin2"]) == ("Ariha", "Ariha")


def test_every_number_of_a_state_is_its_own_and_its_country_is_one() -> None:
    numbers = states().gleditsch_ward
    assert len(set(numbers.values())) == len(numbers)
    assert set(numbers) <= set(listed())


@pytest.mark.parametrize(("lat", "lon", "gid"), [(-89.9, -179.9, 1), (-89.9, 179.9, 720), (89.9, 179.9, 259200)])
def test_cells_of_prio_grid(lat: float, lon: float, gid: int) -> None:
    assert cell(lat, lon) == gid


def test_what_a_scheme_has_no_row_for_is_left_out() -> None:
    assert acled_row(exhibit(claim("r1", where=None))) is None
    assert acled_row(exhibit(claim("r1", codes=msgspec.structs.replace(STRIKE, acled=None)))) is None
    assert ucdp_row(exhibit(claim("r1", codes=msgspec.structs.replace(STRIKE, ucdp=None)))) is None
    assert ucdp_row(exhibit(claim("r1", figures=()))) is None
    assert acled_row(exhibit(claim("r1", factuality="denied"))) is None


def test_gdal_reads_the_features(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text("".join(geojson.collection([*EXHIBITS, exhibit(claim("r1", where=None))])), "utf-8")
    info = pyogrio.read_info(path)
    assert (info["features"], info["geometry_type"]) == (4, "Point")
    _, _, geometry, fields = pyogrio.raw.read(path)
    assert len(geometry) == 4
    values = dict(zip(pyogrio.read_info(path)["fields"], fields, strict=True))
    assert next(iter(values["killed_best"])) == 4


def test_no_feature_is_still_a_collection(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text("".join(geojson.collection([])), "utf-8")
    assert json.loads((tmp_path / "a.geojson").read_text("utf-8"))["features"] == []


def test_a_workbook_opens_with_its_sheets(tmp_path: Path) -> None:
    one = exhibit(claim("r1", by=(source("=cmd()", None),)), claim("r2"))
    workbook.write_workbook([one], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Events", "Figures", "Claims", "Reports"]
    assert [cell.value for cell in book["Events"][2]][:2] == [one.event.id, "airstrike"]
    assert book["Reports"].max_row == 3
    formulas = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert formulas == []


def test_provenance_holds_every_policy_claim_and_report() -> None:
    (line,) = json_lines([provenance.provenance(exhibit())])
    told = json.loads(line)
    assert {row["policy"] for row in told["tallies"]} >= {"ucdp-low-best-high", "acled-conservative", "majority"}
    assert told["claims"][0]["quote"]
    assert told["reports"][0]["sha256"]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_cell_is_no_formula(value: str) -> None:
    assert flat(value) == f"'{value}"
