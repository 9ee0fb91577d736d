/** Browsers lay out a text of this many characters in a few milliseconds, whatever it is made of. */
export const LONG_TEXT = 2_000;

/** The beginning of a text that is too long to be laid out at once. */
export const cutText = (text: string): string => (text.length > LONG_TEXT ? `${text.slice(0, LONG_TEXT)}…` : text);
