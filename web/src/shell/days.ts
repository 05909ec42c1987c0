const DAY = 86_400_000;

/** How many days after one ISO day another is. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY);
}

/** The ISO day so many days after another. */
export function dayOf(from: string, days: number): string {
  return new Date(Date.parse(from.slice(0, 10)) + days * DAY).toISOString().slice(0, 10);
}
