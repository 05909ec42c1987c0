export interface Way {
  /** Outlet, relay, ..., source. */
  links: string[];
  reports: string[];
}

/** Chains (report id, outlet, relay, ..., source) that are the same but for the report, the most travelled first. */
export function waysOf(chains: readonly string[][]): Way[] {
  const ways = new Map<string, Way>();
  for (const [report = "", ...links] of chains) {
    const key = links.join("\n");
    const way = ways.get(key) ?? { links, reports: [] };
    if (!way.reports.includes(report)) way.reports.push(report);
    ways.set(key, way);
  }
  return [...ways.values()].sort((a, b) => b.reports.length - a.reports.length);
}
