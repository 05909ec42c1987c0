import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = (language: string) => new URL(`../src/say/${language}/`, import.meta.url);
const themes = readdirSync(folder("en")).filter((name) => name.endsWith(".json"));
const read = (language: string, theme: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(theme, folder(language)), "utf8"));
const values = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("both languages have the same themes", () => {
  assert.deepEqual(readdirSync(folder("fr")).filter((name) => name.endsWith(".json")), themes);
});

for (const theme of themes) {
  test(`${theme}: both languages have every message, with the same values in it`, () => {
    const [en, fr] = [read("en", theme), read("fr", theme)];
    assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
    for (const [key, message] of Object.entries(en)) {
      assert.notEqual(message, "", key);
      assert.notEqual(fr[key], "", key);
      assert.deepEqual(values(fr[key] as string), values(message), key);
    }
  });
}

test("a message that depends on a number has both of its forms", () => {
  for (const theme of themes) {
    const keys = Object.keys(read("en", theme));
    for (const key of keys.filter((name) => name.endsWith("_other"))) {
      assert.ok(keys.includes(key.replace(/_other$/, "_one")), `${theme}: ${key}`);
    }
  }
});
