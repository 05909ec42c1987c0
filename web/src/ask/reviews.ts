import { send } from "./client.ts";
import { keep } from "./kept.svelte.ts";
import type { Claim, Entry, Link, Span } from "./types.ts";

export type Verdict = "accept" | "correct" | "reject" | "skip";
export type Field =
  | "kind" | "event_type" | "factuality" | "outcome" | "background" | "actors" | "objects" | "means" | "figures"
  | "place" | "time" | "period" | "attribution";

/** Fields and the values that a person gives them, as the server takes them. */
export type Values = Partial<Record<Field, unknown>>;

export interface Review {
  claim: string;
  report_id: string;
  reading: number;
  verdict: Verdict | "missed" | "undo";
  reviewer: string;
  decided: string;
  fields: { field: Field | "codes"; machine: unknown; human: unknown }[];
  added: Claim | null;
  blind: boolean;
  note: string;
  undoes: number | null;
}

export interface KeptReview {
  seq: number;
  review: Review;
  undone_by: number | null;
}

export interface ReportHead {
  id: string;
  url: string | null;
  outlet: string | null;
  title: string | null;
  language: string | null;
  published: string | null;
}

export interface Reason {
  reason: string;
  score: number;
  weight: number;
  words: string;
}

export interface Context {
  before: string;
  words: string;
  after: string;
  /** Where the words begin in the report's text, in code points. */
  start: number;
}

export interface QueueItem {
  kind: "claim";
  claim: Claim;
  /** The claim as it stands, null where that is the machine's or is not to be seen. */
  now: Claim | null;
  event: string | null;
  context: Context;
  report: ReportHead;
  priority: number;
  why: Reason[];
  until: string;
  blind: boolean;
  skips: number;
}

/** One of the two claims of a doubt, and the event that it tells. */
export interface Side {
  claim: Claim;
  event: string;
  context: Context;
  report: ReportHead;
}

/** Two events of which the machine is unsure whether they are one. */
export interface DoubtItem {
  kind: "link";
  link: Link;
  left: Side;
  right: Side;
  stake: number;
  priority: number;
  why: Reason[];
  until: string;
}

export interface Agreement {
  field: string;
  metric: "nominal" | "interval";
  alpha: number | null;
  pairs: number;
  same: number;
}

export interface Repair {
  rule: string;
  start: number;
  end: number;
  before: string;
  after: string;
  original_start: number;
  original_end: number;
}

export interface ReportAnswer {
  report: ReportHead;
  name: string;
  author: string | null;
  text: string;
  original: string;
  repairs: Repair[];
  issues: { code: string; message: string; span: Span | null }[];
  claims: Claim[];
  /** The machine's claims that people rejected or corrected, as they were read. */
  machine: Claim[];
  reviews: KeptReview[];
  /** The first of its near-copies, null where that is itself; and all others of them. */
  reprint_of: string | null;
  copies: ReportHead[];
  superseded: boolean;
  entries: Entry[];
}

/** The number of the entry that a decision made, by which it is undone, and the claim that it is about. */
export interface Decided {
  seq: number;
  claim: string;
  /** False where the events do not tell of it yet, but will. */
  settled: boolean;
}

export function decide(claim: string, verdict: Verdict, more: { fields?: Values; note?: string; blind?: boolean } = {}): Promise<Decided> {
  return keep<Decided>("POST", "/reviews", { claim, verdict, ...more });
}

export function addMissed(report: string, words: Span, fields: Values): Promise<Decided> {
  return keep<Decided>("POST", "/reviews/missed", { report, start: words.start, end: words.end, fields });
}

export function undo(seq: number): Promise<Decided> {
  return keep<Decided>("DELETE", `/reviews/${seq}`);
}

/** Puts a doubt off for a week. */
export function putOff(left: string, right: string): Promise<null> {
  return send<null>("POST", "/queue/doubts/later", { left, right });
}

/** Lets go of what one has in hand, so that others get it. */
export function letGo(): Promise<null> {
  return send<null>("DELETE", "/queue");
}
