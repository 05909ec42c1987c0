import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { REFUSED, refusalOf } from "../src/say/refusals.ts";

const messages: Record<string, string> = JSON.parse(readFileSync(new URL("../src/say/fr/problems.json", import.meta.url), "utf8"));
// As the server writes them in serve/, review/ and record/; that all of them are known is tested beside the server.
const WRITTEN: [said: string, name: string][] = [
  ["There are no words in it.", "no_words"],
  ["published: '31 avril' is no date.", "published"],
  ["since: String should match pattern '^[0-9]{4}$'", "field_value"],
  ["the review 12 of the same claim builds on it: undo that first.", "built_upon"],
  ["'2024-13' is no date: write 2024, 2024-11, 2024-11-30 or 2024-11-30T18:05.", "no_date"],
  ["a figure runs from 5 to 3: the lower comes first.", "bounds"],
  ["ada is reader here; this takes a reviewer.", "role"],
];

test("what the server refuses is understood", () => {
  for (const [said, name] of WRITTEN) assert.equal(refusalOf(said)?.name, name, said);
  assert.equal(refusalOf("Something else."), null);
});

test("each refusal has a message, and each value of a message is a part of its sentence", () => {
  assert.deepEqual(REFUSED.map(([name]) => name).sort(), Object.keys(messages).sort());
  for (const [name, pattern] of REFUSED) {
    const parts = [...pattern.source.matchAll(/\(\?<(\w+)>/g)].map(([, part]) => part);
    for (const [, value] of (messages[name] ?? "").matchAll(/\{(\w+)\}/g)) assert.ok(parts.includes(value), `${name}: ${value}`);
  }
});
