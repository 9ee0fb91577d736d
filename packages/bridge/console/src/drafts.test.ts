import { expect, it } from 'vitest';
import { Drafts } from './drafts.js';

const NOT_SENT = 'No bridge answered.';

it('keeps the agent’s text when sending fails, and says why', async () => {
  const drafts = new Drafts();
  drafts.write('1', 'Good morning ');
  await drafts.send('1', () => Promise.resolve(NOT_SENT));
  expect(drafts.of('1')).toMatchObject({ text: 'Good morning', problem: NOT_SENT });
});

it('sends a failed text under its id again, so that it arrives once', async () => {
  const drafts = new Drafts();
  const ids: string[] = [];
  const fail = (_: string, commandId: string) => Promise.resolve((ids.push(commandId), NOT_SENT));
  drafts.write('1', 'Good morning');
  await drafts.send('1', fail);
  await drafts.send('1', fail);
  drafts.write('1', 'Good evening');
  await drafts.send('1', fail);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

it('puts a text that failed before what was written in the meantime', async () => {
  const drafts = new Drafts();
  drafts.write('1', 'one');
  await drafts.send('1', () => {
    expect(drafts.of('1').text).toBe('');
    expect(drafts.isSending('1')).toBe(true);
    drafts.write('1', 'two');
    return Promise.resolve(NOT_SENT);
  });
  expect(drafts.of('1')).toEqual({ text: 'one\ntwo', problem: NOT_SENT });
  expect(drafts.isSending('1')).toBe(false);
});

it('brings several texts back in the order in which they were said', async () => {
  const drafts = new Drafts();
  const fail = () => Promise.resolve(NOT_SENT);
  drafts.write('1', 'one');
  const first = drafts.send('1', fail);
  drafts.write('1', 'two');
  await Promise.all([first, drafts.send('1', fail)]);
  expect(drafts.of('1').text).toBe('one\ntwo');
});

it('keeps each chat’s text to itself', async () => {
  const drafts = new Drafts();
  drafts.write('1', 'for Mary');
  drafts.write('2', 'for John');
  const sent: string[] = [];
  await drafts.send('2', (text) => Promise.resolve(void sent.push(text)));
  expect(sent).toEqual(['for John']);
  expect([drafts.of('1').text, drafts.of('2').text]).toEqual(['for Mary', '']);
});

it('sends nothing that is only space', async () => {
  const drafts = new Drafts();
  drafts.write('1', ' \n ');
  await drafts.send('1', () => Promise.reject(new Error('sent')));
  expect(drafts.of('1').text).toBe(' \n ');
});
