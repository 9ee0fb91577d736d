import { msg } from '@lit/localize';
import type { Party } from '@footbridge/client';
import { html } from 'lit';

/** Says that somebody is typing, to the eye and to screen readers alike. */
export const typingText = ({ name }: Party) => msg(html`<bdi>${name}</bdi> is typing`, { id: 'typing' });
