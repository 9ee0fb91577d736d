import { msg, str } from '@lit/localize';
import { usableTag } from './usable-tag.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The largest unit that says enough of a wait, and how many of it: nobody plans by the seconds of an estimate. */
export function roundDuration(seconds: number): readonly [count: number, unit: 'minute' | 'hour' | 'day'] {
  if (seconds <= 45 * MINUTE) return [Math.max(1, Math.round(seconds / MINUTE)), 'minute'];
  if (seconds <= 20 * HOUR) return [Math.max(1, Math.round(seconds / HOUR)), 'hour'];
  return [Math.max(1, Math.round(seconds / DAY)), 'day'];
}

/** A wait in words, in a language. */
export function durationText(seconds: number, language: string): string {
  const [count, unit] = roundDuration(seconds);
  const format = new Intl.NumberFormat(usableTag(language), { style: 'unit', unit, unitDisplay: 'long' });
  const duration = format.format(count);
  return msg(str`About ${duration}`, { id: 'about-duration' });
}
