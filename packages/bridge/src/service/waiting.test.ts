import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatRecord } from '../store/records.js';
import { chatRecord } from '../testing/store-contract.js';
import { reviveChat, type LiveChat } from './live-interaction.js';
import { createLoads } from './loads.js';
import { createWaiting } from './waiting.js';

const queues = ['Marketing', 'Support'].map((name) => ({ type: 'workgroup', name }) as const);
const agents = ['A', 'B', 'C'];

const party = fc.record({
  participantId: fc.constant('p'),
  kind: fc.constant('agent' as const),
  name: fc.constantFrom(...agents),
  state: fc.constantFrom('alerting' as const, 'active' as const, 'held' as const, 'disconnected' as const),
});

/** What a change can do to a chat's place, ticks that several have included. */
const state: fc.Arbitrary<Partial<ChatRecord>> = fc.record({
  state: fc.constantFrom('waiting' as const, 'alerting' as const, 'connected' as const, 'ended' as const),
  queue: fc.constantFrom(...queues),
  queuedTick: fc.nat(20),
  agentName: fc.constantFrom(...agents, undefined),
  parties: fc.uniqueArray(party, { selector: ({ name }) => name }),
});

type Step = { readonly change: Partial<ChatRecord>; readonly of: number } | { readonly drop: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ change: state, of: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ drop: fc.nat(11) }) },
);

/** Twelve places for chats, which come, change and go as they do in a centre. */
function play(steps: readonly Step[]) {
  const waiting = createWaiting();
  const loads = createLoads();
  const chats = new Map<number, LiveChat>();
  for (const next of steps) {
    const place = 'drop' in next ? next.drop : next.of;
    const chat = chats.get(place) ?? reviveChat({ record: chatRecord(), events: [] }, 0);
    if (chats.has(place)) {
      waiting.remove(chat);
      loads.remove(chat);
    }
    if ('drop' in next) {
      chats.delete(place);
    } else {
      chat.record = { ...chat.record, ...next.change };
      chats.set(place, chat);
      waiting.add(chat);
      loads.add(chat);
    }
  }
  return { waiting, loads, chats: [...chats.values()] };
}

const played = (check: (centre: ReturnType<typeof play>) => void): void =>
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => check(play(steps))));

const ticks = (chats: readonly { readonly record: { readonly queuedTick: number } }[]) =>
  chats.map(({ record }) => record.queuedTick);

describe('whatever has happened, a recount finds the same', () => {
  test('lines, in their order', () =>
    played(({ waiting, chats }) => {
      const inLine = chats.filter(({ record }) => record.state === 'waiting');
      for (const queue of queues) {
        const line = inLine.filter(({ record }) => record.queue === queue);
        expect(new Set(waiting.in(queue))).toEqual(new Set(line));
        expect(ticks(waiting.in(queue))).toEqual(ticks(line).toSorted((one, other) => one - other));
      }
      expect(ticks(waiting.all())).toEqual(ticks(inLine).toSorted((one, other) => one - other));
    }));

  test('places, of those who wait and of nobody else', () =>
    played(({ waiting, chats }) => {
      for (const chat of chats) {
        const place = waiting.placeOf(chat);
        if (chat.record.state !== 'waiting') expect(place).toBeUndefined();
        else expect(waiting.in(chat.record.queue)[(place ?? 0) - 1]).toBe(chat);
      }
    }));

  test('loads, and what each agent has or had', () =>
    played(({ loads, chats }) => {
      for (const agent of agents) {
        const isIn = ({ record }: LiveChat, states: readonly string[]): boolean =>
          record.parties.some((one) => one.name === agent && states.includes(one.state)) || record.agentName === agent;
        const everOf = chats.filter((chat) => isIn(chat, ['alerting', 'active', 'held', 'disconnected']));
        expect(new Set(loads.everOf(agent))).toEqual(new Set(everOf));
        const busyWith = everOf.filter(
          (chat) => chat.record.state !== 'ended' && isIn(chat, ['alerting', 'active', 'held']),
        );
        expect(loads.of(agent)).toBe(busyWith.length);
      }
    }));
});
