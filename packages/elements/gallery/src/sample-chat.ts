import type { Author, ChatSnapshot, Entry, Party } from '@footbridge/client';

export const mary: Author = { kind: 'visitor', name: 'Mary', key: 'visitor' };
export const alicia: Author = { kind: 'agent', name: 'Alicia Adams', key: 'agent-1' };
export const bruno: Author = { kind: 'agent', name: 'Bruno Baumgartner', key: 'agent-2' };
export const system: Author = { kind: 'system', name: 'IC', key: 'system' };

/** Always the same morning, so that two pictures of one state are the same. */
const MORNING_MS = Date.UTC(2026, 2, 17, 9, 41);

type Said = readonly [author: Author, text: string, more?: object];

/** Lines a quarter of a minute apart. */
export const said = (...lines: readonly Said[]): readonly Entry[] =>
  lines.map(([author, text, more], index) => ({
    key: `line-${index}`,
    kind: 'text',
    author,
    text,
    atMs: MORNING_MS + index * 15_000,
    late: false,
    delivery: author.kind === 'visitor' ? 'sent' : undefined,
    ...more,
  }));

export const party = ({ kind, name, key }: Author, more: Partial<Party> = {}): Party => ({
  key,
  kind: kind === 'visitor' ? kind : 'agent',
  name,
  state: 'active',
  typing: false,
  photoUrl: undefined,
  ...more,
});

const welcome = said(
  [system, 'Welcome to IC!'],
  [system, 'Interaction transferred to Marketing.'],
  [system, 'Interaction alerting Alicia Adams.'],
);

const usual: readonly Entry[] = said(
  [system, 'Welcome to IC!'],
  [system, 'Alicia Adams has joined the conversation.'],
  [alicia, 'Good morning! How can I help?'],
  [mary, 'Hello. The kitchen I ordered is a hand too wide for the wall.'],
  [mary, 'Can it still be changed?'],
  [alicia, 'Let me look at your order.'],
  [alicia, 'It can: the fitter comes on Thursday. See https://shop.example/kitchens/changes for what it costs.'],
  [mary, 'Thank you!'],
);

export const chat = (more: Partial<ChatSnapshot> = {}): ChatSnapshot => ({
  status: 'open',
  endReason: undefined,
  connection: 'connected',
  parties: [party(mary), party(alicia)],
  entries: usual,
  ...more,
});

export const waiting = chat({ parties: [party(mary), party(alicia, { state: 'alerting' })], entries: welcome });
