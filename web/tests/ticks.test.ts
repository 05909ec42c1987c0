import assert from "node:assert/strict";
import { test } from "node:test";
import { tickWords } from "../src/draw/ticks.ts";

const said = (language: string, ...days: string[]) => {
  const all = days.map((day) => new Date(day));
  return all.map((at, i) => tickWords(language)(at, i, all));
};

test("ticks of time are said in the language of the interface", () => {
  assert.deepEqual(said("fr", "2024-11-30", "2024-12-01", "2024-12-02"), ["30\nnov.", "1\ndéc.", "2"]);
  assert.deepEqual(said("en-GB", "2024-11-30", "2024-12-01"), ["30\nNov", "1\nDec"]);
  assert.deepEqual(said("fr", "2024-12-01", "2025-01-01", "2025-02-01"), ["déc.\n2024", "janv.\n2025", "févr."]);
  assert.deepEqual(said("fr", "2023-01-01", "2024-01-01"), ["2023", "2024"]);
});
