/** Events, their members and what became of them. */

import type { Claim } from "./claims.ts";
import type { TollSeries } from "./tallies.ts";

export interface EventRow {
  id: string;
  kind: string;
  event_type: string;
  start: string | null;
  end: string | null;
  place: string | null;
  country: string | null;
  killed: number | null;
  wounded: number | null;
  voices: number;
  reports: number;
  disputes: number;
  factuality: string;
  confidence: number;
  lat: number | null;
  lon: number | null;
  precision: string | null;
  reviewed: boolean;
}

export interface Voice {
  id: string;
  source: string;
  actor_id: string | null;
  source_class: string | null;
  claims: string[];
  reports: string[];
  chains: string[][];
}

export interface DisputeSide {
  value: string;
  claims: string[];
  sources: string[];
}

export interface Dispute {
  id: string;
  kind: string;
  about: string;
  sides: DisputeSide[];
}

export interface LedgerEvent {
  id: string;
  kind: string;
  event_type: string;
  claims: string[];
  reports: string[];
  place: {
    name: string;
    lat: number | null;
    lon: number | null;
    country: string | null;
    admin1: string | null;
    precision: string;
    names: string[];
    claim_id: string;
  } | null;
  time: { start: string; end: string; precision: string; claim_id: string } | null;
  actors: { role: string; name: string; actor_id: string | null; claims: string[] }[];
  figures: EventFigure[];
  voices: Voice[];
  tolls: TollSeries[];
  disputes: Dispute[];
  factuality: string;
  confidence: number;
  weakest: number;
  episode: string | null;
}

export interface EventFigure {
  claim_id: string;
  index: number;
  report_id: string;
  voice: string;
  source: string;
  source_class: string;
  harm: string;
  group: string;
  side: string;
  low: number;
  high: number;
  qualifier: string;
  subset: boolean;
  said: string;
  factuality: string;
  confidence: number;
}

export interface EventClaim {
  claim: Claim;
  quote: string;
  report_id: string;
  outlet: string | null;
  published: string | null;
  title: string | null;
  language?: string | null;
  voice: string | null;
}

export interface EventAnswer {
  event: LedgerEvent;
  reviewed: boolean;
  killed: number | null;
  wounded: number | null;
  claims: EventClaim[];
  entries: Entry[];
}

export interface Entry {
  seq: number;
  kind: string;
  recorded: string;
  hash: string;
  superseded_by: number | null;
}

/** What a decision of a reviewer made: the entries that take it back, and the events that hold now. */
export interface Decided {
  judgements: number[];
  events: string[];
  /** False where the events do not tell of it yet, but will. */
  settled: boolean;
}

export interface Link {
  left: string;
  right: string;
  decision: "same" | "different" | "unsure";
  score: number;
  veto: string | null;
  by: string;
  reasons: { comparison: string; score: number; weight: number; left: string; right: string }[];
}

export interface Change {
  seq: number;
  recorded: string;
  event: string;
  change: string[];
  reason: string;
  event_type: string | null;
  start: string | null;
  place: string | null;
  country: string | null;
  killed: number | null;
  wounded: number | null;
  before: string[];
  after: string[];
  claims_in: string[];
  claims_out: string[];
}
