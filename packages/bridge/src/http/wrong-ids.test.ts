import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { publicUrl, servedRequests } from '../testing/endpoint-requests.js';
import { Agent, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { as, tryRegister } from '../testing/visitor-at.js';

const naming = servedRequests.filter(({ pathFor }) => pathFor('a') !== pathFor('b'));

/** Whole enough for every request that names a visitor. */
const BODY = JSON.stringify({
  message: 'Hello',
  contentType: 'text/plain',
  typingIndicator: true,
  participantID: 'anybody',
  preferredTime: '2026-01-06T10:00:00+01:00',
});

async function centreWithIds() {
  const store = createMemoryStore();
  const { bridge } = createTestBridge({ store });
  await tryRegister(bridge);
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge, as('will', 'open sesame'));
  const interactionId = await agent.pickUp();
  const callback = await CallbackVisitor.create(bridge);
  const agentId = (await visitor.poll()).events.find(
    ({ participantType }) => participantType === 'Agent',
  )?.participantID;
  const identityId = store.find('accounts', 'will')?.identityId;
  const { chatId, participantId } = visitor;
  return { bridge, visitor, callback, participantId, chatId, interactionId, agentId, identityId };
}

describe.each(naming)('$name', ({ name, method, pathFor }) => {
  test('answers an id of another kind as one that nobody has', async () => {
    const { bridge, participantId, visitor, callback, ...ids } = await centreWithIds();
    const answerTo = async (id: string) => {
      const request = new Request(publicUrl(pathFor(id)), { method, ...(method === 'POST' && { body: BODY }) });
      const response = await bridge.fetch(request);
      return { status: response.status, body: await response.text() };
    };
    const unknown = await answerTo('00000000-0000-4000-8000-000000000000');
    const others = { ...ids, callbackId: callback.callbackId };
    for (const [kind, id] of Object.entries(others)) {
      expect(id, kind).toBeTruthy();
      expect(await answerTo(id ?? ''), kind).toEqual(unknown);
    }
    // A chat is no callback, nor the other way round.
    if (name.startsWith('chat')) expect(await answerTo(callback.participantId)).toEqual(unknown);
    if (name.startsWith('callback')) expect(await answerTo(participantId)).toEqual(unknown);
    expect((await visitor.poll()).status).toEqual({ type: 'success' });
    expect(await callback.state()).not.toBe('Disconnected');
  });
});
