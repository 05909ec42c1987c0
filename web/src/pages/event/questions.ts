import type { Question } from "../../ask/answers.svelte.ts";
import { asOf } from "../../steer/filters.ts";

/** What a dossier asks when it opens. */
export const eventQuestions = (id: string) =>
  ({
    event: [`/events/${id}`, asOf()],
    history: [`/events/${id}/history`],
    tallies: [`/events/${id}/tallies`, { ...asOf(), policy: "all" }],
    links: [`/events/${id}/links`, asOf()],
  }) satisfies Record<string, Question>;
