import { LEDGER } from "../steer/address.svelte.ts";
import { Problem, problemOf } from "./problems.ts";

const BASE = "/api/v1";

export type Param = string | number | boolean | null | undefined | readonly string[];
export type Params = Readonly<Record<string, Param>>;

/** What writes must bring along; known once /meta has been read. */
const secret = { csrf: "", name: "" };

export function useCsrf(token: string, name: string): void {
  [secret.csrf, secret.name] = [token, name];
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
    const at = addressOf(path, params);
    const early = takeAhead(at);
    const told = early === undefined ? null : await given<T>(early);
    signal?.throwIfAborted();
    return told === null ? await read<T>(at, signal) : told.value;
  } finally {
    waited -= 1;
  }
}

async function read<T>(at: string, signal?: AbortSignal): Promise<T> {
  return (await contentOf(await reach(at, { signal: signal ?? null, cache: "no-cache" }))) as T;
}

/** JSON as what it says, anything else as its bytes. */
function contentOf(response: Response): Promise<unknown> {
  return response.headers.get("Content-Type")?.startsWith("application/json") ? response.json() : response.arrayBuffer();
}

/** What was or is being asked anyway; null where that failed or was given up: then it is asked as if for the first time. */
async function given<T>(answer: Promise<unknown>): Promise<{ value: T } | null> {
  try {
    return { value: (await answer) as T };
  } catch {
    return null;
  }
}

/** Answers that were asked for because they will likely be needed, by address; they are good for a moment only. */
const ahead = new Map<string, { answer: Promise<unknown>; until: number }>();
const FRESH = 3_000;

/** Asks for what will likely be needed, as when the pointer rests on a link. */
export function askAhead(path: string, params: Params = {}): void {
  const now = performance.now();
  for (const [at, { until }] of ahead) if (until < now) ahead.delete(at);
  const at = addressOf(path, params);
  if (ahead.has(at)) return;
  const answer = read<unknown>(at);
  ahead.set(at, { answer, until: now + FRESH });
  answer.catch(() => ahead.delete(at));
}

/** What was asked ahead and still holds. */
function takeAhead(at: string): Promise<unknown> | undefined {
  const early = ahead.get(at);
  ahead.delete(at);
  return early === undefined || early.until < performance.now() ? undefined : early.answer;
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

type Method = "POST" | "PATCH" | "DELETE";

/** Writes; what comes back, null where the answer is empty. Whoever signed in anew in another tab goes on in this one. */
export async function send<T>(method: Method, path: string, body?: unknown): Promise<T> {
  try {
    return await sent<T>(method, path, body);
  } catch (error) {
    if (!(error instanceof Problem && error.kind === "csrf")) throw error;
    const now = await read<{ csrf: string; user: { name: string } }>(addressOf("/meta"));
    if (now.user.name !== secret.name) throw error; // what one wrote is not recorded as another's
    useCsrf(now.csrf, now.user.name);
    return sent<T>(method, path, body);
  }
}

async function sent<T>(method: Method, path: string, body?: unknown): Promise<T> {
  ahead.clear(); // what is written may change what was asked before
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
