/** What the API answers with; the shapes of `vigie.model` and of the rows of `vigie.ask`, as JSON. */

export interface List<T> {
  items: T[];
  next: string | null;
  total: number | null;
}

export interface Span {
  start: number;
  end: number;
}

export interface Meta {
  version: string;
  ledger: {
    name: string;
    entries: number;
    reports: number;
    claims: number;
    events: number;
    first: string | null;
    last: string | null;
    published_first?: string | null;
    published_last?: string | null;
    head: string;
  };
  user: { name: string; role: string } | null;
  csrf: string;
  policies: { name: string; version: number; rule: string }[];
  event_types: { id: string; family: string }[];
  harms: string[];
  kinds: string[];
  dispute_kinds: string[];
  languages: string[];
  tiles: string | null;
  /** Whether people sign in by name; else the server is for one person. */
  accounts: boolean;
  can: { add: boolean; review: boolean; admin: boolean };
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

/** What a decision of a reviewer made: the entries that take it back, and the events that hold now. */
export interface Decided {
  judgements: number[];
  events: string[];
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
  harm?: FacetValue[];
  outlet?: FacetValue[];
  language?: FacetValue[];
  disputed: number;
  unreviewed: number;
}

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
  repeated: number;
  revised: number;
  contradicted: number;
}

export interface ReportRow {
  report_id: string;
  name: string;
  outlet: string | null;
  title: string | null;
  language: string | null;
  published: string | null;
  claims: number;
  url: string | null;
  recorded: string;
}

export interface Job {
  id: string;
  kind: string;
  state: "queued" | "running" | "done" | "failed";
  total: number;
  done: number;
  words: string;
  result: Added | null;
  problem: string | null;
}

/** What became of what was added. */
export interface Added {
  new: number;
  again: number;
  known: number;
  failed: number;
  claims: number;
  reports: AddedReport[];
}

export interface AddedReport {
  id: string | null;
  name: string;
  title: string | null;
  outlet: string | null;
  known: boolean;
  claims: number;
  events: string[];
  issues: { code: string; message: string }[];
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

export interface SourceAnswer {
  source: SourceRow;
  claims: ClaimRow[];
  series: { event: string; event_type: string; place: string | null; series: TollSeries }[];
  /** Outlet, relays, source; and by how many reports. */
  chains: { chain: string[]; reports: number }[];
}

export interface Session {
  id: string;
  name: string;
  created: string;
  seen: string;
  ends: string;
  agent: string;
}

export interface Account {
  name: string;
  role: string;
  created: string;
  disabled: boolean;
}
