import { expect, test } from 'vitest';
import { openChat } from '../testing/test-centre.js';

test('tells each change of a party: who is there, rings, joins, types and holds', async () => {
  const { centre, client } = await openChat();
  const interactionId = (await centre.desk()).interactions[0]?.interactionId ?? '';
  for (const command of [{ command: 'typing', typing: true }, { command: 'hold' }, { command: 'resume' }] as const) {
    await centre.agent({ ...command, interactionId });
    await centre.clock.advance(2_000);
  }
  const told = client.news.flatMap((event) => (event.type === 'partyChanged' ? [event.party] : []));
  expect(told.map(({ kind, state, typing }) => `${kind} ${state}${typing ? ' typing' : ''}`)).toEqual([
    'visitor initializing',
    'visitor active',
    'agent alerting',
    'agent active',
    // The same, now with a photo.
    'agent active',
    'agent active typing',
    'agent held',
    'agent active',
  ]);
});
