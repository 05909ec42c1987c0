/** What the server says where it cannot answer (RFC 9457), or that it did not answer at all (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string;
  /** What came of an event that is no more: the ids that it went into. */
  readonly after: string[];

  constructor(status: number, title: string, detail = "", after: string[] = []) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.after = after;
  }
}

/** The problem that a refused answer carries; its status alone where its body says nothing. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (body === null || typeof body !== "object") return new Problem(response.status, response.statusText);
  const { title, detail, after } = body as { title?: string; detail?: unknown; after?: string[] };
  return new Problem(response.status, title ?? response.statusText, typeof detail === "string" ? detail : "", after ?? []);
}
