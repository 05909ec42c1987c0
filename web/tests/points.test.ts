import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, featuresOf, nameOf, type Points } from "../src/draw/points.ts";

const PLACES = ["Goma", "Bukavu", "", "Goma"];
const POINTS: Points = {
  count: 4, lat: [-1.7, -2.5, 0, -1.7], lon: [29.2, 28.9, 25, 29.2], km: [0, 5, 400, 0], disputed: [0, 1, 0, false],
  type: (point) => (point === 1 ? "shelling" : "airstrike"), place: (point) => PLACES[point] ?? "",
};

test("points of one place share the number of its name, and those without a name have none", () => {
  const found = featuresOf(POINTS, (type) => type).features.map(({ properties }) => properties);
  assert.deepEqual(found.map(({ place }) => nameOf(place)), PLACES);
  assert.equal(found[0]?.place, found[3]?.place);
  assert.equal(found[2]?.place, 0);
  assert.deepEqual(found.map(({ point, family, disputed }) => [point, family, disputed]), [
    [0, "airstrike", false], [1, "shelling", true], [2, "airstrike", false], [3, "airstrike", false],
  ]);
});

test("bounds hold every point", () => {
  assert.deepEqual(boundsOf(POINTS), [25, -2.5, 29.2, 0]);
  assert.equal(boundsOf({ ...POINTS, count: 0 }), null);
});
