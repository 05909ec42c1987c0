/** Figures by policy, running totals, and the grounds of a value. */

export interface TollPoint {
  claim_id: string;
  report_id: string;
  said: string;
  start: string | null;
  end: string | null;
  low: number;
  high: number;
  qualifier: string;
  step: "first" | "risen" | "repeated" | "revised";
  added: [number, number] | null;
  since: string | null;
}

/** A toll series and the episode that it runs over. */
export interface Toll {
  event_type: string;
  place: string | null;
  country: string | null;
  start: string | null;
  /** What reports call its source. */
  name: string;
  series: TollSeries;
}

export interface TollSeries {
  id: string;
  episode: string;
  source: string;
  actor_id: string | null;
  harm: string;
  group: string;
  points: TollPoint[];
}

export interface Ruling {
  claim_id: string;
  index: number;
  reason: string;
}

export interface Tally {
  policy: string;
  version: number;
  harm: string;
  group: string;
  side: string;
  low: number | null;
  best: number | null;
  high: number | null;
  counted: Ruling[];
  set_aside: Ruling[];
}

export interface Ground {
  claim_id: string;
  says: string;
  used: boolean;
  reason: string;
  source: string;
  chain: string[];
  quote: string;
  start: number;
  end: number;
  report_id: string;
  title: string | null;
  url: string | null;
  published: string | null;
  sha256: string;
  rules: string[];
}

export interface Because {
  id: string;
  field: string;
  value: string;
  rule: string;
  grounds: Ground[];
}
