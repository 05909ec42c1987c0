/** The server, and who is signed in to it. */

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
    /** True while its events are being worked out anew: until then they are shown as they were. */
    behind: boolean;
  };
  /** The names of all that one may see. */
  ledgers: readonly string[];
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
  /** Those that it sees; none stands for all. */
  ledgers: readonly string[];
}
