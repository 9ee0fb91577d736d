/** How an element writes points in time in one language. */
export interface DateFormats {
  /** A day, for the line between two days. */
  day(atMs: number): string;
  /** A time of day. */
  time(atMs: number): string;
  /** A day and a time of it. */
  moment(atMs: number): string;
}

const dayOptions = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const known = new Map<string, DateFormats>();

/** The formats of a language tag; of the browser's language where the tag is malformed or empty. */
export function dateFormats(language: string): DateFormats {
  let formats = known.get(language);
  if (!formats) {
    const day = createFormat(language, dayOptions);
    const time = createFormat(language, { timeStyle: 'short' });
    const moment = createFormat(language, { ...dayOptions, hour: 'numeric', minute: '2-digit' });
    formats = {
      day: (atMs) => day.format(atMs),
      time: (atMs) => time.format(atMs),
      moment: (atMs) => moment.format(atMs),
    };
    known.set(language, formats);
  }
  return formats;
}

function createFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language || undefined, options);
  } catch {
    return new Intl.DateTimeFormat(undefined, options);
  }
}
