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

const NOTHING_SEEN = new Map<string, number>();

it('counts what the visitor wrote since the agent looked', () => {
  const interaction = chat({ lines: linesFrom('system', 'visitor', 'visitor') });
  expect(attentionOf(interaction, NOTHING_SEEN)).toBe(2);
  expect(attentionOf(interaction, new Map([['1', 2]]))).toBe(1);
  expect(attentionOf(interaction, new Map([['1', 3]]))).toBe(0);
});

it('takes what the agent answered as read', () => {
  expect(attentionOf(chat({ lines: linesFrom('visitor', 'agent', 'visitor', 'system') }), NOTHING_SEEN)).toBe(1);
});

it('counts a chat that rings, and none that is not the agent’s', () => {
  expect(attentionOf(chat({ state: 'alerting' }), NOTHING_SEEN)).toBe(1);
  expect(attentionOf(chat({ state: 'waiting', mine: false }), NOTHING_SEEN)).toBe(0);
});

it('says which chats want something, and nothing when none does', () => {
  const wanting = [chat({ state: 'alerting', visitorName: 'John' }), chat({ lines: linesFrom('visitor') })];
  expect(describeAttention(wanting, NOTHING_SEEN)).toBe('A chat with John rings. Mary has written.');
  expect(describeAttention([chat({})], NOTHING_SEEN)).toBe('');
});

it('puts what rings first and what is over last', () => {
  const ids = sortForWork([
    chat({ interactionId: 'ended', state: 'ended' }),
    chat({ interactionId: 'waiting', state: 'waiting', mine: false }),
    chat({ interactionId: 'held', state: 'held' }),
    chat({ interactionId: 'connected' }),
    chat({ interactionId: 'ringing', state: 'alerting' }),
  ]).map(({ interactionId }) => interactionId);
  expect(ids).toEqual(['ringing', 'held', 'connected', 'waiting', 'ended']);
});
