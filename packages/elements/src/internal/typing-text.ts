import { msg, str } from '@lit/localize';
import type { Party } from '@footbridge/client';

/** Says that somebody is typing, to the eye and to screen readers alike. */
export const typingText = ({ name }: Party): string => msg(str`${isolated(name)} is typing`, { id: 'typing' });

/** A name inside a sentence, whose direction leaves the sentence's alone. */
const isolated = (name: string) => `\u2068${name}\u2069`;
