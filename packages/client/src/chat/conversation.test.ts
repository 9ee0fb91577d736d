import type { ChatEvent } from '@footbridge/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addLines,
  createConversation,
  foldEvents,
  introduceMember,
  moveTo,
  restartNumbering,
  type Conversation,
} from './conversation.js';
import { hasGap, markGaps } from './gaps.js';
import {
  addOutgoing,
  changeOutgoing,
  closeOutgoing,
  discardOutgoing,
  nextOutgoing,
  retryOutgoing,
} from './outgoing.js';

const VISITOR = 'the-visitor';
const AGENT = 'an-agent';
const SYSTEM = '00000000-0000-0000-0000-000000000000';

const empty: Conversation = { ...createConversation('Ann', 'IC', 'http://a.example'), visitorId: VISITOR };

const text = (sequence: number, from: string, value: string, more: object = {}): ChatEvent => ({
  type: 'text',
  sequence,
  participantId: from,
  text: value,
  contentType: 'text/plain',
  ...more,
});

const state = (
  sequence: number,
  from: string,
  value: 'alerting' | 'active' | 'held' | 'disconnected',
  name?: string,
): ChatEvent => ({
  type: 'participantState',
  sequence,
  participantId: from,
  state: value,
  name,
});

const fold = (conversation: Conversation, ...events: ChatEvent[]) => foldAt(1_000, conversation, ...events);

const foldAt = (atMs: number, conversation: Conversation, ...events: ChatEvent[]) =>
  foldEvents(
    conversation,
    events,
    events.map(({ sequence }) => sequence),
    atMs,
  );

const linesOf = ({ entries }: Conversation) =>
  entries.map(
    (entry) =>
      `${entry.author.kind} ${entry.author.name}: ${entry.kind === 'file' ? entry.url : 'text' in entry ? entry.text : ''}`,
  );
const presentIn = ({ members }: Conversation) => members.filter(({ absent }) => !absent).map(({ party }) => party.name);

describe('events', () => {
  test('are sorted inside one answer, and a late one is appended with a mark', () => {
    const first = fold(empty, text(3, AGENT, 'three'), text(1, AGENT, 'one'));
    const second = fold(first, text(2, AGENT, 'two'), text(4, AGENT, 'four'));
    expect(second.entries.map((entry) => entry.kind === 'text' && [entry.text, entry.late])).toEqual([
      ['one', false],
      ['three', false],
      ['two', true],
      ['four', false],
    ]);
  });

  test('show once each, in whatever order and however often answers bring them', () => {
    const answers = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(answers, (numbers) => {
        const folded = numbers.reduce(
          (conversation, answer) => fold(conversation, ...answer.map((number) => text(number, AGENT, `${number}`))),
          empty,
        );
        const shown = folded.entries.map((entry) => (entry.kind === 'text' ? entry.text : ''));
        expect(shown.toSorted()).toEqual([...new Set(numbers.flat().map(String))].toSorted());
        expect(new Set(folded.entries.map(({ key }) => key)).size).toBe(folded.entries.length);
        // What is not marked is in order.
        const inOrder = folded.entries.flatMap((entry) =>
          entry.kind === 'text' && !entry.late ? [Number(entry.text)] : [],
        );
        expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
        expect(folded.lastSequence).toBe(Math.max(-1, ...numbers.flat()));
      }),
    );
  });

  test('leave what was there untouched', () => {
    const before = fold(empty, text(0, AGENT, 'one'));
    const frozen = JSON.stringify([before, [...before.seen]]);
    fold(before, text(1, AGENT, 'two'), state(2, AGENT, 'active', 'Tomas'));
    expect(JSON.stringify([before, [...before.seen]])).toBe(frozen);
    expect(fold(before, text(0, AGENT, 'one')).entries).toBe(before.entries);
  });

  test('of a new numbering are not taken for repeats', () => {
    const before = fold(empty, text(0, AGENT, 'one'), text(1, AGENT, 'two'));
    const after = fold(restartNumbering(before, []), text(0, AGENT, 'three'));
    expect(linesOf(after)).toEqual(['agent : one', 'agent : two', 'agent : three']);
    expect(after.entries[2]?.late).toBe(false);
  });
});

describe('authors', () => {
  test('are told by type and id, never by name', () => {
    const folded = fold(
      empty,
      text(0, AGENT, 'a', { displayName: 'IC' }),
      text(1, SYSTEM, 'b', { displayName: 'Ann' }),
      text(2, VISITOR, 'c', { displayName: 'CIC' }),
      text(3, 'somebody', 'd', { participantType: 'system' }),
      text(4, SYSTEM, 'e'),
    );
    expect(folded.entries.map(({ author }) => [author.kind, author.name])).toEqual([
      ['agent', 'IC'],
      ['system', 'Ann'],
      ['visitor', 'CIC'],
      ['system', 'IC'],
      ['system', 'IC'],
    ]);
    expect(JSON.stringify(folded.entries)).not.toMatch(/the-visitor|an-agent|somebody|0000/);
  });

  test('keep their key, and entries of one author share it', () => {
    const folded = fold(empty, state(0, AGENT, 'active', 'Tomas'), text(1, AGENT, 'a'), text(2, 'other', 'b'));
    expect(folded.entries.map(({ author }) => author.key)).toEqual(['agent-1', 'agent-2']);
    expect(folded.members.map(({ party }) => party.key)).toEqual(['visitor', 'agent-1', 'agent-2']);
  });
});

