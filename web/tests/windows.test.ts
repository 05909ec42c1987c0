import assert from "node:assert/strict";
import { test } from "node:test";
import { windowOf } from "../src/show/windows.ts";

test("the rows in sight are always made, and never more than a screen and its margin", () => {
  for (let scrolled = 0; scrolled < 40_000; scrolled += 777) {
    const { first, last } = windowOf(scrolled, 600, 33, 1000);
    assert.ok(first <= Math.floor(scrolled / 33) || first === 1000);
    assert.ok(last >= Math.min(1000, Math.ceil((scrolled + 600) / 33)));
    assert.ok(last - first <= 46);
  }
});

test("a table without rows makes none", () => {
  assert.deepEqual(windowOf(0, 600, 33, 0), { first: 0, last: 0 });
});
