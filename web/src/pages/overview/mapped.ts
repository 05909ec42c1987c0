import { unpacked } from "../../ask/packed.ts";
import type { Points } from "../../draw/points.ts";
import type { Line } from "./EventLines.svelte";

/** The events on a map. */
export interface Mapped extends Points {
  truncated: boolean;
  /** Its id by the number of its point. */
  id: (point: number) => string;
  /** What a line says of it. */
  line: (point: number) => Line;
}

/** No events. */
export const NONE: Mapped = {
  count: 0, lat: [], lon: [], km: [], disputed: [], truncated: false, type: () => "", place: () => "", id: () => "",
  line: (point) => { throw new RangeError(`no point ${point}`); },
};

/** The events of an answer of /map/packed. */
export function mappedOf(answer: ArrayBuffer): Mapped {
  const found = unpacked(answer);
  const words = found.head["words"] as Record<string, (string | null)[]>;
  const [killed, disputed] = [found.numbers("killed"), found.numbers("disputed")];
  const [type, place] = (["type", "place"] as const).map((name) => {
    const codes = found.numbers(name);
    return (point: number) => words[name]?.[codes[point] as number] ?? "";
  }) as [(point: number) => string, (point: number) => string];
  const id = (point: number) => found.text("id", point);
  return {
    count: found.rows, lat: found.numbers("lat"), lon: found.numbers("lon"), km: found.numbers("radius_km"), disputed, type, place, id,
    truncated: Boolean(found.head["truncated"]),
    line: (point) => ({
      id: id(point), type: type(point), start: found.text("start", point) || null, end: found.text("end", point) || null,
      killed: (killed[point] as number) < 0 ? null : (killed[point] as number), disputed: Boolean(disputed[point]), place: place(point) || null,
    }),
  };
}
