import type { TollSeries } from "../ask/types.ts";
import { label } from "../say/messages.svelte.ts";

/** A name for each series, by its id: its source, and the harm and group where a source has several. */
export function namesOf(series: readonly TollSeries[]): Map<string, string> {
  const sources = series.map(({ source }) => source);
  return new Map(
    series.map((one) => {
      const several = sources.filter((source) => source === one.source).length > 1;
      const group = one.group === "people" ? "" : `, ${label("group", one.group)}`;
      return [one.id, several ? `${one.source} (${label("harm", one.harm)}${group})` : one.source];
    }),
  );
}
