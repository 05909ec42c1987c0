import assert from "node:assert/strict";
import { test } from "node:test";
import { Points } from "../src/say/points.ts";
import { paragraphs, pieces } from "../src/show/pieces.ts";

test("a text is cut where marks begin and end, and says which lie on each piece", () => {
  const marks = [{ start: 2, end: 6, id: "a" }, { start: 4, end: 8, id: "b" }, { start: 6, end: 6, id: "gone" }];
  const found = pieces(0, 10, marks);
  assert.deepEqual(found.map(({ start, end }) => [start, end]), [[0, 2], [2, 4], [4, 6], [6, 8], [8, 10]]);
  assert.deepEqual(found.map((piece) => piece.marks.join()), ["", "a", "a,b", "b", ""]);
  assert.deepEqual(found.map((piece) => piece.begins.join()), ["", "a", "b", "gone", ""]);
});

test("a mark that began before goes on in the next paragraph", () => {
  const [first] = pieces(5, 9, [{ start: 1, end: 7, id: "a" }]);
  assert.deepEqual(first, { start: 5, end: 7, marks: ["a"], begins: ["a"] });
});

test("paragraphs are what stands between line breaks", () => {
  assert.deepEqual(paragraphs("ab\n\ncd\n"), [{ start: 0, end: 2 }, { start: 4, end: 6 }]);
});

test("spans count code points, also beyond the basic plane", () => {
  const points = new Points("🕊️ peace 𝒳 now");
  assert.equal(points.slice(3, 8), "peace");
  assert.deepEqual(points.find("now"), { start: 11, end: 14, times: 1 });
  assert.equal(points.find("war"), null);
  assert.equal(points.size, 14);
});
