export interface Toast {
  id: number;
  words: string;
  tone: "plain" | "alert";
  /** What takes it back, where it can be taken back. */
  undo: (() => Promise<void>) | null;
}

const held = $state<{ toasts: Toast[] }>({ toasts: [] });
let number = 0;

// Long enough to read it and to reach for "undo".
const STAYS = 12_000;

export const toasts = {
  get all(): Toast[] {
    return held.toasts;
  },
  say(words: string, undo: (() => Promise<void>) | null = null, tone: Toast["tone"] = "plain"): void {
    const id = ++number;
    held.toasts = [...held.toasts.slice(-2), { id, words, tone, undo }];
    setTimeout(() => toasts.drop(id), STAYS);
  },
  drop(id: number): void {
    held.toasts = held.toasts.filter((toast) => toast.id !== id);
  },
};
