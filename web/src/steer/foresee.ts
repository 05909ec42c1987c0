import { askAhead } from "../ask/client.ts";
import { address } from "./address.svelte.ts";
import { routeOf } from "./routes.ts";

/** Milliseconds that the pointer or the focus rests on a link before its page is asked for: in passing, nothing is. */
const REST = 40;

let resting: HTMLAnchorElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Where the pointer or the focus comes to rest on a link to a page of ours, or on its row: that page is asked for. */
export function foresee(event: Event): void {
  const at = event.target as Element;
  const link = at.closest("a") ?? at.closest("tr[data-row]")?.querySelector("a") ?? null;
  if (link === resting) return;
  clearTimeout(timer);
  resting = link;
  if (link !== null) timer = setTimeout(() => link.isConnected && askFor(link), REST);
}

function askFor(link: HTMLAnchorElement): void {
  if (link.origin !== location.origin || link.pathname === address.path || link.target) return;
  const found = routeOf(link.pathname);
  for (const question of found?.route.questions(found.id) ?? []) if (question !== null) askAhead(...question);
}
