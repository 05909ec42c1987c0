/** Who holds which place. */

import type { Dispute } from "./events.ts";

export interface TerritoryEntry {
  place: string;
  geonames_id: number | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  status: "held" | "contested" | "entered" | "surrounded" | "lost" | "unknown";
  holder: string | null;
  holder_name: string | null;
  since: string;
  until: string | null;
  claims: string[];
  sources: string[];
  kind: string;
  disputes: Dispute[];
}
