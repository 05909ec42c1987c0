/** Reports, and what became of those that were added. */

export interface ReportRow {
  report_id: string;
  name: string;
  outlet: string | null;
  title: string | null;
  language: string | null;
  published: string | null;
  claims: number;
  reprint_of: string | null;
  copies: number;
  url: string | null;
  recorded: string;
}

export interface Job {
  id: string;
  ledger: string;
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
  happenings: { id: string; event_type: string; place: string | null; start: string | null; killed: number | null }[];
  issues: { code: string; message: string }[];
}