describe('parties', () => {
  test('come with their first state, go when they are disconnected, and are renamed', () => {
    const there = fold(empty, state(0, VISITOR, 'active', 'Ann Q.'), state(1, AGENT, 'alerting', 'Tom'));
    expect(presentIn(there)).toEqual(['Ann Q.', 'Tom']);
    const renamed = fold(there, state(2, AGENT, 'active', 'Tomas'));
    expect(presentIn(renamed)).toEqual(['Ann Q.', 'Tomas']);
    expect(presentIn(fold(renamed, state(3, AGENT, 'disconnected')))).toEqual(['Ann Q.']);
  });

  test('are not brought back by a state that comes late', () => {
    const left = fold(empty, state(1, AGENT, 'active', 'Tomas'), state(4, AGENT, 'disconnected'));
    expect(presentIn(fold(left, state(2, AGENT, 'held')))).toEqual(['Ann']);
  });

  test('that are not announced anew have left', () => {
    const before = fold(empty, state(0, AGENT, 'active', 'Tomas'), state(1, 'other', 'active', 'Ola'));
    const rollCall = [state(0, VISITOR, 'active'), state(1, 'other', 'active')];
    expect(presentIn(fold(restartNumbering(before, rollCall), ...rollCall))).toEqual(['Ann', 'Ola']);
    expect(presentIn(restartNumbering(before, []))).toEqual(['Ann', 'Tomas', 'Ola']);
  });

  test('the system is never among them', () => {
    expect(presentIn(fold(empty, state(0, SYSTEM, 'active', 'IC')))).toEqual(['Ann']);
  });
});

describe('gaps', () => {
  const isGap = ({ kind }: Conversation['entries'][number]) => kind === 'gap';
  const gapsIn = (conversation: Conversation) => markGaps(conversation, 5_000).entries.map(isGap);

  test('are marked once, where they were found', () => {
    const marked = markGaps(fold(empty, text(0, AGENT, 'one'), text(2, AGENT, 'three')), 5_000);
    expect(marked.entries.map(isGap)).toEqual([false, false, true]);
    const later = fold(marked, text(3, AGENT, 'four'));
    expect(hasGap(later)).toBe(false);
    expect(gapsIn(fold(later, text(5, AGENT, 'six')))).toEqual([false, false, true, false, false, true]);
  });

  test('may be before the first event of a chat, and not before that of a server found later', () => {
    expect(gapsIn(fold(empty, text(1, AGENT, 'two')))).toEqual([false, true]);
    expect(gapsIn(fold(restartNumbering(empty, []), text(7, AGENT, 'eight')))).toEqual([false]);
  });

  test('that are filled in time are none, and make room for the next', () => {
    const late = fold(fold(empty, text(1, AGENT, 'two')), text(0, AGENT, 'one'));
    expect(gapsIn(late)).toEqual([false, false]);
    const marked = fold(markGaps(fold(empty, text(1, AGENT, 'two')), 5_000), text(0, AGENT, 'one'));
    expect(hasGap(fold(marked, text(3, AGENT, 'four')))).toBe(true);
  });

  test('are not made by an event that could not be read', () => {
    const skipped = foldEvents(empty, [text(0, AGENT, 'one'), text(2, AGENT, 'three')], [0, 1, 2], 1_000);
    expect(hasGap(skipped)).toBe(false);
  });
});

describe('the end', () => {
  test.each([
    ['agent', 'who had joined had left', [state(0, AGENT, 'active'), state(1, AGENT, 'disconnected')]],
    ['idle', 'who had joined is still there', [state(0, AGENT, 'active')]],
    ['refused', 'never joined', []],
    ['refused', 'only rang', [state(0, AGENT, 'alerting'), state(1, AGENT, 'disconnected')]],
    [
      'idle',
      'stayed after a transfer',
      [state(0, AGENT, 'active'), state(1, AGENT, 'disconnected'), state(2, 'other', 'active')],
    ],
  ] as const)('is "%s" when the agent %s', (reason, _, events) => {
    expect(fold(fold(empty, ...events), state(9, VISITOR, 'disconnected')).endReason).toBe(reason);
  });

  test.each([
    ['gone', 60_001],
    ['idle', 60_000],
  ])('is "%s" when nothing was heard for %i ms', (reason, silenceMs) => {
    const before = fold(empty, state(0, AGENT, 'active'));
    expect(foldAt(1_000 + silenceMs, before, state(1, VISITOR, 'disconnected')).endReason).toBe(reason);
  });
});

