import type { TerritoryEntry } from "../../ask/types.ts";
import { partyName } from "../../say/parties.svelte.ts";

export interface HeldPlace {
  key: string;
  name: string;
  country: string | null;
  entries: TerritoryEntry[];
}

/** The entries by place, those of each in the order of their days; places with the latest news first. */
export function placesOf(entries: readonly TerritoryEntry[]): HeldPlace[] {
  const places = new Map<string, HeldPlace>();
  for (const entry of entries.toSorted((a, b) => a.since.localeCompare(b.since))) {
    const key = String(entry.geonames_id ?? entry.place);
    const place = places.get(key) ?? { key, name: entry.place, country: entry.country, entries: [] };
    place.entries.push(entry);
    places.set(key, place);
  }
  const last = (place: HeldPlace) => place.entries.at(-1)?.since ?? "";
  return [...places.values()].sort((a, b) => last(b).localeCompare(last(a)) || a.name.localeCompare(b.name));
}

/** Who holds anything, those with the most entries first. */
export function holdersOf(entries: readonly TerritoryEntry[]): { id: string; name: string }[] {
  const found = new Map<string, { id: string; name: string; times: number }>();
  for (const { holder, holder_name } of entries) {
    if (holder === null) continue;
    const one = found.get(holder) ?? { id: holder, name: holder_name ?? holder, times: 0 };
    one.times += 1;
    found.set(holder, one);
  }
  return [...found.values()].sort((a, b) => b.times - a.times);
}

/** The name of who holds a place, in the language of the interface where we have it, else in the report's words. */
export function holderName(holder: string, words: string | null): string {
  const name = partyName(holder);
  return name === holder ? (words ?? holder) : name;
}
