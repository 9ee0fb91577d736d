import { expect, test } from 'vitest';
import { linkOf } from '../link-of.js';
import { openChat } from '../testing/test-centre.js';

const text = (sequenceNumber: number, value: string) => ({
  ...{ type: 'text', participantType: 'Agent', contentType: 'text/plain' },
  ...{ participantID: 'an-agent', sequenceNumber, value },
});

/** The chat's server becomes one that lacks the latest events: a foreign pair that copies them from one to the other. */
async function goBack(
  tell: (last: number) => { readonly onReconnect: readonly object[]; readonly onPoll: readonly object[] },
) {
  const chat = await openChat();
  for (const line of ['one', 'two', 'three']) await chat.say(line);
  await chat.centre.clock.advance(2_000);
  const real = chat.centre.a.bridge;
  const events = tell(linkOf(chat.footbridge).chat()?.conversation.lastSequence ?? 0);
  const left = [...events.onPoll];
  chat.centre.network.disturbNext('chat/poll', 503);
  chat.centre.network.serve('a', async (request) => {
    if (request.url.includes('serverConfiguration')) return real.fetch(request);
    const told = request.url.includes('reconnect') ? events.onReconnect : left.splice(0);
    const answer = { pollWaitSuggestion: 500, events: told, cfgVer: 1, status: { type: 'success' } };
    return Response.json({ chat: answer });
  });
  await chat.centre.clock.advance(10_000);
  return chat.client;
}

test('a server that lacks the latest events and goes on from there is heard, and the visitor is told of it', async () => {
  const client = await goBack((last) => ({
    onReconnect: [],
    onPoll: [text(last - 1, 'after the switchover')],
  }));
  expect(client.lines.slice(-5)).toEqual([
    ...['agent: one', 'agent: two', 'agent: three'],
    ...['system: gap', 'agent: after the switchover'],
  ]);
});

test('so is one that says it at once', async () => {
  const client = await goBack((last) => ({
    onReconnect: [text(last, 'at once')],
    onPoll: [text(last + 1, 'and then')],
  }));
  expect(client.lines.slice(-3)).toEqual(['system: gap', 'agent: at once', 'agent: and then']);
});

test('one that lacks nothing is heard without a word', async () => {
  const client = await goBack((last) => ({ onReconnect: [], onPoll: [text(last + 1, 'all there')] }));
  expect(client.lines.slice(-2)).toEqual(['agent: three', 'agent: all there']);
});
