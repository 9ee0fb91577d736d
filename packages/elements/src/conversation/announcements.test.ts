import { describe, expect, test } from 'vitest';
import { agentParty, alicia, openChat, system, textEntry, visitor } from '../testing/entries.js';
import { announcements } from './announcements.js';

const nothingYet = openChat();

describe('what a screen reader is told', () => {
  test('is who said what', () => {
    const after = openChat({ entries: [textEntry(system, 'Welcome to IC!'), textEntry(alicia, 'Hello')] });
    expect(announcements(nothingYet, after)).toEqual(['Welcome to IC!', 'Alicia Adams said: Hello']);
  });

  test('is the beginning of what is very long', () => {
    const [said = ''] = announcements(nothingYet, openChat({ entries: [textEntry(alicia, 'word '.repeat(10_000))] }));
    expect(said.length).toBeLessThan(2_100);
  });

  test('is never history: neither what was there at first nor what it was told before', () => {
    const chat = openChat({ entries: [textEntry(alicia, 'Hello')] });
    expect(announcements(undefined, chat)).toEqual([]);
    expect(announcements(chat, openChat({ entries: chat.entries }))).toEqual([]);
  });

  test('is a number where many messages come at once', () => {
    const entries = ['1', '2', '3', '4'].map((text) => textEntry(alicia, text));
    expect(announcements(nothingYet, openChat({ entries }))).toEqual(['4 new messages']);
  });

  test("is not the visitor's own text, but what became of it", () => {
    const sending = openChat({ entries: [textEntry(visitor, 'Hi', { delivery: 'sending' })] });
    expect(announcements(nothingYet, sending)).toEqual([]);
    const sent = openChat({ entries: [textEntry(visitor, 'Hi', { delivery: 'sent' })] });
    expect(announcements(sending, sent)).toEqual(['Sent']);
    const failed = openChat({ entries: [textEntry(visitor, 'Hi', { delivery: 'failed' })] });
    expect(announcements(sending, failed)).toEqual(['Not sent.']);
  });

  test('is that the agent has begun to type, once', () => {
    const typing = openChat({ parties: [agentParty({ typing: true })] });
    expect(announcements(openChat({ parties: [agentParty()] }), typing)).toHaveLength(1);
    expect(announcements(typing, openChat({ ...typing, entries: [] }))).toEqual([]);
  });

  test('is that the connection went and came back', () => {
    const lost = openChat({ connection: 'reconnecting' });
    expect(announcements(nothingYet, lost)).toEqual(['Reconnecting…']);
    expect(announcements(lost, nothingYet)).toEqual(['Connected again.']);
  });

  test('is why the chat is over', () => {
    const ended = openChat({ status: 'ended', endReason: 'agent' });
    expect(announcements(nothingYet, ended)).toEqual(['The agent ended the chat.']);
    expect(announcements(ended, openChat({ ...ended, parties: [] }))).toEqual([]);
  });
});
