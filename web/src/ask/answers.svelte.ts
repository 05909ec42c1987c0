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

/** An answer as those see it who only show it. */
export type Shown<T> = Pick<Answer<T>, "value" | "problem" | "busy" | "again">;

/** A part of an answer: it comes, is lacking and is asked for again with the whole. */
export function partOf<T, P>(whole: Shown<T>, part: (value: T) => P): Shown<P> {
  return {
    get value() {
      return whole.value === null ? null : part(whole.value);
    },
    get problem() {
      return whole.problem;
    },
    get busy() {
      return whole.busy;
    },
    again: () => whole.again(),
  };
}

export type Question = readonly [path: string, params?: Params] | null;

/**
 * Asks the server whenever the question becomes another, or what it also hangs on; to be called while a component is
 * set up. The same question in a new address is not asked again: what it drew stays.
 */
export function ask<T>(question: () => Question, upon: () => unknown = () => null): Answer<T> {
  const answer = new Answer<T>();
  const words = $derived(JSON.stringify(question()));
  $effect(() => {
    void answer.asked;
    void upon();
    const asked = JSON.parse(words) as Question;
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
