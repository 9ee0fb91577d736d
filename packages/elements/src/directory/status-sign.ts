/** What an agent's status looks like, beside the server's own words for it. */
export type StatusSign = keyof typeof signs;

/** A sign in a square of 24. */
export const signs = {
  available: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l3 3 5.5-6.5',
  phone: 'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  meeting:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6M18 14a6.5 6.5 0 0 1 3.5 6',
  meal: 'M4 10h13v4a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zM17 11h2a2.5 2.5 0 0 1 0 5h-2M8 3v3M12 3v3',
  home: 'M3 11.5 12 4l9 7.5M6 10v10h12V10',
  away: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  busy: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.5 12h9',
} as const;

/** Words of the usual statuses, which servers name in English. The first that fits counts. */
const words: readonly (readonly [RegExp, StatusSign])[] = [
  [/phone|call/i, 'phone'],
  [/meeting|conference|training/i, 'meeting'],
  [/lunch|break|meal/i, 'meal'],
  [/at home|gone home/i, 'home'],
  [/offline|vacation|holiday|out of|out until|away|sick/i, 'away'],
];

/** The sign for a status; for one in other words, whether the agent can be reached. */
export function signOf(statusText: string, available: boolean): StatusSign {
  const known = words.find(([pattern]) => pattern.test(statusText))?.[1];
  return known ?? (available ? 'available' : 'busy');
}
