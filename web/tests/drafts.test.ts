import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim } from "../src/ask/types.ts";
import { changes, drafted } from "../src/show/drafts.ts";

const span = { start: 0, end: 0 };
const claim = {
  id: "c", kind: "incident", event_type: "airstrike", factuality: "asserted", outcome: "done", background: false,
  actors: [], objects: [], means: [], period: null, attribution: [], evidence: [], confidence: 0.5, rules: [],
  figures: [{ harm: "killed", group: "people", low: 5, high: 5, qualifier: "exact", part_of: null, span }],
  place: {
    text: "Idlib", name: "Idlib", geonames_id: 1, lat: 1, lon: 1, country: "SY", admin1: null, kind: "town",
    precision: "exact", relation: null, span, inferred: false,
  },
  time: { start: "2024-11-29", end: "2024-11-29", precision: "day", value: "2024-11-29", span, inferred: false },
} as Claim;

test("nothing is handed on of what was not changed", () => {
  assert.deepEqual(changes(drafted(claim), drafted(claim)), {});
});

test("only changed fields are handed on, in the shape that the server takes", () => {
  const draft = drafted(claim);
  const [figure] = draft.figures;
  assert.ok(figure);
  figure.low = figure.high = 4;
  draft.place = { name: "Saraqib", country: "", span: { start: 3, end: 10 } };
  draft.time.start = "";
  assert.deepEqual(changes(drafted(claim), draft), {
    figures: [{ harm: "killed", group: "people", low: 4, high: 4, qualifier: "exact", part_of: null }],
    place: { name: "Saraqib", span: { start: 3, end: 10 } },
    time: null,
  });
});

test("rows that were left empty are none", () => {
  const draft = drafted(claim);
  draft.figures.push({ harm: "wounded", group: "people", low: null, high: null, qualifier: "exact", part_of: null, span: null });
  draft.actors.push({ role: "initiator", name: " ", actor_id: "", country: null, span: null });
  const given = changes(drafted(claim), draft);
  assert.equal((given.figures as unknown[]).length, 1);
  assert.deepEqual(given.actors, []);
});
