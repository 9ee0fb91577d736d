import { expect, it } from 'vitest';
import type { DeskLine, InteractionOnDesk } from '../../src/agent/agent-api.js';
import { attentionOf, describeAttention, sortForWork } from './attention.js';

const linesFrom = (...from: DeskLine['from'][]): DeskLine[] =>
  from.map((side, index) => ({ sequence: index, kind: 'text', from: side, name: side, text: 'Hello', atMs: 0 }));

const chat = (over: Partial<InteractionOnDesk>): InteractionOnDesk => ({
  interactionId: '1',
  kind: 'chat',
  queue: 'Marketing',
  visitorName: 'Mary',
  number: '',
  agents: [],
  skills: [],
  state: 'connected',
  endReason: undefined,
  agentName: 'Alicia Adams',
  mine: true,
  visitorTyping: false,
  startedAtMs: 0,
  attributes: {},
  lines: [],
  ...over,
});

const ME = 'Alicia Adams';
const NOTHING_SEEN = new Map<string, number>();

it('counts what the visitor wrote since the agent looked', () => {
  const interaction = chat({ lines: linesFrom('system', 'visitor', 'visitor') });
  expect(attentionOf(interaction, NOTHING_SEEN, ME)).toBe(2);
  expect(attentionOf(interaction, new Map([['1', 2]]), ME)).toBe(1);
  expect(attentionOf(interaction, new Map([['1', 3]]), ME)).toBe(0);
});

it('takes what the agent answered as read', () => {
  expect(attentionOf(chat({ lines: linesFrom('visitor', 'agent', 'visitor', 'system') }), NOTHING_SEEN, ME)).toBe(1);
});

it('counts a chat that rings, and none that is not the agent’s', () => {
  expect(attentionOf(chat({ state: 'alerting' }), NOTHING_SEEN, ME)).toBe(1);
  expect(attentionOf(chat({ state: 'waiting', mine: false }), NOTHING_SEEN, ME)).toBe(0);
});

it('says which chats want something, and nothing when none does', () => {
  const wanting = [chat({ state: 'alerting', visitorName: 'John' }), chat({ lines: linesFrom('visitor') })];
  expect(describeAttention(wanting, NOTHING_SEEN, ME)).toBe('A chat with John rings. Mary has written.');
  expect(describeAttention([chat({})], NOTHING_SEEN, ME)).toBe('');
});

it('puts what rings first and what is over last', () => {
  const interactions = [
    chat({ interactionId: 'ended', state: 'ended' }),
    chat({ interactionId: 'waiting', state: 'waiting', mine: false }),
    chat({ interactionId: 'held', state: 'held' }),
    chat({ interactionId: 'connected' }),
    chat({ interactionId: 'ringing', state: 'alerting' }),
  ];
  const ids = sortForWork(interactions, ME).map(({ interactionId }) => interactionId);
  expect(ids).toEqual(['ringing', 'held', 'connected', 'waiting', 'ended']);
});

it('rings for an agent who is invited, and counts for one who has joined', () => {
  const invited = chat({ mine: false, agentName: 'Bob', agents: [{ name: ME, state: 'alerting' }] });
  expect(attentionOf(invited, NOTHING_SEEN, ME)).toBe(1);
  expect(attentionOf(invited, NOTHING_SEEN, 'Cy')).toBe(0);
  const joined = {
    ...invited,
    agents: [{ name: ME, state: 'active' as const }],
    lines: linesFrom('visitor', 'visitor'),
  };
  expect(attentionOf(joined, NOTHING_SEEN, ME)).toBe(2);
});

it('says what kind of work rings', () => {
  expect(describeAttention([chat({ kind: 'callback', state: 'alerting' })], NOTHING_SEEN, ME)).toBe(
    'A callback from Mary rings.',
  );
});
