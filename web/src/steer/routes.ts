import type { Component } from "svelte";

export interface Route {
  /** The first part of its messages' keys and of its files' names. */
  name: string;
  path: RegExp;
  load: () => Promise<{ default: Component<{ id: string }> }>;
}

const page = (name: string, path: RegExp, load: () => Promise<unknown>): Route => ({
  name,
  path,
  load: load as Route["load"],
});

/** Every page and where it is; a page is loaded when it is first opened. */
export const ROUTES: Route[] = [
  page("overview", /^\/$/, () => import("../pages/overview/Overview.svelte")),
  page("events", /^\/events$/, () => import("../pages/events/Events.svelte")),
  page("reports", /^\/reports$/, () => import("../pages/reports/Reports.svelte")),
  page("report", /^\/reports\/([^/]+)$/, () => import("../pages/report/Report.svelte")),
  page("review", /^\/review$/, () => import("../pages/review/Review.svelte")),
  page("event", /^\/events\/([^/]+)$/, () => import("../pages/event/Event.svelte")),
  page("territory", /^\/territory$/, () => import("../pages/territory/Territory.svelte")),
  page("sources", /^\/sources$/, () => import("../pages/sources/Sources.svelte")),
  page("source", /^\/sources\/(.+)$/, () => import("../pages/sources/Source.svelte")),
  page("add", /^\/add$/, () => import("../pages/add/Add.svelte")),
  page("exports", /^\/exports$/, () => import("../pages/exports/Exports.svelte")),
  page("settings", /^\/settings$/, () => import("../pages/settings/Settings.svelte")),
  page("sign-in", /^\/sign-in$/, () => import("../pages/sign-in/SignIn.svelte")),
];

/** The route of a path and the id in it; null where there is no such page. */
export function routeOf(path: string, routes: readonly Route[] = ROUTES): { route: Route; id: string } | null {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match !== null) return { route, id: decodeURIComponent(match[1] ?? "") };
  }
  return null;
}
