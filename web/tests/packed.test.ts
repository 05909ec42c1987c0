import assert from "node:assert/strict";
import { test } from "node:test";
import { unpacked } from "../src/ask/packed.ts";

/** What the server packs, by hand: a line of a whole number of eight bytes, then columns that begin at such. */
function packed(head: object, ...columns: Uint8Array[]): ArrayBuffer {
  const words = JSON.stringify(head);
  const line = new TextEncoder().encode(words + " ".repeat((8 - ((words.length + 1) % 8)) % 8) + "\n");
  const all = [line, ...columns.map((bytes) => Uint8Array.from([...bytes, ...Array<number>((8 - (bytes.length % 8)) % 8).fill(0)]))];
  return Uint8Array.from(all.flatMap((part) => [...part])).buffer;
}

test("numbers and texts of columns are those of their rows", () => {
  const lat = new Uint8Array(Float32Array.of(36.5, -1.25, 0).buffer);
  const ids = new TextEncoder().encode("e1\0e22e3\0");
  const found = unpacked(packed({ rows: 3, columns: [["lat", "f4", 0], ["id", "S3", 16]], total: 7 }, lat, ids));
  assert.deepEqual([...found.numbers("lat")], [36.5, -1.25, 0]);
  assert.deepEqual([0, 1, 2].map((row) => found.text("id", row)), ["e1", "e22", "e3"]);
  assert.equal(found.head["total"], 7);
  assert.throws(() => found.numbers("lon"), /no column lon/);
});

test("an answer that is cut short is an error", () => {
  const whole = packed({ rows: 3, columns: [["lat", "f4", 0]] }, new Uint8Array(12));
  assert.throws(() => unpacked(whole.slice(0, whole.byteLength - 8)).numbers("lat"), RangeError);
});
