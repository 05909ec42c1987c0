import { untrack } from "svelte";

/** What a key does on a page; shown in the help. `keys` is one key, or two in a row ("g e"). */
export interface Shortcut {
  keys: string;
  /** What it does, in the language of the interface. */
  words: () => string;
  run: () => void;
}

const held = $state<{ groups: { id: number; shortcuts: readonly Shortcut[] }[] }>({ groups: [] });
let last = { key: "", when: 0 };
let number = 0;

// A second key counts as part of the first for so many milliseconds.
const PAUSE = 900;

export const shortcuts = {
  get all(): Shortcut[] {
    return held.groups.flatMap((group) => [...group.shortcuts]);
  },
};

/** Has keys do things while a component is there; to be called while it is set up. */
export function useKeys(keys: readonly Shortcut[]): void {
  const id = ++number;
  $effect(() => {
    held.groups = [...untrack(() => held.groups), { id, shortcuts: keys }];
    return () => {
      held.groups = held.groups.filter((group) => group.id !== id);
    };
  });
}

/** Runs what a key stands for; keys typed into fields and with Ctrl, Alt or Meta are left alone. */
export function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
  const now = performance.now();
  const pair = now - last.when < PAUSE ? `${last.key} ${event.key}` : "";
  last = { key: event.key, when: now };
  // The page that came last goes first: its keys may mean more than those of the shell.
  const all = shortcuts.all.reverse();
  const found = all.find(({ keys }) => keys === pair) ?? all.find(({ keys }) => keys === event.key);
  if (found === undefined) return;
  event.preventDefault();
  found.run();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog[open]") !== null) return true;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
