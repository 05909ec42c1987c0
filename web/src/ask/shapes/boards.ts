/** What maps, bars and facets are drawn from. */

/** Rows of the map, by column: see `columns`. */
export interface MapAnswer {
  columns: string[];
  rows: MapRow[];
  truncated: boolean;
}

export type MapRow = [
  id: string,
  lat: number,
  lon: number,
  radius_km: number,
  type: string,
  start: string | null,
  end: string | null,
  killed: number | null,
  disputed: boolean | number,
  kind: string,
];

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
