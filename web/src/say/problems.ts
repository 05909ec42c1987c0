import { Problem } from "../ask/problems.ts";
import { label, t, type Key } from "./messages.svelte.ts";
import { refusalOf } from "./refusals.ts";

const KNOWN: Record<number, Key> = {
  0: "shell.unreachable",
  401: "shell.signed_out",
  403: "shell.forbidden",
  404: "shell.not_found",
  409: "shell.conflict",
  410: "shell.gone",
  413: "shell.too_large",
  415: "shell.wrong_kind",
  422: "shell.refused",
  429: "shell.too_many",
  500: "shell.server_fault",
  503: "shell.busy",
};

/** Statuses of which the detail says more than we do. */
const TELLING: ReadonlySet<number> = new Set([403, 409, 413, 415, 422, 503]);

/** What went wrong, in the language of the interface; null where only the server has words for it. */
export function knownWords(problem: Problem): string | null {
  const key = KNOWN[problem.status];
  return key === undefined ? null : t(key);
}

/** What the server says of it besides, in the language of the interface; as the server says it where we have no words. */
export function detailWords(problem: Problem): string {
  const found = refusalOf(problem.detail);
  if (found === null) return problem.detail;
  if (found.name === "field_value") return problem.errors.map(({ field }) => t("problems.field_value", { field })).join(" ") || problem.detail;
  const { role, least, ...parts } = found.parts;
  const roles = { role: label("user_role", role), least: label("user_role", least) };
  return t(`problems.${found.name}` as Key, Object.fromEntries(Object.entries({ ...parts, ...roles }).map(([name, words]) => [name, words ?? ""])));
}

/** What went wrong, in a line; in the server's words where we have none. */
export function problemWords(error: unknown): string {
  if (!(error instanceof Problem)) return String(error);
  const known = knownWords(error);
  const detail = TELLING.has(error.status) ? detailWords(error) : "";
  return detail || known || error.detail || error.message;
}
