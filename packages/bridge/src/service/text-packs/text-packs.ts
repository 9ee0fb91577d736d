import { arabic } from './arabic.js';
import { brazilianPortuguese } from './brazilian-portuguese.js';
import { dutch } from './dutch.js';
import { french } from './french.js';
import { german } from './german.js';
import { hebrew } from './hebrew.js';
import { italian } from './italian.js';
import { japanese } from './japanese.js';
import { simplifiedChinese } from './simplified-chinese.js';
import { spanish } from './spanish.js';
import type { TextPack } from './text-pack.js';

/** Every pack that there is, by its language as clients name it. protocol §3.2 */
export const textPacks = {
  ar: arabic,
  de: german,
  es: spanish,
  fr: french,
  he: hebrew,
  it: italian,
  ja: japanese,
  nl: dutch,
  'pt-br': brazilianPortuguese,
  'zh-cn': simplifiedChinese,
} as const satisfies Readonly<Record<string, TextPack>>;

export type PackLanguage = keyof typeof textPacks;

export const packLanguages = Object.keys(textPacks) as readonly PackLanguage[];
