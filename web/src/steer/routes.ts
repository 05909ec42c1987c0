import type { Component } from "svelte";
import type { Question } from "../ask/answers.svelte.ts";
import Add from "../pages/add/Add.svelte";
import Event from "../pages/event/Event.svelte";
import { eventQuestions } from "../pages/event/questions.ts";
import Events from "../pages/events/Events.svelte";
import Exports from "../pages/exports/Exports.svelte";
import Overview from "../pages/overview/Overview.svelte";
import Report from "../pages/report/Report.svelte";
import { reportQuestion } from "../pages/report/questions.ts";
import Reports from "../pages/reports/Reports.svelte";
import Review from "../pages/review/Review.svelte";
import Settings from "../pages/settings/Settings.svelte";
import SignIn from "../pages/sign-in/SignIn.svelte";
import { sourceQuestion } from "../pages/sources/questions.ts";
import Source from "../pages/sources/Source.svelte";
import Sources from "../pages/sources/Sources.svelte";
import Territory from "../pages/territory/Territory.svelte";

export interface Route {
  /** The first part of its messages' keys and of its files' names. */
  name: string;
  path: RegExp;
  component: Component<{ id: string }>;
  /** What the page of an id asks when it opens. */
  questions: (id: string) => readonly Question[];
}

const page = (name: string, path: RegExp, component: unknown, questions: Route["questions"] = () => []): Route => ({
  name,
  path,
  component: component as Route["component"],
  questions,
});

/** Every page and where it is. */
export const ROUTES: Route[] = [
  page("overview", /^\/$/, Overview),
  page("events", /^\/events$/, Events),
  page("reports", /^\/reports$/, Reports),
  page("report", /^\/reports\/([^/]+)$/, Report, (id) => [reportQuestion(id)]),
  page("review", /^\/review$/, Review),
  page("event", /^\/events\/([^/]+)$/, Event, (id) => Object.values(eventQuestions(id))),
  page("territory", /^\/territory$/, Territory),
  page("sources", /^\/sources$/, Sources),
  page("source", /^\/sources\/(.+)$/, Source, (id) => [sourceQuestion(id)]),
  page("add", /^\/add$/, Add),
  page("exports", /^\/exports$/, Exports),
  page("settings", /^\/settings$/, Settings),
  page("sign-in", /^\/sign-in$/, SignIn),
];

/** The route of a path and the id in it; null where there is no such page, or the id cannot be read. */
export function routeOf(path: string, routes: readonly Route[] = ROUTES): { route: Route; id: string } | null {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match === null) continue;
    try {
      return { route, id: decodeURIComponent(match[1] ?? "") };
    } catch {
      return null;
    }
  }
  return null;
}
