import { get } from "../ask/client.ts";
import { country } from "./format.ts";
import { hasLabel, label, speech } from "./messages.svelte.ts";

// As ids of the knowledge base are written; what is none is words of a report.
const ID = /^[a-z]{2,3}(-[a-z0-9]+)+$/;

/** Names by language and id; null while one is asked for, or where there is none. */
let known = $state.raw<Readonly<Record<string, string | null>>>({});
let wanted = new Set<string>();

/** The name of a party in the language of the interface; its id until it is known. */
export function partyName(id: string): string {
  if (/^[a-z]{2}$/.test(id)) return country(id.toUpperCase());
  if (!ID.test(id)) return id;
  const name = known[`${speech.language} ${id}`];
  if (name === undefined) want(id);
  return name ?? bodyOf(id) ?? id;
}

/** "army (Mali)": a body that every state has goes by what it is; null for what is none. */
function bodyOf(id: string): string | null {
  const [state = "", body = ""] = [id.slice(0, 2), id.slice(3)];
  return id[2] === "-" && hasLabel("body", body) ? `${label("body", body)} (${country(state.toUpperCase())})` : null;
}

/** All that are wanted at once are asked for at once. */
function want(id: string): void {
  if (wanted.size === 0) queueMicrotask(() => void ask());
  wanted.add(id);
}

async function ask(): Promise<void> {
  const [ids, { language }] = [[...wanted], speech];
  wanted = new Set();
  const given = (names: Record<string, string>) => Object.fromEntries(ids.map((id) => [`${language} ${id}`, names[id] ?? null]));
  known = { ...known, ...given({}) };
  const names = await get<Record<string, string>>("/actors/names", { id: ids, language }).catch(() => ({}));
  known = { ...known, ...given(names) };
}
