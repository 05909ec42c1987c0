/** What maps, bars and facets are drawn from. */

import type { EventRow } from "./events.ts";
import type { List } from "./lists.ts";
import type { Toll } from "./tallies.ts";

/** What is read first, in one answer. */
export interface OverviewAnswer {
  facets: Facets;
  timeline: TimelineAnswer;
  latest: List<EventRow>;
  tolls: Toll[];
}

export type BinWidth = "day" | "week" | "month" | "year";

/** Bars, as wide as was asked or wider. */
export interface TimelineAnswer {
  bin: BinWidth;
  bins: Bin[];
}

export interface Bin {
  start: string;
  end: string;
  events: number;
  killed: number;
  by_family: Record<string, number>;
}

export interface FacetValue {
  value: string;
  count: number;
  label?: string;
}

export interface Facets {
  total: number;
  country: FacetValue[];
  type: FacetValue[];
  kind: FacetValue[];
  harm: FacetValue[];
  outlet: FacetValue[];
  language: FacetValue[];
  source_class: FacetValue[];
  disputed: number;
  unreviewed: number;
}
