import { send } from "../../ask/client.ts";
import type { Decided } from "../../ask/types.ts";
import { t } from "../../say/messages.svelte.ts";
import { problemWords } from "../../say/problems.ts";
import { toasts } from "../../show/toasts.svelte.ts";

/** Told the events that hold after a decision: the one on the page may go by another id. */
export type After = (events: readonly string[]) => void;

/** Says two claims to tell one happening, or two. */
export function judge(left: string, right: string, decision: "same" | "different", note: string, after: After): Promise<Decided | null> {
  return decide("/judgements", { left, right, decision, note }, t(`event.judged_${decision}`), after);
}

/** Says that some claims of an event tell another happening. */
export function split(event: string, claims: readonly string[], note: string, after: After): Promise<Decided | null> {
  return decide(`/events/${event}/split`, { claims, note }, t("event.split_done"), after);
}

/** Says that two events are one. */
export function merge(events: readonly [string, string], note: string, after: After): Promise<Decided | null> {
  return decide("/events/merge", { events, note }, t("event.merge_done"), after);
}

/** Decides, tells so with the way to take it back, and has the page ask anew. Null where it was refused. */
async function decide(path: string, body: unknown, words: string, after: After): Promise<Decided | null> {
  try {
    const decided = await send<Decided>("POST", path, body);
    toasts.say(words, async () => {
      const undone = await send<Decided>("POST", "/judgements/undo", { judgements: decided.judgements });
      toasts.say(t("shell.undone"));
      after(undone.events);
    });
    after(decided.events);
    return decided;
  } catch (error) {
    return refused(error);
  }
}

/** Tells why something was refused. */
export function refused(error: unknown): null {
  toasts.say(problemWords(error), null, "alert");
  return null;
}
