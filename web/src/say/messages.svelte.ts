import type { Catalogue } from "./en/index.ts";

export type Language = "en" | "fr";
export const LANGUAGES: readonly Language[] = ["en", "fr"];

/** "theme.message" of the English catalogue; the French one has the same, by its type and by a test. */
export type Key = { [T in keyof Catalogue]: `${T}.${keyof Catalogue[T] & string}` }[keyof Catalogue];
type Counted<K> = K extends `${infer Stem}_other` ? Stem : never;
export type CountedKey = Counted<Key>;
export type Values = Readonly<Record<string, string | number>>;

const KEPT = "vigie.language";
let held = $state.raw<{ language: Language; catalogue: Catalogue | null }>({ language: "en", catalogue: null });

export const speech = {
  get language(): Language {
    return held.language;
  },
};

/** The language that was chosen in this browser, else the first of the browser's that we speak. */
export function preferred(): Language {
  const wished = [localStorage.getItem(KEPT) ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wished.find((tag): tag is Language => LANGUAGES.includes(tag as Language)) ?? "en";
}

export async function speak(language: Language, keep = false): Promise<void> {
  const loaded = language === "fr" ? await import("./fr/index.ts") : await import("./en/index.ts");
  held = { language, catalogue: loaded.default };
  document.documentElement.lang = language;
  if (keep) localStorage.setItem(KEPT, language);
}

/** A message; "{name}" in it stands for a value. */
export function t(key: Key, values: Values = {}): string {
  return filled(messageOf(key) ?? key, values);
}

/** A message that depends on a number: "_one" or "_other" as the language has it; "{n}" is the number. */
export function tn(key: CountedKey, n: number, values: Values = {}): string {
  const form = new Intl.PluralRules(held.language).select(n) === "one" ? "one" : "other";
  const number = new Intl.NumberFormat(held.language).format(n);
  return filled(messageOf(`${key}_${form}`) ?? key, { n: number, ...values });
}

/** The label of an id of ours: "type", "airstrike" is "airstrike" or « frappe aérienne ». Its words where there is none. */
export function label(group: string, id: string | null | undefined): string {
  if (!id) return "";
  return messageOf(`labels.${group}.${id}`) ?? id.replaceAll("_", " ").replaceAll("-", " ");
}

export function hasLabel(group: string, id: string): boolean {
  return messageOf(`labels.${group}.${id}`) !== undefined;
}

function messageOf(key: string): string | undefined {
  const dot = key.indexOf(".");
  const theme = held.catalogue?.[key.slice(0, dot) as keyof Catalogue] as Record<string, string> | undefined;
  return theme?.[key.slice(dot + 1)];
}

function filled(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
