/** Claims and what they are made of. */

export interface Span {
  start: number;
  end: number;
}

export interface Figure {
  harm: string;
  group: string;
  low: number;
  high: number;
  qualifier: string;
  part_of: number | null;
  span: Span;
}

export interface Attribution {
  source: string;
  actor_id: string | null;
  class: string;
  relay: string[];
  cue: string;
  span: Span;
  said_on: string | null;
}

export interface ClaimPlace {
  text: string;
  name: string;
  geonames_id: number | null;
  lat: number | null;
  lon: number | null;
  country: string | null;
  admin1: string | null;
  kind: string;
  precision: string;
  relation: string | null;
  span: Span;
  inferred: boolean;
}

export interface Claim {
  id: string;
  kind: string;
  event_type: string;
  factuality: string;
  outcome: string | null;
  background: boolean;
  actors: { role: string; name: string; actor_id: string | null; country: string | null; span: Span }[];
  objects: { kind: string; span: Span }[];
  means: { kind: string; span: Span }[];
  figures: Figure[];
  place: ClaimPlace | null;
  time: {
    start: string | null;
    end: string | null;
    precision: string;
    value: string;
    span: Span;
    inferred: boolean;
  } | null;
  period: { start: string | null; end: string | null; span: Span } | null;
  attribution: Attribution[];
  evidence: { start: number; end: number; original_start: number; original_end: number }[];
  confidence: number;
  rules: string[];
}

export interface ClaimAnswer {
  claim: Claim;
  quotes: string[];
  report: { id: string; title: string | null; outlet: string | null; published: string | null; language?: string | null };
  events: string[];
}

/** A claim in a list, its figures in words. */
export interface ClaimRow {
  id: string;
  kind: string;
  event_type: string;
  factuality: string;
  start: string | null;
  end: string | null;
  place: string | null;
  country: string | null;
  figures: string[];
  source: string | null;
  outlet: string | null;
  published: string | null;
  report_id: string;
  confidence: number;
  quote: string;
}
