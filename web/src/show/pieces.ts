/** A stretch of a text that is marked for a reason; `id` tells the reasons apart. */
export interface Marked {
  start: number;
  end: number;
  id: string;
}

/** A piece of a text with all the marks that lie on it; the first code point of each mark is in `begins`. */
export interface Piece {
  start: number;
  end: number;
  marks: string[];
  begins: string[];
}

/** `[start, end)` cut where a mark begins or ends, in order; marks may overlap, empty ones only begin. */
export function pieces(start: number, end: number, marks: readonly Marked[]): Piece[] {
  const inside = marks.filter((mark) => mark.end > mark.start && mark.start < end && mark.end > start);
  const points = [...marks.filter((mark) => mark.start === mark.end && mark.start >= start && mark.start < end), ...inside];
  const cuts = new Set([start, end]);
  for (const mark of points) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1] as number;
    return {
      start: from,
      end: to,
      marks: inside.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.id),
      begins: points.filter((mark) => mark.start === from || (from === start && mark.start < start)).map((mark) => mark.id),
    };
  });
}

/** The paragraphs of a text as spans: what stands between line breaks, without the breaks. */
export function paragraphs(text: Iterable<string>): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  let at = 0;
  for (const point of text) {
    if (point === "\n") {
      if (at > start) found.push({ start, end: at });
      start = at + 1;
    }
    at += 1;
  }
  if (at > start) found.push({ start, end: at });
  return found;
}
