import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, daysBetween } from "../src/shell/days.ts";

test("days are counted over months, leap days and changes of the clock", () => {
  assert.equal(daysBetween("2024-02-28", "2024-03-01"), 2);
  assert.equal(daysBetween("2024-03-30", "2024-04-01T23:59"), 2);
  assert.equal(dayOf("2024-12-31", 1), "2025-01-01");
});
