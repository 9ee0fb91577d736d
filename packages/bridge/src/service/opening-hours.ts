/** When a queue is open, by the clock on the wall of the place where its agents are. */

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** From one time of day to before another, as `09:00` and `17:30`; `24:00` is midnight. One that ends earlier than it begins ends on the next day. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

export interface OpeningHours {
  /** An IANA name such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** A day without spans is closed. */
  readonly days: Readonly<Partial<Record<Weekday, readonly OpenSpan[]>>>;
  /** Days on which nothing opens, as `2027-01-01`. */
  readonly holidays?: readonly string[];
}

const MS_PER_DAY = 86_400_000;

export function isOpen(hours: OpeningHours, atMs: number): boolean {
  const now = localTime(hours.timeZone, atMs);
  // The day before in that place's calendar, whatever its clocks did in the night.
  const yesterday = new Date(Date.parse(`${now.date}T00:00:00Z`) - MS_PER_DAY).toISOString().slice(0, 10);
  const isNow = (span: OpenSpan): boolean => {
    const [from, to] = [minutesOf(span.from), minutesOf(span.to)];
    return now.minutes >= from && (to <= from || now.minutes < to);
  };
  const isStill = (span: OpenSpan): boolean => {
    const [from, to] = [minutesOf(span.from), minutesOf(span.to)];
    return to <= from && now.minutes < to;
  };
  return spansOn(hours, now.date).some(isNow) || spansOn(hours, yesterday).some(isStill);
}

function spansOn({ days, holidays = [] }: OpeningHours, date: string): readonly OpenSpan[] {
  if (holidays.includes(date)) return [];
  // Sunday is the first day of a JavaScript week and the last of ours.
  const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
  return (weekday && days[weekday]) ?? [];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date and the minutes since midnight in a place. */
function localTime(timeZone: string, atMs: number): { readonly date: string; readonly minutes: number } {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
    });
  formatters.set(timeZone, known);
  const parts = new Map(known.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
