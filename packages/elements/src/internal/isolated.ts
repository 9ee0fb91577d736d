/** A name inside a sentence, whose direction leaves the sentence's alone. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
