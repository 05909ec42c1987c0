import type { Question } from "../../ask/answers.svelte.ts";
import { asOf } from "../../steer/filters.ts";

/** What the page of a source asks when it opens. */
export const sourceQuestion = (id: string) => [`/sources/${encodeURIComponent(id)}`, asOf()] satisfies Question;
