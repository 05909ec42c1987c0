import type { Key } from "../say/messages.svelte.ts";
import type { IconName } from "../show/Icon.svelte";

export interface Place {
  /** The name of its route. */
  name: string;
  path: string;
  words: Key;
  icon: IconName;
  /** After "g", the key that leads there. */
  key: string;
}

/** Where one can go from anywhere, in the order of the work: look, question, review, add, take away. */
export const PLACES: Place[] = [
  { name: "overview", path: "/", words: "shell.overview", icon: "overview", key: "o" },
  { name: "events", path: "/events", words: "shell.events", icon: "events", key: "e" },
  { name: "reports", path: "/reports", words: "shell.reports", icon: "reports", key: "r" },
  { name: "review", path: "/review", words: "shell.review", icon: "review", key: "q" },
  { name: "territory", path: "/territory", words: "shell.territory", icon: "territory", key: "t" },
  { name: "sources", path: "/sources", words: "shell.sources", icon: "sources", key: "s" },
  { name: "add", path: "/add", words: "shell.add", icon: "add", key: "a" },
  { name: "exports", path: "/exports", words: "shell.exports", icon: "exports", key: "x" },
  { name: "settings", path: "/settings", words: "shell.settings", icon: "settings", key: "," },
];
