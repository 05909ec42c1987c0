import { speech, t } from "./messages.svelte.ts";

const NONE = "–";

/** The language of the interface as dates are written in it. */
export function locale(): string {
  return speech.language === "en" ? "en-GB" : "fr";
}

/** What writes numbers, dates and names, by what it is told: to make one takes longer than what it writes. */
const writers = new Map<string, unknown>();

function writer<T, O>(Kind: new (locale: string, options: O) => T, language: string, options: O): T {
  const key = `${Kind.name} ${language} ${JSON.stringify(options)}`;
  let found = writers.get(key) as T | undefined;
  if (found === undefined) writers.set(key, (found = new Kind(language, options)));
  return found;
}

const numbers = (options: Intl.NumberFormatOptions) => writer(Intl.NumberFormat, speech.language, options);
const dates = (options: Intl.DateTimeFormatOptions) => writer(Intl.DateTimeFormat, locale(), options);
const names = (type: Intl.DisplayNamesType) => writer(Intl.DisplayNames, speech.language, { type });

export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : numbers({}).format(value);
}

/** "12" or "12–20". */
export function range(low: number | null, high: number | null): string {
  if (low === null || high === null) return number(low ?? high);
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

const SIGNS: Record<string, string> = { at_least: "≥ ", more_than: "> ", at_most: "≤ ", about: "≈ ", vague: "≈ " };

/** A figure as its report has it: "≥ 12", "≈ 20–99". */
export function counted(figure: { low: number; high: number; qualifier: string }): string {
  return (SIGNS[figure.qualifier] ?? "") + range(figure.low, figure.high);
}

export function percent(value: number): string {
  return numbers({ style: "percent", maximumFractionDigits: 0 }).format(value);
}

export function decimal(value: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2, signDisplay: "exceptZero" } as const;
  return numbers(digits).format(value);
}

/** An ISO date as exact as it is: "2024", "2024-11", "2024-11-30", "2024-11-30T18:05+01:00" (its own clock). */
export function date(iso: string | null | undefined): string {
  if (!iso) return NONE;
  const [day = "", clock] = iso.split("T");
  const [year, month, dayOfMonth] = day.split("-").map(Number);
  if (year === undefined || Number.isNaN(year)) return iso;
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (month !== undefined) options.month = "short";
  if (dayOfMonth !== undefined) options.day = "numeric";
  const words = dates(options).format(Date.UTC(year, (month ?? 1) - 1, dayOfMonth ?? 1));
  return clock === undefined ? words : `${words}, ${clock.slice(0, 5)}`;
}

/** The day of an ISO date, without its hours. */
export function day(iso: string | null | undefined): string {
  return date(iso?.slice(0, 10));
}

/** "29 Nov 2024" or "27–30 Nov 2024"; `end` is inclusive. */
export function period(start: string | null, end: string | null): string {
  if (!start || !end || start.slice(0, 10) === end.slice(0, 10)) return date(start ?? end);
  if (start.length < 10 || end.length < 10) return `${day(start)} – ${day(end)}`;
  const options = { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" } as const;
  return dates(options).formatRange(Date.parse(start.slice(0, 10)), Date.parse(end.slice(0, 10)));
}

/** A country's name in the language of the interface. */
export function country(code: string | null | undefined): string {
  if (!code) return "";
  try {
    return names("region").of(code) ?? code;
  } catch {
    return code;
  }
}

/** A language's name in the language of the interface. */
export function tongue(code: string | null | undefined): string {
  if (!code) return NONE;
  try {
    return names("language").of(code) ?? code;
  } catch {
    return code;
  }
}

/** The title of a report, or that it has none. */
export function titled(title: string | null | undefined): string {
  return title?.trim() || t("shell.untitled");
}
