import type { Claim, Span } from "../ask/types.ts";
import type { Field, Values } from "../ask/reviews.ts";

export interface FigureDraft {
  harm: string;
  group: string;
  low: number | null;
  high: number | null;
  qualifier: string;
  part_of: number | null;
  span: Span | null;
}

export interface ActorDraft {
  role: string;
  name: string;
  actor_id: string;
  country: string | null;
  span: Span | null;
}

export interface SourceDraft {
  source: string;
  actor_id: string;
  class: string;
  relay: string[];
  cue: string;
  said_on: string | null;
  span: Span | null;
}

/** A claim in the shape in which a person edits it. */
export interface Draft {
  event_type: string;
  kind: string;
  factuality: string;
  outcome: string;
  background: boolean;
  place: { name: string; country: string; span: Span | null };
  time: { start: string; end: string; span: Span | null };
  figures: FigureDraft[];
  actors: ActorDraft[];
  attribution: SourceDraft[];
}

/** A claim as a draft; of none an empty one. */
export function drafted(claim: Claim | null): Draft {
  const { place, time } = claim ?? { place: null, time: null };
  return {
    event_type: claim?.event_type ?? "",
    kind: claim?.kind ?? "incident",
    factuality: claim?.factuality ?? "asserted",
    outcome: claim === null ? "done" : (claim.outcome ?? ""),
    background: claim?.background ?? false,
    place: { name: place?.name || place?.text || "", country: place?.country ?? "", span: place?.span ?? null },
    time: { start: time?.start ?? "", end: time?.end && time.end !== time.start ? time.end : "", span: time?.span ?? null },
    figures: (claim?.figures ?? []).map((figure) => ({ ...figure })),
    actors: (claim?.actors ?? []).map((actor) => ({ ...actor, actor_id: actor.actor_id ?? "" })),
    attribution: (claim?.attribution ?? []).map((source) => ({ ...source, actor_id: source.actor_id ?? "" })),
  };
}

/** What of a draft is other than it was, in the shape that the server takes. */
export function changes(before: Draft, now: Draft): Values {
  const found: Values = {};
  for (const field of Object.keys(now) as (keyof Draft & Field)[]) {
    if (JSON.stringify(before[field]) !== JSON.stringify(now[field])) found[field] = given(now, field);
  }
  return found;
}

function given(draft: Draft, field: keyof Draft & Field): unknown {
  switch (field) {
    case "place": {
      const { name, country, span } = draft.place;
      return name.trim() === "" ? null : { name: name.trim(), ...(country ? { country: country.toUpperCase() } : {}), ...spanned(span) };
    }
    case "time": {
      const { start, end, span } = draft.time;
      return start.trim() === "" ? null : { start: start.trim(), ...(end.trim() ? { end: end.trim() } : {}), ...spanned(span) };
    }
    case "figures":
      return draft.figures
        .filter((figure) => figure.low !== null)
        .map(({ span, ...figure }) => ({ ...figure, high: figure.high ?? figure.low, ...spanned(span) }));
    case "actors":
      return draft.actors
        .filter((actor) => actor.name.trim())
        .map(({ span, actor_id, ...actor }) => ({ ...actor, actor_id: actor_id.trim() || null, ...spanned(span) }));
    case "attribution":
      return draft.attribution
        .filter((source) => source.source.trim())
        .map(({ span, actor_id, ...source }) => ({ ...source, actor_id: actor_id.trim() || null, ...spanned(span) }));
    case "outcome":
      return draft.outcome || null;
    default:
      return draft[field];
  }
}

/** A span of the text, where there is one: the machine's fields that have none have an empty one. */
function spanned(span: Span | null): { span?: Span } {
  return span !== null && span.end > span.start ? { span } : {};
}
