import { untrack } from "svelte";
import { get, type Params } from "./client.ts";
import { Problem } from "./problems.ts";
import type { List } from "./types.ts";

const PAGE = 200;

/** A long list, read page by page as it is scrolled through. */
export class LongList<T> {
  rows = $state.raw<T[]>([]);
  total = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(true);
  #next: string | null = null;
  #stop = new AbortController();
  #path = "";
  #params: Params = {};

  get complete(): boolean {
    return !this.busy && this.#next === null;
  }

  /** Start over with another question. What was there stays until the first page is in. */
  async start(path: string, params: Params): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    [this.#path, this.#params, this.#next] = [path, params, null];
    await this.#read([]);
  }

  /** The next page, if there is one and none is on its way. */
  async more(): Promise<void> {
    if (!this.busy && this.#next !== null) await this.#read(this.rows);
  }

  async #read(before: T[]): Promise<void> {
    const { signal } = this.#stop;
    this.busy = true;
    try {
      const params = { ...this.#params, limit: PAGE, cursor: this.#next };
      const page = await get<List<T>>(this.#path, params, signal);
      this.rows = [...before, ...page.items];
      this.#next = page.next;
      if (page.total !== null || before.length === 0) this.total = page.total;
      this.problem = null;
    } catch (error) {
      if (signal.aborted) return;
      this.problem = error instanceof Problem ? error : new Problem(0, String(error));
    }
    this.busy = false;
  }
}

/** A long list that follows its question; to be called while a component is set up. */
export function list<T>(question: () => readonly [path: string, params: Params]): LongList<T> {
  const long = new LongList<T>();
  const words = $derived(JSON.stringify(question()));
  $effect(() => {
    const [path, params] = JSON.parse(words) as ReturnType<typeof question>;
    void untrack(() => long.start(path, params));
  });
  return long;
}
