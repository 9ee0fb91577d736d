import { expect, test } from 'vitest';
import { recordChat } from '../record/resume-chat.js';
import { openChat } from '../testing/test-centre.js';
import { isNewer, knowsMore, unheardLines } from './compare-records.js';

async function talk() {
  const chat = await openChat();
  const record = () => {
    const recorded = recordChat(chat.footbridge);
    if (!recorded) throw new Error('There is no chat.');
    return recorded;
  };
  const pass = () => chat.centre.clock.advance(2_000);
  return { ...chat, record, pass };
}

const textsOf = (lines: ReturnType<typeof unheardLines>) => lines.map((line) => ('text' in line ? line.text : ''));

test('a record is newer for what an agent said, and for what the visitor did, where nothing else tells', async () => {
  const { footbridge, record, pass, say } = await talk();
  const before = record();
  await say('Hello');
  await pass();
  const heard = record();
  footbridge.send('Hi');
  await pass();
  const said = record();
  const plain = (one: typeof said) => ({ ...one, chat: { ...one.chat, acks: false } });
  expect(isNewer(heard, before)).toBe(true);
  expect(isNewer(plain(said), plain(heard))).toBe(true);
  expect(isNewer(before, before)).toBe(false);
});

test('lines that one of them lacks are told, once for each time they were said', async () => {
  const { footbridge, record, pass, say } = await talk();
  await say('Once');
  await pass();
  const before = record();
  await say('Once');
  footbridge.send('Mine');
  await pass();
  footbridge.send('Not there yet');
  const after = record();
  expect(textsOf(unheardLines(after, before))).toEqual(['Mine', 'Once']);
  expect(unheardLines(before, after)).toEqual([]);
  expect(unheardLines(after, after)).toEqual([]);
  expect(knowsMore(after, before)).toBe(true);
});

test('a message whose echo another page could not tell for its own is known by its words', async () => {
  const { footbridge, record, pass } = await talk();
  footbridge.send('Mine');
  footbridge.send('Mine');
  await pass();
  const sender = record();
  const { conversation } = sender.chat;
  const entries = conversation.entries.map((entry, index) => ({ ...entry, key: `entry-${index}` }));
  const other = { ...sender, chat: { ...sender.chat, conversation: { ...conversation, entries } } };
  expect(unheardLines(sender, other)).toEqual([]);
  expect(unheardLines(other, sender)).toEqual([]);
  const fewer = { ...other, chat: { ...other.chat, conversation: { ...conversation, entries: entries.slice(0, -1) } } };
  expect(textsOf(unheardLines(sender, fewer))).toEqual(['Mine']);
});

test('the oldest lines of a long chat are not news to a page that kept the newest only', async () => {
  const { record, pass, say } = await talk();
  await say('Long ago');
  await pass();
  await say('Just now');
  await pass();
  const whole = record();
  const { conversation } = whole.chat;
  const kept = { ...conversation, entries: conversation.entries.slice(-1) };
  expect(unheardLines(whole, { ...whole, chat: { ...whole.chat, conversation: kept } })).toEqual([]);
});
