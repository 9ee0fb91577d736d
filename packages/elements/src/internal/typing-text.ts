import { msg, str } from '@lit/localize';
import type { Party } from '@footbridge/client';
import { isolated } from './isolated.js';

/** Says that somebody is typing, to the eye and to screen readers alike. */
export const typingText = ({ name }: Party): string => msg(str`${isolated(name)} is typing`, { id: 'typing' });
