/** Spans of the API count code points; text in a browser counts UTF-16 units. They differ beyond the basic plane. */
export class Points {
  readonly text: string;
  /** Code point -> unit; null where every code point is one unit. */
  readonly #units: number[] | null;

  constructor(text: string) {
    this.text = text;
    this.#units = /[\ud800-\udbff]/.test(text) ? unitsOf(text) : null;
  }

  get size(): number {
    return this.#units === null ? this.text.length : this.#units.length - 1;
  }

  /** The words of a span. */
  slice(start: number, end: number): string {
    return this.#units === null ? this.text.slice(start, end) : this.text.slice(this.#unit(start), this.#unit(end));
  }

  /** Where the words first stand, as a span; null where they do not. `times` is how often they stand there. */
  find(words: string): { start: number; end: number; times: number } | null {
    const at = words ? this.text.indexOf(words) : -1;
    if (at < 0) return null;
    const start = length(this.text.slice(0, at));
    return { start, end: start + length(words), times: this.text.split(words).length - 1 };
  }

  #unit(point: number): number {
    const units = this.#units as number[];
    return units[Math.max(0, Math.min(point, units.length - 1))] as number;
  }
}

/** The number of code points of a text. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function unitsOf(text: string): number[] {
  const units: number[] = [];
  let unit = 0;
  for (const point of text) {
    units.push(unit);
    unit += point.length;
  }
  units.push(unit);
  return units;
}
