import type { Claim } from "../ask/types.ts";
import type { Marked } from "../show/pieces.ts";

/** Where in the text a claim's fields stand; what was taken from context is not among its words. */
export function fieldMarks(claim: Claim): Marked[] {
  const found: Marked[] = [];
  const put = (field: string, span: { start: number; end: number } | undefined, i = 0): void => {
    if (span !== undefined && span.end > span.start) found.push({ start: span.start, end: span.end, id: `${field} ${i}` });
  };
  if (claim.place !== null) put("place", claim.place.span);
  if (claim.time !== null) put("time", claim.time.span);
  for (const field of ["figures", "actors", "attribution", "objects", "means"] as const) {
    claim[field].forEach((one, i) => put(field, one.span, i));
  }
  return found;
}
