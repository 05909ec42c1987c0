import { address } from "./address.svelte.ts";

/** The filters of lists, maps and charts: the same names here, in the address bar and on the command line. */
export const FILTERS = [
  "q", "country", "place", "near", "since", "until", "type", "kind", "actor", "harm", "source", "confidence",
  "killed", "disputed", "unreviewed", "outlet", "language", "source_class",
] as const;
export type Filter = (typeof FILTERS)[number];

export type Asked = Record<string, string | string[]>;

/** The filters that the address bar holds, with the moment as of which is asked. */
export function asked(): Asked {
  const found: Asked = {};
  for (const name of [...FILTERS, "as_of", "as_of_by"]) {
    const values = address.query.getAll(name).filter(Boolean);
    if (values.length > 0) found[name] = values.length === 1 ? (values[0] as string) : values;
  }
  return found;
}

/** The moment alone: for pages that look at one thing. */
export function asOf(): Asked {
  const { as_of, as_of_by } = asked();
  return { ...(as_of ? { as_of } : {}), ...(as_of_by ? { as_of_by } : {}) };
}
