import { addressOf } from "../../ask/client.ts";
import type { Job } from "../../ask/types.ts";
import { t } from "../../say/messages.svelte.ts";

/** Follows a job by server-sent events until it is over; `told` hears of every step. */
export function follow(job: Job, told: (job: Job) => void): Promise<void> {
  if (isOver(job)) return Promise.resolve();
  return new Promise((resolve) => {
    const stream = new EventSource(addressOf(`/jobs/${job.id}/events`));
    const hear = (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Job;
      told(next);
      if (!isOver(next)) return;
      stream.close();
      resolve();
    };
    for (const name of ["progress", "done", "failed"]) stream.addEventListener(name, hear);
    // The browser comes back by itself to a server that is away; one that knows the job no more has refused it.
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      told({ ...job, state: "failed", problem: t("problems.job_lost") });
      resolve();
    });
  });
}

export function isOver(job: Job): boolean {
  return job.state === "done" || job.state === "failed";
}

/** True where all that was given could be read; what was not is to be given again. */
export function allRead(job: Job | undefined): boolean {
  return job?.state === "done" && (job.result?.reports ?? []).every(({ id }) => id !== null);
}

const KEPT = "vigie.jobs";

/** Keeps which jobs are not over, so that this page tells of those that a server lost by being started anew. */
export function remember(jobs: readonly Job[]): void {
  sessionStorage.setItem(KEPT, JSON.stringify(jobs.filter((job) => !isOver(job))));
}

/** The jobs that were not over when this page was last seen, as lost: for those that the server does not know. */
export function remembered(): Job[] {
  const jobs = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as Job[];
  return jobs.map((job) => ({ ...job, state: "failed", problem: t("problems.job_lost") }));
}
