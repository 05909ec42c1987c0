import { LEDGER } from "../steer/address.svelte.ts";
import { Problem, problemOf } from "./problems.ts";

const BASE = "/api/v1";

export type Param = string | number | boolean | null | undefined | readonly string[];
export type Params = Readonly<Record<string, Param>>;

/** What writes must bring along; known once /meta has been read. */
const secret = { csrf: "" };

export function useCsrf(token: string): void {
  secret.csrf = token;
}

/** The address of a question to the ledger that is looked at: empty parameters are left out, lists are repeated. */
export function addressOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<Param>({ ledger: LEDGER, ...params })) {
    if (value === null || value === undefined || value === "" || value === false) continue;
    if (typeof value === "object") for (const one of value) query.append(name, one);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return BASE + path + (text ? `?${text}` : "");
}

/** Reads; the browser asks the server whether what it has kept still holds (ETag). */
export async function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  waited += 1;
  try {
    const response = await reach(addressOf(path, params), { signal: signal ?? null, cache: "no-cache" });
    return (await response.json()) as T;
  } finally {
    waited -= 1;
  }
}

/** Answers that are waited for. */
let waited = 0;
const PATIENCE = 4_000;
const LOOK = 50;

/** When no answer is waited for and what came has been painted: the time for what is heavy and not needed to read. */
export function quiet(): Promise<void> {
  const until = performance.now() + PATIENCE;
  return new Promise((done) => {
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    const look = () => (waited === 0 || performance.now() > until ? painted() : void setTimeout(look, LOOK));
    setTimeout(look, LOOK);
  });
}

/** Writes; what comes back, null where the answer is empty. */
export async function send<T>(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T> {
  const files = body instanceof FormData;
  const headers: Record<string, string> = { "X-Vigie-CSRF": secret.csrf };
  if (body !== undefined && !files) headers["Content-Type"] = "application/json";
  const payload = body === undefined ? null : files ? body : JSON.stringify(body);
  const response = await reach(addressOf(path), { method, headers, body: payload });
  const text = await response.text();
  return (text ? JSON.parse(text) : null) as T;
}

async function reach(address: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "unreachable");
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}
