import { get, useCsrf } from "./client.ts";
import { Problem } from "./problems.ts";
import type { Meta } from "./types.ts";

let current = $state.raw<{ now: Meta | null; problem: Problem | null }>({ now: null, problem: null });

/** What the server says of itself: the ledger, who is asking and what they may do. */
export const meta = {
  get value(): Meta | null {
    return current.now;
  },
  get problem(): Problem | null {
    return current.problem;
  },
  /** Ask anew: at the start, after signing in, after adding. */
  async load(): Promise<void> {
    try {
      const now = await get<Meta>("/meta");
      useCsrf(now.csrf, now.user?.name ?? "");
      current = { now, problem: null };
    } catch (error) {
      current = { now: current.now, problem: error instanceof Problem ? error : new Problem(0, String(error)) };
    }
  },
};
