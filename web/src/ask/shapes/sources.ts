/** Whom claims are credited to. */

import type { ClaimRow } from "./claims.ts";
import type { TollSeries } from "./tallies.ts";

export interface SourceRow {
  key: string;
  source: string;
  actor_id: string | null;
  source_class: string | null;
  claims: number;
  reports: number;
  denials: number;
  first: string | null;
  last: string | null;
  told_first: number;
  repeated: number;
  revised: number;
  contradicted: number;
}

export interface SourceAnswer {
  source: SourceRow;
  claims: ClaimRow[];
  series: { event: string; event_type: string; place: string | null; series: TollSeries }[];
  /** Outlet, relays, source; and by how many reports. */
  chains: { chain: string[]; reports: number }[];
}
