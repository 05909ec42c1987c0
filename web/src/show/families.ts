import { meta } from "../ask/meta.svelte.ts";

export const FAMILIES = ["fighting", "afar", "people", "crowds", "strategic", "speech"] as const;
export type Family = (typeof FAMILIES)[number];

/** The family of an event type; "strategic" while nothing is known of it. */
export function familyOf(type: string | null): Family {
  const found = meta.value?.event_types.find(({ id }) => id === type)?.family;
  return FAMILIES.find((family) => family === found) ?? "strategic";
}
