import { msg } from '@lit/localize';

/** What a visitor fills in and may have to put right, in the order in which it is asked for. */
export interface CallbackFields {
  readonly telephone: string;
  /** When to be called, in milliseconds since the epoch; undefined where nothing is filled in, NaN where half is. */
  readonly timeMs?: number | undefined;
}

export type FieldName = 'telephone' | 'time';
export type FieldMistake = 'no-telephone' | 'no-number' | 'no-time' | 'past-time';
export type FieldMistakes = Readonly<Partial<Record<FieldName, FieldMistake>>>;

/** The fewest digits that anybody can be called at. */
const digits = /(?:\p{Nd}\P{Nd}*){3}/u;

/** What a visitor has to put right before anything is sent. */
export function checkFields({ telephone, timeMs }: CallbackFields, nowMs: number): FieldMistakes {
  const telephoneMistake = telephone.trim() ? (digits.test(telephone) ? undefined : 'no-number') : 'no-telephone';
  return {
    ...(telephoneMistake && { telephone: telephoneMistake }),
    ...(timeMs !== undefined && checkTime(timeMs, nowMs)),
  };
}

/** What is wrong with a time that has to be there. */
export function checkTime(timeMs: number | undefined, nowMs: number): FieldMistakes {
  if (timeMs === undefined || Number.isNaN(timeMs)) return { time: 'no-time' };
  return timeMs < nowMs ? { time: 'past-time' } : {};
}

/** What is wrong, and what to do about it. */
export function mistakeText(mistake: FieldMistake): string {
  switch (mistake) {
    case 'no-telephone':
      return msg('Enter a telephone number, so that we can call you.', { id: 'no-telephone' });
    case 'no-number':
      return msg('Enter a telephone number with its digits, for example +44 20 7946 0000.', { id: 'no-number' });
    case 'no-time':
      return msg('Choose a day and a time.', { id: 'no-time' });
    case 'past-time':
      return msg('Choose a time that is still to come.', { id: 'past-time' });
  }
}

/** What is wrong, in words, by field. */
export const mistakeTexts = (mistakes: FieldMistakes): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(mistakes).map(([field, mistake]) => [field, mistakeText(mistake)]));
