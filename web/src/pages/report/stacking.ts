// Space between two cards, in pixels.
const GAP = 8;

/**
 * Where cards go so that each stands beside its words and none covers another: each at its own height or below the one
 * before; those before the chosen one make room upwards, so that the chosen one stands where its words are.
 */
export function stacked(wanted: readonly number[], heights: readonly number[], chosen = -1): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
  const tops: number[] = wanted.map(() => 0);
  let free = 0;
  for (const i of order) {
    tops[i] = Math.max(free, wanted[i] as number);
    free = (tops[i] as number) + (heights[i] as number) + GAP;
  }
  const at = order.indexOf(chosen);
  if (at < 0 || (tops[chosen] as number) <= (wanted[chosen] as number)) return tops;
  // Room upwards ends at the top of the page: what does not fit there stays below.
  const needed = order.slice(0, at).reduce((sum, i) => sum + (heights[i] as number) + GAP, 0);
  let ceiling = Math.max(wanted[chosen] as number, needed);
  tops[chosen] = ceiling;
  for (const i of order.slice(0, at).reverse()) {
    tops[i] = Math.min(tops[i] as number, ceiling - GAP - (heights[i] as number));
    ceiling = tops[i] as number;
  }
  free = (tops[chosen] as number) + (heights[chosen] as number) + GAP;
  for (const i of order.slice(at + 1)) {
    tops[i] = Math.max(free, wanted[i] as number);
    free = (tops[i] as number) + (heights[i] as number) + GAP;
  }
  return tops;
}
