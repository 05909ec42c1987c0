import { Problem } from "../ask/problems.ts";
import { t, type Key } from "./messages.svelte.ts";

const KNOWN: Record<number, Key> = {
  0: "shell.unreachable",
  401: "shell.signed_out",
  403: "shell.forbidden",
  404: "shell.not_found",
  410: "shell.gone",
  413: "shell.too_large",
  429: "shell.too_many",
  500: "shell.server_fault",
};

/** What went wrong, in the language of the interface; null where only the server has words for it. */
export function knownWords(problem: Problem): string | null {
  const key = KNOWN[problem.status];
  return key === undefined ? null : t(key);
}

/** What went wrong, in a line; in the server's words where we have none. */
export function problemWords(error: unknown): string {
  return error instanceof Problem ? (knownWords(error) ?? (error.detail || error.message)) : String(error);
}
