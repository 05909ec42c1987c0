import { label, t, type Key, type Values } from "./messages.svelte.ts";
import { sentenceOf } from "./sentences.ts";

/** Parts that are ids of ours, said by their labels; `fields` are several. */
const LABELLED: readonly string[] = ["factuality", "source_class", "group", "harm", "policy"];

/** Why something is so, in the language of the interface; as the server says it where it says it otherwise. */
export function reasonWords(reason: string): string {
  return reason.startsWith("in dispute") ? sentence(reason) : reason.split("; ").map(sentence).join("; ");
}

function sentence(said: string): string {
  const found = sentenceOf(said);
  return found === null ? said : t(`reasons.${found.name}` as Key, named(found.parts));
}

function named(parts: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(parts).map(([name, words = ""]) => {
      if (LABELLED.includes(name)) return [name, label(name, words)];
      if (name === "groups") return [name, words.split(" and ").map((group) => label("group", group)).join(", ")];
      if (name === "fields") return [name, words.split(", ").map((field) => label("field", field)).join(", ")];
      if (name === "moves") return [name, words.replace(/(\w+) (\d+) to (\d+)/g, (_, harm: string, from: string, to: string) => `${label("harm", harm)} ${from} → ${to}`)];
      if (name === "disputes") return [name, words.replace(/(^|; )(\w+) of ([\w ]+):/g, (_, before: string, kind: string, about: string) => `${before}${label("dispute", kind)}, ${aboutWords(about)} :`)];
      return [name, words];
    }),
  );
}

/** What a dispute is about, as the server says it: "killed", "soldiers killed", "children among 25 killed", "initiator". */
export function aboutWords(about: string): string {
  const found = /^(\w+)(?: among (\d+))? (\w+)$/.exec(about);
  if (found === null) return ["initiator", "target"].includes(about) ? label("role", about) : label("harm", about);
  const [, group = "", among = "", harm = ""] = found;
  return among ? t("event.part_of", { group: label("group", group), n: among, harm: label("harm", harm) }) : `${label("harm", harm)}, ${label("group", group)}`;
}

/** What a claim counts, as the server says it: "3 civilians killed (at_least)". */
export function countWords(says: string): string {
  const found = /^(\d+)(?: to (\d+))? (\w+) (\w+) \((\w+)\)$/.exec(says);
  if (found === null) return says;
  const [, low = "", high = "", group = "", harm = "", qualifier = ""] = found;
  const whom = group === "people" ? "" : `, ${label("group", group)}`;
  const exact = qualifier === "exact" ? "" : ` (${label("qualifier", qualifier)})`;
  return `${high ? `${low}–${high}` : low} ${label((high || low) === "1" ? "harm_one" : "harm", harm)}${whom}${exact}`;
}
