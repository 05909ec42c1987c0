import { Problem } from "../ask/problems.ts";
import { t } from "../say/messages.svelte.ts";
import { problemWords } from "../say/problems.ts";
import { signIn } from "../steer/address.svelte.ts";

export interface Toast {
  id: number;
  words: string;
  tone: "plain" | "alert";
  /** What takes it back, where it can be taken back. */
  undo: (() => Promise<void>) | null;
  /** A way on, in another tab: what is being written on this page stays. */
  link: { words: string; to: string } | null;
}

const held = $state<{ toasts: Toast[] }>({ toasts: [] });
let number = 0;

// Long enough to read it and to reach for "undo".
const STAYS = 12_000;
const MOST = 3;

function show(toast: Omit<Toast, "id">, stays: number | null): void {
  const id = ++number;
  const others = held.toasts.filter(({ words }) => words !== toast.words);
  held.toasts = [...others.slice(1 - MOST), { ...toast, id }];
  if (stays !== null) setTimeout(() => toasts.drop(id), stays);
}

export const toasts = {
  get all(): Toast[] {
    return held.toasts;
  },
  say(words: string, undo: (() => Promise<void>) | null = null): void {
    show({ words, tone: "plain", undo, link: null }, STAYS);
  },
  /** Tells why something was refused. Who is signed out gets the way back in, which stays until it is taken away. */
  refuse(error: unknown): void {
    const out = error instanceof Problem && error.status === 401;
    show({ words: problemWords(error), tone: "alert", undo: null, link: out ? { words: t("shell.sign_in"), to: signIn() } : null }, out ? null : STAYS);
  },
  drop(id: number): void {
    held.toasts = held.toasts.filter((toast) => toast.id !== id);
  },
};
