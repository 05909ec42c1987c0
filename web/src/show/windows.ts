// Rows made beyond what is in sight, so that scrolling shows no gaps.
const BEYOND = 12;

/** Which rows of a long table are to be made: first (inclusive) and last (exclusive). */
export function windowOf(scrolled: number, tall: number, height: number, rows: number): { first: number; last: number } {
  const first = Math.max(0, Math.min(rows, Math.floor(scrolled / height) - BEYOND));
  return { first, last: Math.min(rows, Math.ceil((scrolled + tall) / height) + BEYOND) };
}
