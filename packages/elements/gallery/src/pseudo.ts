/** Languages that nobody speaks: what was not written to be translated stands out in them. */
export const pseudoLocales = {
  /** English with accents, longer by a third, in brackets. */
  'en-XA': { base: 'en', write: (text: string) => `⟦${accented(text)}${longer(text)}⟧` },
  /** English from right to left, in brackets. */
  'ar-XB': { base: 'ar', write: (text: string) => `⟦${turned(text)}⟧` },
} as const;

export type PseudoLocale = keyof typeof pseudoLocales;

export const isPseudo = (tag: string): tag is PseudoLocale => tag in pseudoLocales;

/** What is said in a text by somebody else stays as it is. */
const PLACEHOLDER = /(\{\d\})/;

const plain = 'aceginouyACEINOUY';
const accents = 'áçéǧîñöûýÁÇÉÎÑÖÛÝ';

const WORD = ' ~~~~~';
const longer = (text: string) => WORD.repeat(Math.ceil((text.length * 0.35) / WORD.length));

const eachWord = (text: string, write: (word: string) => string) =>
  text
    .split(PLACEHOLDER)
    .map((part) => (PLACEHOLDER.test(part) ? part : write(part)))
    .join('');

const accented = (text: string) =>
  eachWord(text, (part) => [...part].map((letter) => accents[plain.indexOf(letter)] ?? letter).join(''));

/** Overridden, so that Latin letters run as those of Arabic do. */
const turned = (text: string) => eachWord(text, (part) => (part.trim() ? `\u202e${part}\u202c` : part));
