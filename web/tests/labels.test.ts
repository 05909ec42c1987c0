import assert from "node:assert/strict";
import { test } from "node:test";
import { placed, short } from "../src/draw/labels.ts";

const NAME = "The Syrian Observatory for Human Rights";
const days = [0, 1, 2, 3, 4].map((day) => Date.UTC(2024, 10, 27 + day));
const at = (day: number) => ({ name: NAME, at: new Date(days[day] as number) });

test("a name stands behind its point where there is room, else above the line, and never goes beyond the edge", () => {
  for (const [width, right] of [[900, 210], [300, 14]] as const) {
    const { after, above } = placed([at(0), at(4)], days, width, right);
    for (const { words, at: when } of [...after, ...above]) {
      const point = ((when.getTime() - (days[0] as number)) / (4 * 86_400_000)) * (width - right);
      const room = after.some((one) => one.words === words && one.at === when) ? width - point : point;
      assert.ok(words.length * 7 <= room, `${words} at ${point} of ${width}`);
      assert.ok(words.length > 10, words);
    }
  }
  assert.equal(placed([at(4)], days, 300, 14).above.length, 1);
  assert.equal(placed([at(4)], [days[4] as number], 300, 14).after.length, 1);
});

test("a name is shortened in its middle", () => {
  assert.equal(short("the monitor", 34), "the monitor");
  assert.equal(short(NAME, 20).length, 20);
  assert.match(short(NAME, 20), /^The Syrian .*….*Rights$/);
});
