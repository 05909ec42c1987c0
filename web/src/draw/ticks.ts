const DAY = 86_400_000;

/** What stands at a tick of time, in a language: the year, the month or the day, below it what that is of where it changes. */
export function tickWords(language: string): (at: Date, i: number, all?: readonly Date[]) => string {
  const said = (at: Date, part: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...part }).format(at);
  return (at, i, all = []) => {
    const step = all.length > 1 ? ((all.at(-1) as Date).getTime() - (all[0] as Date).getTime()) / (all.length - 1) : DAY;
    const before = all[i - 1];
    const year = said(at, { year: "numeric" });
    if (step > 300 * DAY) return year;
    const month = said(at, { month: "short" });
    if (step > 25 * DAY) return before && said(before, { year: "numeric" }) === year ? month : `${month}\n${year}`;
    const day = said(at, { day: "numeric" });
    if (step < 0.9 * DAY) return at.getTime() % DAY === 0 || !before ? `${day} ${month}` : said(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return before && said(before, { month: "short" }) === month ? day : `${day}\n${month}`;
  };
}
