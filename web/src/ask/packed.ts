/** Columns as the server packs them (see `vigie.ask.packed`): nothing is parsed before it is needed. */

type Numbers = Float32Array | Int32Array | Uint16Array | Uint8Array;

export interface Packed {
  rows: number;
  /** What the line before the columns tells besides. */
  head: Record<string, unknown>;
  numbers: (name: string) => Numbers;
  /** The text of a column in a row. */
  text: (name: string, row: number) => string;
}

const KINDS = { f4: Float32Array, i4: Int32Array, u2: Uint16Array, u1: Uint8Array } as const;
const LINE_END = 10;

/** The columns of an answer; an error where it is cut short. */
export function unpacked(given: ArrayBuffer): Packed {
  const bytes = new Uint8Array(given);
  const begin = bytes.indexOf(LINE_END) + 1;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, begin))) as Record<string, unknown>;
  const rows = head["rows"] as number;
  const columns = new Map((head["columns"] as [string, string, number][]).map(([name, kind, at]) => [name, { kind, at: begin + at }]));
  const column = (name: string) => {
    const found = columns.get(name);
    if (found === undefined) throw new Error(`no column ${name}`);
    return found;
  };
  return {
    rows,
    head,
    numbers(name) {
      const { kind, at } = column(name);
      return new KINDS[kind as keyof typeof KINDS](given, at, rows);
    },
    text(name, row) {
      const { kind, at } = column(name);
      const width = Number(kind.slice(1));
      const from = at + row * width;
      let end = from;
      while (end < from + width && bytes[end] !== 0) end += 1;
      return String.fromCharCode(...bytes.subarray(from, end));
    },
  };
}
