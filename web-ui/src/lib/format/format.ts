/** Everything that depends on the language but is not a text: numbers, dates, durations, ages. */
export interface Format {
  number(value: number): string;
  decimal(value: number): string;
  percent(share: number): string;
  /** "1,234 ₽": kopecks only where there are some. The amount is a decimal number as text, the currency as in ISO 4217. */
  money(amount: string, currency: string): string;
  /** "12.3k": a number where there is no room for all of it. */
  compact(value: number): string;
  /** "1.4 MB", of 1,024 each. */
  bytes(value: number): string;
  date(iso: string): string;
  /** "27 Nov": a day where the year goes without saying. */
  day(iso: string): string;
  /** The day that it is in UTC, by which days are counted up. */
  utcDay(iso: string): string;
  dateTime(iso: string): string;
  time(iso: string): string;
  /** "2 h 5 min": the two largest units of a length of time. */
  duration(seconds: number): string;
  /** "3 min ago", "in 2 days". */
  relative(seconds: number): string;
  compare(a: string, b: string): number;
}

const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Whole units of a length of time, the largest first and at most two: 3,725 s is 1 hour 2 minutes. */
export function largestUnits(seconds: number): { unit: (typeof units)[number]['unit']; value: number }[] {
  let rest = Math.max(0, Math.round(seconds));
  const parts: { unit: (typeof units)[number]['unit']; value: number }[] = [];
  for (const { unit, seconds: size } of units) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value > 0) parts.push({ unit, value });
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length > 0 ? parts : [{ unit: 'second', value: 0 }];
}

/** The one unit in which an age reads best. */
function roundest(seconds: number): { unit: Intl.RelativeTimeFormatUnit; value: number } {
  const size = Math.abs(seconds);
  if (size < 60) return { unit: 'second', value: Math.trunc(seconds) };
  if (size < 3_600) return { unit: 'minute', value: Math.trunc(seconds / 60) };
  if (size < 86_400) return { unit: 'hour', value: Math.trunc(seconds / 3_600) };
  if (size < 30 * 86_400) return { unit: 'day', value: Math.trunc(seconds / 86_400) };
  if (size < 365 * 86_400) return { unit: 'month', value: Math.trunc(seconds / (30 * 86_400)) };
  return { unit: 'year', value: Math.trunc(seconds / (365 * 86_400)) };
}

/** Made when it is first asked for: each takes a phone ten milliseconds, and a screen needs two or three of them. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

export function createFormat(locale: string): Format {
  const numbers = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(locale, options));
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const number = numbers({ maximumFractionDigits: 0 });
  const decimal = numbers({ maximumFractionDigits: 2 });
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const compact = numbers({ notation: 'compact', maximumFractionDigits: 1 });
  const date = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const day = dates({ day: 'numeric', month: 'short' });
  const utcDay = dates({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const dateTime = dates({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const time = dates({ hour: '2-digit', minute: '2-digit' });
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const moneys = new Map<string, Intl.NumberFormat>();
  const moneyFormat = (currency: string) => {
    const known = moneys.get(currency);
    if (known) return known;
    const created = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' });
    moneys.set(currency, created);
    return created;
  };
  const collator = once(() => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));
  const unitFormat = (unit: string, maximumFractionDigits?: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  return {
    number: (value) => number().format(value),
    decimal: (value) => decimal().format(value),
    percent: (share) => percent().format(share),
    money: (amount, currency) => moneyFormat(currency).format(Number(amount)),
    compact: (value) => compact().format(value),
    bytes(value) {
      const power = Math.min(byteUnits.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
      return unitFormat(byteUnits[power] ?? 'byte', power === 0 ? 0 : 1).format(value / 1_024 ** power);
    },
    day: (iso) => day().format(new Date(iso)),
    utcDay: (iso) => utcDay().format(new Date(iso)),
    date: (iso) => date().format(new Date(iso)),
    dateTime: (iso) => dateTime().format(new Date(iso)),
    time: (iso) => time().format(new Date(iso)),
    duration: (seconds) =>
      largestUnits(seconds)
        .map(({ unit, value }) => unitFormat(unit).format(value))
        .join(' '),
    relative(seconds) {
      const { unit, value } = roundest(seconds);
      return relative().format(value, unit);
    },
    compare: (a, b) => collator().compare(a, b),
  };
}
