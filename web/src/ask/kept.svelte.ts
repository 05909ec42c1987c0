import { send } from "./client.ts";
import { meta } from "./meta.svelte.ts";
import { Problem } from "./problems.ts";

const USUAL = 10; // seconds after which it is tried again where the server does not say

let waiting = $state(0);

/** Decisions that wait for the ledger; they are sent again by themselves. */
export const kept = {
  get waiting(): number {
    return waiting;
  },
};

addEventListener("beforeunload", (event) => {
  if (waiting > 0) event.preventDefault();
});

/** Sends what somebody decided. Where the ledger is busy it was not recorded: it is kept and sent again until it is. */
export async function keep<T extends { settled: boolean }>(method: "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  let late = false;
  try {
    for (;;) {
      try {
        const done = await send<T>(method, path, body);
        if (!done.settled) void meta.load();
        return done;
      } catch (error) {
        if (!(error instanceof Problem && error.kind === "busy")) throw error;
        if (!late) waiting += 1;
        late = true;
        await new Promise((again) => setTimeout(again, (error.wait ?? USUAL) * 1_000));
      }
    }
  } finally {
    if (late) waiting -= 1;
  }
}
