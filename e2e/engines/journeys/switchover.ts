import { startTalking } from '../../support/agent.js';
import { expect, test } from '../support/test.js';

const numbered = (side: string) => Array.from({ length: 15 }, (_, index) => `${side} ${index + 1}`);

test('a chat outlives its server: every message once and in order, and no word of an error', async ({
  pair,
  visitor,
}) => {
  const { agent, interactionId } = await startTalking(pair, visitor);
  const fromVisitor = numbered('visitor');
  const fromAgent = numbered('agent');
  const bothTalk = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      await Promise.all([visitor.send(fromVisitor[index] ?? ''), agent.say(interactionId, fromAgent[index] ?? '')]);
    }
  };
  await bothTalk(0, 5);
  const talking = bothTalk(5, 10);
  await pair.bridges[0].process.stop('SIGKILL');
  await talking;
  await bothTalk(10, 15);

  await expect.poll(() => agent.textsFrom(interactionId, 'visitor'), { timeout: 30_000 }).toEqual(fromVisitor);
  const shown = async (side: string) => (await visitor.said()).filter((text) => text.startsWith(`${side} `));
  await expect.poll(() => shown('agent'), { timeout: 30_000 }).toEqual(fromAgent);
  expect(await shown('visitor')).toEqual(fromVisitor);
  expect(await visitor.screen()).not.toMatch(/sorry|error|failed|not sent|reconnecting/i);
});
