import { keep } from "../../ask/kept.svelte.ts";
import type { Decided } from "../../ask/types.ts";
import { t } from "../../say/messages.svelte.ts";
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
    const decided = await keep<Decided>("POST", path, body);
    toasts.say(told(words, decided), () => takeBack(decided, after));
    after(decided.events);
    return decided;
  } catch (error) {
    return refused(error);
  }
}

async function takeBack(decided: Decided, after: After): Promise<void> {
  try {
    const undone = await keep<Decided>("POST", "/judgements/undo", { judgements: decided.judgements });
    toasts.say(told(t("shell.undone"), undone));
    after(undone.events);
  } catch (error) {
    refused(error);
  }
}

/** What was done, and that the events do not show it yet where that is so. */
function told(words: string, decided: Decided): string {
  return decided.settled ? words : `${words} ${t("shell.follows")}`;
}

/** Tells why something was refused. */
export function refused(error: unknown): null {
  toasts.refuse(error);
  return null;
}
