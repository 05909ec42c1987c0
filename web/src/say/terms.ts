/** How the parts of a term are said in the language of the interface. */
export interface Saying {
  label: (group: string, id: string) => string;
  country: (code: string) => string;
  period: (start: string, end: string) => string;
  before: (iso: string) => string;
  party: (id: string) => string;
}

/** What one side of a link says of a thing, as the server writes it, in the language of the interface. */
export function termWords(comparison: string, said: string, say: Saying): string {
  const one = WAYS[comparison];
  return one === undefined ? said : said.split("; ").map((part) => one(part, say)).join("; ");
}

const listed = (group: string) => (part: string, say: Saying) => part.split(", ").map((id) => say.label(group, id)).join(", ");

const WAYS: Record<string, (part: string, say: Saying) => string> = {
  type: (part, say) => say.label("type", part.replace(/ \(speech\)$/, "")),
  time: (part, say) => {
    if (part.startsWith("before ")) return say.before(part.slice(7));
    const [start = "", end = start] = part.split(" to ");
    return say.period(start, end);
  },
  place: (part, say) => {
    const found = /^(.+) \((\w+), (\w\w|no country)\)$/.exec(part);
    if (found === null) return part;
    const [, name = "", precision = "", code = ""] = found;
    const country = code === "no country" ? "" : say.country(code);
    return `${[name, country === name ? "" : country].filter(Boolean).join(", ")} (${say.label("precision", precision)})`;
  },
  harms: (part, say) =>
    part.split(", ").map((figure) => {
      const found = /^(\w+) (\d+)(?:-(\d+))? (\w+)$/.exec(figure);
      if (found === null) return figure;
      const [, harm = "", low = "", high, group = ""] = found;
      return `${high ? `${low}–${high}` : low} ${say.label((high ?? low) === "1" ? "harm_one" : "harm", harm)}${group === "people" ? "" : `, ${say.label("group", group)}`}`;
    }).join(" + "),
  parties: (part, say) => part.split(", ").map((id) => say.party(id)).join(", "),
  source: (part, say) => say.party(part),
  means: listed("means"),
  objects: listed("object"),
};
