import assert from "node:assert/strict";
import { test } from "node:test";
import { termWords, type Saying } from "../src/say/terms.ts";

const say: Saying = {
  label: (group, id) => `${group}:${id}`,
  country: (code) => `<${code}>`,
  period: (start, end) => (start === end ? start : `${start}..${end}`),
  before: (iso) => `until ${iso}`,
  party: (id) => (id.startsWith("sy-") ? `party:${id}` : id),
};

// As the server writes them in consolidate/explanations.py.
const WRITTEN: [comparison: string, said: string, words: string][] = [
  ["type", "offensive; accuse (speech)", "type:offensive; type:accuse"],
  ["time", "before 2024-11-30T14:20:00+00:00", "until 2024-11-30T14:20:00+00:00"],
  ["time", "2024-11-27; 2024-11-27 to 2024-11-29", "2024-11-27; 2024-11-27..2024-11-29"],
  ["place", "Aleppo (near, SY); Darat Izza (unknown, no country)", "Aleppo, <SY> (precision:near); Darat Izza (precision:unknown)"],
  ["harms", "killed 20-99 soldiers, killed 4 people", "20–99 harm:killed, group:soldiers + 4 harm:killed"],
  ["parties", "sy-army, sy-sohr; sy-army", "party:sy-army, party:sy-sohr; party:sy-army"],
  ["source", "sy-sohr; the mayor", "party:sy-sohr; the mayor"],
  ["objects", "airport, military_base", "object:airport, object:military_base"],
  ["words", "killed, near; then", "killed, near; then"],
  ["place", "somewhere else", "somewhere else"],
];

test("what a term holds against another is said in the language of the interface", () => {
  for (const [comparison, said, words] of WRITTEN) assert.equal(termWords(comparison, said, say), words);
});
