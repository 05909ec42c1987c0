import { get, type Params } from "./client.ts";
import { Problem } from "./problems.ts";

/** What became of a question: its answer, or the problem; what was there stays while it is asked anew. */
export class Answer<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(true);
  #again = $state(0);

  /** Ask once more, as after a change. */
  again(): void {
    this.#again += 1;
  }

  get asked(): number {
    return this.#again;
  }
}

export type Question = readonly [path: string, params?: Params] | null;

/** Asks the server whenever the question changes; to be called while a component is set up. */
export function ask<T>(question: () => Question): Answer<T> {
  const answer = new Answer<T>();
  $effect(() => {
    void answer.asked;
    const asked = question();
    if (asked === null) {
      answer.busy = false;
      return undefined;
    }
    const stop = new AbortController();
    answer.busy = true;
    get<T>(asked[0], asked[1], stop.signal).then(
      (value) => {
        answer.value = value;
        answer.problem = null;
        answer.busy = false;
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        answer.problem = error instanceof Problem ? error : new Problem(0, String(error));
        answer.busy = false;
      },
    );
    return () => stop.abort();
  });
  return answer;
}
