import axe from 'axe-core';
import { startTalking } from '../../support/agent.js';
import type { Tab } from '../drivers/engine.js';
import { expect, test } from '../support/test.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const breaches = async (tags: string[]): Promise<string[]> => {
  const { axe: checker } = window as unknown as { axe: typeof axe };
  const { violations } = await checker.run(document, { runOnly: tags });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

async function expectNoBreach(tab: Tab): Promise<void> {
  expect(await tab.evaluate(breaches, TAGS)).toEqual([]);
}

test('no state breaks a rule of accessibility', async ({ pair, visitor }) => {
  const { tab } = visitor;
  await tab.run(axe.source);
  await expectNoBreach(tab);
  await visitor.open();
  await visitor.sees('Call me back');
  await expectNoBreach(tab);
  await tab.press('Escape');
  const { agent, interactionId } = await startTalking(pair, visitor);
  await agent.say(interactionId, 'See https://shop.example/ please.');
  await visitor.sees('shop.example');
  await expectNoBreach(tab);
  await tab.click('button', /^End chat$/);
  await expectNoBreach(tab);
  await agent.act({ command: 'disconnect', interactionId });
  await visitor.sees('Start a new chat');
  await expectNoBreach(tab);
});
