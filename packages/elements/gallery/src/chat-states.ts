import type { ChatEndReason, ChatSnapshot } from '@footbridge/client';
import { html } from 'lit';
import { inPanel } from './in-panel.js';
import { alicia, bruno, chat, mary, party, said, system, waiting } from './sample-chat.js';
import type { State } from './states.js';
import { stillClient } from './still-client.js';

const reasons: readonly ChatEndReason[] = ['visitor', 'agent', 'refused', 'idle', 'gone', 'failure'];

const many = said(
  ...Array.from({ length: 60 }, (_, index) => [index % 3 ? alicia : mary, `Message ${index + 1}`] as const),
);

const snapshots: Readonly<Record<string, ChatSnapshot>> = {
  waiting,
  chatting: chat(),
  typing: chat({ parties: [party(mary), party(alicia, { typing: true }), party(bruno)] }),
  held: chat({
    parties: [party(mary), party(alicia, { state: 'held' })],
    entries: said([alicia, 'One moment, please.'], [system, 'Alicia Adams has put the conversation on hold.']),
  }),
  deliveries: chat({
    entries: said(
      [mary, 'This one has arrived.'],
      [mary, 'This one may have.', { delivery: 'unconfirmed' }],
      [mary, 'This one has not.', { delivery: 'failed' }],
      [mary, 'This one is on its way.', { delivery: 'sending' }],
    ),
  }),
  'files-and-links': chat({
    entries: said(
      [alicia, 'Here is your offer.'],
      [alicia, '', { kind: 'file', name: 'Offer 2026-03.pdf', url: '/files/offer.pdf' }],
      [alicia, 'https://shop.example/kitchens', { kind: 'url' }],
      [alicia, 'javascript:alert(1)', { kind: 'url' }],
      [system, '', { kind: 'gap' }],
      [alicia, 'I said this earlier.', { late: true }],
    ),
  }),
  'long-words': chat({
    parties: [party(mary), party({ ...alicia, name: 'Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe' })],
    entries: said([alicia, 'x'.repeat(300)], [mary, 'https://shop.example/?'.padEnd(200, 'a')]),
  }),
  'right-to-left': chat({
    parties: [party(mary), party({ ...alicia, name: 'עליזה אדמס' })],
    entries: said([{ ...alicia, name: 'עליזה אדמס' }, 'שלום! איך אפשר לעזור?'], [mary, 'Order 4711, מטבח, please.']),
  }),
  many: chat({ entries: many }),
  reconnecting: chat({ connection: 'reconnecting' }),
  ...Object.fromEntries(
    reasons.map((endReason) => [`ended-${endReason}`, chat({ status: 'ended', endReason, parties: [party(mary)] })]),
  ),
};

export const chatStates: readonly State[] = Object.entries(snapshots).map(([name, snapshot]) => ({
  name: `chat-${name}`,
  show: () => inPanel(html`<footbridge-chat .client=${stillClient(snapshot)} language="en-GB"></footbridge-chat>`),
}));
