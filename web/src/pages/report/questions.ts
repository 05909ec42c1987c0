import type { Question } from "../../ask/answers.svelte.ts";
import { asOf } from "../../steer/filters.ts";

/** What the page of a report asks when it opens. */
export const reportQuestion = (id: string) => [`/reports/${id}`, asOf()] satisfies Question;
