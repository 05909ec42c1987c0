/** Where we are: the address bar is the state of a page, so that a view can be shared. */
const here = $state({ path: location.pathname, search: location.search, visits: 0, returned: false });

/** The ledger that is looked at until another is opened, which loads the page anew; null for the first. */
export const LEDGER = new URLSearchParams(location.search).get("ledger");

addEventListener("popstate", () => settle(true));

function settle(returned: boolean): void {
  here.returned = returned;
  [here.path, here.search] = [location.pathname, location.search];
  here.visits += 1;
}

export const address = {
  get path(): string {
    return here.path;
  },
  /** How often the page was changed: 0 on the page that was opened first. */
  get visits(): number {
    return here.visits;
  },
  /** Whether one came to this page by going back, or forth again: then one wants to be where one was on it. */
  get returned(): boolean {
    return here.returned;
  },
  get query(): URLSearchParams {
    return new URLSearchParams(here.search);
  },
};

/** What goes along from page to page: the ledger, and the moment as of which it is looked at. */
const CARRIED = ["ledger", "as_of", "as_of_by"];

/** The address of a page of ours, as of the moment that is looked at now. */
export function href(path: string, params: Readonly<Record<string, string>> = {}): string {
  const [bare = "", own = ""] = path.split("?");
  const query = new URLSearchParams(own);
  for (const name of CARRIED) {
    const value = new URLSearchParams(here.search).get(name);
    if (value !== null) query.set(name, value);
  }
  for (const [name, value] of Object.entries(params)) query.set(name, value);
  const text = query.toString();
  return bare + (text ? `?${text}` : "");
}

/** An address that names the ledger, where it is not the first. */
function inLedger(path: string): string {
  const to = new URL(path, location.origin);
  if (LEDGER !== null) to.searchParams.set("ledger", LEDGER);
  return to.pathname + to.search + to.hash;
}

/** The address of the sign-in that leads back to where we are: a view that was shared is not lost by it. */
export function signIn(): string {
  const back = location.pathname + location.search;
  return href("/sign-in", back === "/" ? {} : { to: back });
}

/** Where a sign-in leads to: a page of ours, whatever the address bar says. */
export function back(): string {
  const to = new URLSearchParams(here.search).get("to") ?? "/";
  return /^\/(?![/\\])/.test(to) ? to : "/";
}

export function go(path: string): void {
  history.pushState(null, "", inLedger(path));
  settle(false);
  scrollTo(0, 0);
}

/** Change parameters of this page; null takes one out. Steps of a slider replace, choices can be gone back from. */
export function steer(changes: Record<string, string | readonly string[] | null>, replace = false): void {
  const query = new URLSearchParams(here.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    if (value === null) continue;
    for (const one of typeof value === "string" ? [value] : value) query.append(name, one);
  }
  const text = query.toString();
  const next = here.path + (text ? `?${text}` : "");
  if (replace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  here.search = location.search;
}

/** Links to our own pages change the page without loading it anew; all others are the browser's. */
export function catchLinks(click: MouseEvent): void {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey) return;
  const link = (click.target as Element).closest("a");
  if (link === null || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
  if (link.pathname.startsWith("/api/")) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  click.preventDefault();
  go(link.pathname + link.search + link.hash);
}
