export interface FieldProblem {
  field: string;
  message: string;
}

interface More {
  /** Its kind: "busy" of "urn:vigie:busy". */
  kind?: string;
  errors?: FieldProblem[];
  /** What came of an event that is no more: the ids that it went into. */
  after?: string[];
  /** Seconds after which it may be sent again, where the server says so. */
  wait?: number | null;
}

/** What the server says where it cannot answer (RFC 9457), or that it did not answer at all (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string;
  readonly kind: string;
  readonly errors: FieldProblem[];
  readonly after: string[];
  readonly wait: number | null;

  constructor(status: number, title: string, detail = "", { kind = "", errors = [], after = [], wait = null }: More = {}) {
    super(title);
    [this.status, this.detail, this.kind, this.errors, this.after, this.wait] = [status, detail, kind, errors, after, wait];
  }
}

/** The problem that a refused answer carries; its status alone where its body says nothing. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (body === null || typeof body !== "object") return new Problem(response.status, response.statusText);
  const { type = "", title, detail, after = [], errors = [] } = body as { type?: string; title?: string; detail?: unknown } & More;
  const again = Number(response.headers.get("Retry-After") ?? NaN);
  const more = { kind: type.replace(/^urn:vigie:/, ""), after, errors, wait: Number.isFinite(again) ? again : null };
  return new Problem(response.status, title ?? response.statusText, typeof detail === "string" ? detail : "", more);
}
