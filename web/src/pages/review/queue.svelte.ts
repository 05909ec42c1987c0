import { get } from "../../ask/client.ts";
import { Problem } from "../../ask/problems.ts";
import { decide, letGo, undo, type QueueItem, type Values, type Verdict } from "../../ask/reviews.ts";
import type { List } from "../../ask/types.ts";
import { t } from "../../say/messages.svelte.ts";
import { problemWords } from "../../say/problems.ts";
import { toasts } from "../../show/toasts.svelte.ts";

export const ORDERS = ["all", "doubtful", "disputed", "consequential"] as const;
export type Order = (typeof ORDERS)[number];

/** A decision of this sitting; `seq` is there once the server has it. */
export interface Done {
  item: QueueItem;
  verdict: Verdict;
  seq: Promise<number>;
}

// Asked for at once, and when so few are left more are asked for: nobody waits for the next claim.
const PAGE = 10;
const LOW = 3;

/** The claims in hand and what became of those before. The next one is there before the server has the last decision. */
export class Queue {
  items = $state.raw<QueueItem[]>([]);
  done = $state.raw<Done[]>([]);
  problem = $state.raw<Problem | null>(null);
  busy = $state(true);
  #order: Order = "all";
  #blind = false;
  #round = 0;

  get current(): QueueItem | null {
    return this.items[0] ?? null;
  }

  async start(order: Order, blind: boolean): Promise<void> {
    [this.#order, this.#blind, this.items, this.problem] = [order, blind, [], null];
    this.#round += 1;
    await this.#fill();
  }

  /** Others get what is in hand. */
  leave(): void {
    this.#round += 1;
    void letGo().catch(() => null);
  }

  /** Records a verdict and goes on; a refusal brings the claim back and says why. */
  async decide(verdict: Verdict, more: { fields?: Values; note?: string } = {}): Promise<string | null> {
    const item = this.current;
    if (item === null) return null;
    const sent = decide(item.claim.id, verdict, { ...more, blind: item.blind }).then(({ seq }) => seq);
    // A correction may be refused for what is in it: the form stays until it is through.
    if (verdict === "correct") {
      try {
        await sent;
      } catch (error) {
        if (error instanceof Problem && error.status === 401) toasts.refuse(error);
        return problemWords(error);
      }
    }
    const done: Done = { item, verdict, seq: sent };
    this.items = this.items.filter((other) => other !== item);
    this.done = [...this.done, done];
    if (this.items.length < LOW) void sent.then(() => this.#fill(), () => null);
    sent.catch((error: unknown) => {
      this.done = this.done.filter((other) => other !== done);
      this.items = [item, ...this.items];
      toasts.refuse(error);
    });
    return null;
  }

  async undoLast(): Promise<void> {
    const last = this.done.at(-1);
    if (last !== undefined) await this.undo(last);
  }

  /** Takes a decision back: its claim is the next one again. */
  async undo(one: Done): Promise<void> {
    this.done = this.done.filter((other) => other !== one);
    try {
      await undo(await one.seq);
      this.items = [one.item, ...this.items.filter((other) => other.claim.id !== one.item.claim.id)];
      toasts.say(t("shell.undone"));
    } catch (error) {
      this.done = [...this.done, one];
      toasts.refuse(error);
    }
  }

  async #fill(): Promise<void> {
    const round = this.#round;
    this.busy = true;
    try {
      const params = { order: this.#order, blind: this.#blind, limit: PAGE };
      const page = await get<List<QueueItem>>("/queue", params);
      if (round !== this.#round) return;
      // A decision may still be under way to the server. What was skipped comes back, last.
      const decided = this.done.filter((one) => one.verdict !== "skip").map((one) => one.item);
      const held = new Set([...this.items, ...decided].map((item) => item.claim.id));
      this.items = [...this.items, ...page.items.filter((item) => !held.has(item.claim.id))];
    } catch (error) {
      if (round !== this.#round) return;
      this.problem = error instanceof Problem ? error : new Problem(0, String(error));
    }
    this.busy = false;
  }
}
