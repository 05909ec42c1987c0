import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { SAID, sentenceOf } from "../src/say/sentences.ts";

const messages: Record<string, string> = JSON.parse(readFileSync(new URL("../src/say/fr/reasons.json", import.meta.url), "utf8"));
// As the server writes them: in consolidate/policies.py and tallies.py, record/versions.py, review/, ask/why.py.
const WRITTEN: [said: string, name: string][] = [
  ["counted", "counted"],
  ["denied, not asserted", "not_asserted"],
  ["superseded by the same voice (12)", "superseded"],
  ["higher than the most conservative (10)", "higher"],
  ["one of 3 voices that agree", "agree"],
  ["outranked by monitor", "outranked"],
  ["counts civilians only: in the count of everybody", "group_only"],
  ["counts soldiers and fighters only: in the count of everybody", "group_only"],
  ["killed 5 → 4 (ucdp-low-best-high)", "revised"],
  ["3 claims came in, told by Agence, Radio", "came_by"],
  ["1 claim came in", "came"],
  ["1 claim went out", "went"],
  ["one happening with e0123456789abcdef", "one_with"],
  ["a claim corrected by ada (figures, place)", "corrected"],
  ["a missed claim added by ada", "added"],
  ["the machine is 62 in 100 sure of it", "sure"],
  ["in dispute, figures of killed: 3 or 5", "in_dispute"],
  ["without it the best count moves, killed 31 to 9", "moves"],
  ["one of 4 independent voices tells it", "one_of"],
  ["7 dead and wounded are counted twice if they are one", "twice"],
];

test("what the server says why is understood", () => {
  for (const [said, name] of WRITTEN) assert.equal(sentenceOf(said)?.name, name, said);
  assert.equal(sentenceOf("whatever else somebody writes"), null);
});

test("each sentence has a message, and each value of a message is a part of its sentence", () => {
  assert.deepEqual(SAID.map(([name]) => name).sort(), Object.keys(messages).sort());
  for (const [name, pattern] of SAID) {
    const parts = [...pattern.source.matchAll(/\(\?<(\w+)>/g)].map(([, part]) => part);
    for (const [, value] of (messages[name] ?? "").matchAll(/\{(\w+)\}/g)) assert.ok(parts.includes(value), `${name}: ${value}`);
  }
});
