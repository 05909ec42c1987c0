import type { Claim } from "../../ask/types.ts";
import type { KeptReview, ReportAnswer } from "../../ask/reviews.ts";

/** A claim of a report with what people left of it. */
export interface Standing {
  machine: Claim;
  /** Null where it is as the machine read it, or rejected. */
  now: Claim | null;
  rejected: boolean;
  missed: boolean;
  reviews: KeptReview[];
}

/** All claims of a report in the order of their words; blind: as the machine read them, and no word of anybody. */
export function standing(answer: ReportAnswer, blind: boolean): Standing[] {
  const read = new Map(answer.machine.map((claim) => [claim.id, claim]));
  const said = new Map<string, KeptReview[]>();
  for (const kept of answer.reviews) said.set(kept.review.claim, [...(said.get(kept.review.claim) ?? []), kept]);
  const found: Standing[] = answer.claims.map((claim) => {
    const reviews = said.get(claim.id) ?? [];
    const added = reviews.find((kept) => kept.review.added !== null)?.review.added ?? null;
    const machine = added ?? read.get(claim.id) ?? claim;
    const now = JSON.stringify(machine) === JSON.stringify(claim) ? null : claim;
    return { machine, now, rejected: false, missed: added !== null, reviews };
  });
  const held = new Set(answer.claims.map((claim) => claim.id));
  for (const machine of answer.machine.filter((claim) => !held.has(claim.id))) {
    found.push({ machine, now: null, rejected: true, missed: false, reviews: said.get(machine.id) ?? [] });
  }
  const shown = blind
    ? found.filter((one) => !one.missed).map((one) => ({ ...one, now: null, rejected: false, reviews: [] }))
    : found;
  const first = (claim: Claim): number => claim.evidence[0]?.start ?? 0;
  return shown.sort((a, b) => first(a.machine) - first(b.machine) || a.machine.id.localeCompare(b.machine.id));
}
