/** A point with a name, and where it lies in time. */
export interface Named {
  name: string;
  at: Date;
}

// Of a letter of a name, on average, and at most so many letters; and between a point and its name.
const LETTER = 7;
const MOST = 34;
const GAP = 12;

/**
 * Names beside the last points of lines, none beyond the edge: behind its point where there is room for it, else above
 * the line that leads there, and shortened to what has room. `width` is what is drawn on, `right` the margin in it.
 */
export function placed<T extends Named>(lasts: readonly T[], times: readonly number[], width: number, right: number): Record<"after" | "above", (T & { words: string })[]> {
  const [first, span] = [Math.min(...times), Math.max(...times) - Math.min(...times)];
  const found: Record<"after" | "above", (T & { words: string })[]> = { after: [], above: [] };
  for (const point of lasts) {
    const before = span === 0 ? (width - right) / 2 : ((point.at.getTime() - first) / span) * (width - right);
    const [ahead, behind] = [width - before - GAP, before - GAP];
    const wanted = Math.min(point.name.length, MOST) * LETTER;
    const after = wanted <= ahead || ahead >= behind;
    found[after ? "after" : "above"].push({ ...point, words: short(point.name, Math.min(MOST, Math.floor((after ? ahead : behind) / LETTER))) });
  }
  return found;
}

/** A name in so many letters at most: its beginning and its end. */
export function short(name: string, most: number): string {
  if (name.length <= most) return name;
  const end = Math.max(0, Math.floor(most / 2) - 2);
  return `${name.slice(0, Math.max(1, most - 1 - end))}…${end > 0 ? name.slice(-end) : ""}`;
}
