import type { Claim } from "../ask/types.ts";
import type { Field } from "../ask/reviews.ts";
import { counted, country, period, range } from "./format.ts";
import { label } from "./messages.svelte.ts";

/** Classes of sources, those of parties first. */
export const SOURCE_CLASSES = [
  "military", "government", "rebel", "police", "medical", "rescue", "monitor", "un", "ngo", "media", "witness",
  "resident", "analyst", "court", "unnamed",
] as const;

/** The fields of a claim in the order in which one checks them. */
export const FIELDS: readonly Field[] = [
  "event_type", "factuality", "outcome", "kind", "place", "time", "period", "figures", "actors", "objects", "means",
  "attribution", "background",
];

/** Those that are shown even where there is nothing in them: their lack is what one looks for. */
export const ALWAYS: ReadonlySet<Field> = new Set(["event_type", "factuality", "place", "time", "figures", "actors", "attribution"]);

/** What a claim says in a field, in words; "" for nothing. */
export function fieldWords(claim: Claim, field: Field): string {
  switch (field) {
    case "event_type":
      return label("type", claim.event_type);
    case "kind":
    case "factuality":
    case "outcome":
      return label(field, claim[field]);
    case "background":
      return claim.background ? label("field", "background") : "";
    case "place":
      return placeWords(claim);
    case "time":
      return claim.time === null ? "" : claim.time.start === null ? claim.time.value : period(claim.time.start, claim.time.end);
    case "period":
      return claim.period === null ? "" : period(claim.period.start, claim.period.end);
    case "figures":
      return claim.figures.map(figureWords).join("; ");
    case "actors":
      return claim.actors.map((actor) => `${actor.name} (${label("role", actor.role)})`).join("; ");
    case "attribution":
      return claim.attribution.map((source) => [source.source, ...source.relay].join(" → ")).join("; ");
    case "objects":
    case "means":
      return claim[field].map((one) => label(field === "objects" ? "object" : "means", one.kind)).join(", ");
  }
}

function placeWords(claim: Claim): string {
  const { place } = claim;
  if (place === null) return "";
  const name = place.name || place.text;
  const where = [place.precision === "country" && place.country ? "" : name, place.admin1 === name ? "" : place.admin1, country(place.country)];
  return where.filter(Boolean).join(", ") + (place.precision === "exact" ? "" : ` (${label("precision", place.precision)})`);
}

/** "≥ 12 killed, civilians". */
export function figureWords(figure: Claim["figures"][number]): string {
  return `${counted(figure)} ${harmWords(figure.harm, figure.high, figure.group)}`;
}

/** "killed, civilians", of so many: some languages tell one from several. */
export function harmWords(harm: string, n: number | null, group = "people"): string {
  return label(n === 1 ? "harm_one" : "harm", harm) + (group === "people" ? "" : `, ${label("group", group)}`);
}

/** A figure of a claim in a list, as the server says it: "20-99 killed civilians". */
export function listedFigure(said: string): string {
  const found = /^(\d+)(?:-(\d+))? (\w+)(?: (\w+))?$/.exec(said);
  if (found === null) return said;
  const [, low = "", high = low, harm = "", group] = found;
  return `${range(Number(low), Number(high))} ${harmWords(harm, Number(high), group)}`;
}
