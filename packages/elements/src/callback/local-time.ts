/** Between what a field for a date and a time holds, which is local and names no zone, and what is true everywhere. */

const MINUTE_MS = 60_000;

/** What a field holds for a moment: `2026-01-06T09:00`. */
export const toLocalTime = (atMs: number): string =>
  new Date(atMs + offsetMinutesAt(atMs) * MINUTE_MS).toISOString().slice(0, 16);

/** The moment that a field's text names; undefined where it names none. */
export function fromLocalTime(text: string): number | undefined {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** A moment as servers write it, with the visitor's offset: `2026-01-06T09:00:00+01:00`. */
export function toZonedTime(atMs: number): string {
  const minutes = Math.abs(offsetMinutesAt(atMs));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${toLocalTime(atMs)}:00${offsetMinutesAt(atMs) < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** How far the visitor's clock is ahead of UTC at a moment, which changes with the season. */
const offsetMinutesAt = (atMs: number): number => -new Date(atMs).getTimezoneOffset();
