import assert from "node:assert/strict";
import { test } from "node:test";
import { stacked } from "../src/pages/report/stacking.ts";

test("cards stand beside their words and cover none of the others", () => {
  assert.deepEqual(stacked([0, 10, 300], [50, 50, 50]), [0, 58, 300]);
});

test("those before the chosen one make room for it", () => {
  assert.deepEqual(stacked([100, 120, 130], [50, 50, 50], 2), [14, 72, 130]);
});

test("at the top of the page there is no room upwards", () => {
  assert.deepEqual(stacked([0, 0, 0], [50, 50, 50], 2), [0, 58, 116]);
});