describe('files and photos', () => {
  test('are to be had from the server that is ours now', () => {
    const file: ChatEvent = {
      type: 'file',
      sequence: 0,
      participantId: AGENT,
      path: '/websvcs/chat/getfile/t/1/price%20list.pdf',
    };
    const before = introduceMember(fold(empty, file), { key: 'agent-1', photoPath: '/photos/1.png' });
    expect(before.entries[0]).toMatchObject({ name: 'price list.pdf' });
    const after = moveTo(before, 'http://b.example/I3Root/Server2');
    expect(linesOf(after)[0]).toBe('agent : http://b.example/I3Root/Server2/websvcs/chat/getfile/t/1/price%20list.pdf');
    expect(after.members[1]?.party.photoUrl).toBe('http://b.example/I3Root/Server2/photos/1.png');
    expect(after.entries[0]?.key).toBe(before.entries[0]?.key);
  });

  test('have a name even where it is badly encoded', () => {
    const file: ChatEvent = { type: 'file', sequence: 0, participantId: AGENT, path: '/x/100%.pdf' };
    expect(fold(empty, file).entries[0]).toMatchObject({ name: '100%.pdf' });
  });
});

describe("the visitor's own messages", () => {
  test('that another page sent have the key that they have there, and show once', () => {
    const echo = (sequence: number) => text(sequence, VISITOR, 'from the other page', { messageId: 'message-1' });
    const heard = fold(empty, echo(0));
    expect(heard.entries.map(({ key }) => key)).toEqual(['message-1']);
    const told = addLines(empty, heard.entries);
    expect(fold(told, echo(0)).entries).toEqual(told.entries);
  });

  const sending = (conversation: Conversation, value: string, id: string) => addOutgoing(conversation, value, id, 1);
  const tried = (conversation: Conversation) =>
    changeOutgoing(conversation, nextOutgoing(conversation)?.key ?? '', () => ({ doubts: 1, delivery: 'sent' }));
  const deliveries = ({ entries }: Conversation) =>
    entries.map((entry) => entry.kind === 'text' && `${entry.text} ${entry.delivery}`);

  test('keep their place when the echo comes, which adds no second one', () => {
    const own = sending(empty, 'mine', 'id-1');
    const answered = fold(fold(own, text(0, AGENT, 'theirs')), text(1, VISITOR, 'mine', { messageId: 'id-1' }));
    expect(deliveries(answered)).toEqual(['mine sent', 'theirs undefined']);
  });

  test('are told apart by text and order where the server keeps no ids', () => {
    const own = tried(tried(sending(sending(sending(empty, 'yes', '1'), 'yes', '2'), 'no', '3')));
    const echoed = fold(own, text(0, VISITOR, ' yes\n'), text(1, VISITOR, 'yes'));
    expect(echoed.outgoing.map(({ text: value }) => value)).toEqual(['no']);
    expect(deliveries(echoed)).toEqual(['yes sent', 'yes sent', 'no sending']);
  });

  test("that were never sent are not taken for somebody else's", () => {
    const own = sending(empty, 'yes', '1');
    expect(deliveries(fold(own, text(0, VISITOR, 'yes')))).toEqual(['yes sending', 'yes sent']);
  });

  test('of another session show as sent', () => {
    expect(deliveries(fold(empty, text(0, VISITOR, 'from my phone', { messageId: 'x' })))).toEqual([
      'from my phone sent',
    ]);
  });

  test('become confirmed by an echo that comes after all doubts', () => {
    const own = sending(empty, 'mine', '1');
    const doubted = changeOutgoing(own, '1', () => ({ doubts: 1, delivery: 'unconfirmed' }));
    expect(deliveries(fold(doubted, text(0, VISITOR, 'mine')))).toEqual(['mine sent']);
  });

  test('keep their id when they are retried in doubt, and only then', () => {
    const failed = (doubts: number) =>
      changeOutgoing(sending(empty, 'mine', 'old'), 'old', () => ({ doubts, delivery: 'failed' }));
    expect(retryOutgoing(failed(1), 'old', 'new', true).outgoing[0]).toMatchObject({ messageId: 'old', doubts: 1 });
    expect(retryOutgoing(failed(0), 'old', 'new', true).outgoing[0]).toMatchObject({ messageId: 'new' });
    expect(retryOutgoing(failed(1), 'old', 'new', false).outgoing[0]).toMatchObject({
      messageId: 'new',
      doubts: 0,
    });
  });

  test('are discarded only after they failed', () => {
    const own = sending(empty, 'mine', '1');
    expect(discardOutgoing(own, '1')).toBe(own);
    expect(deliveries(discardOutgoing(closeOutgoing(own), '1'))).toEqual([]);
  });
});
