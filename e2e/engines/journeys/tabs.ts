import { startTalking } from '../../support/agent.js';
import { openPanel } from '../drivers/in-page.js';
import { expect, test } from '../support/test.js';
import { Visitor } from '../support/visitor.js';

test('two tabs show one conversation, and the other goes on when the one that led is closed', async ({
  engine,
  pair,
  visitor,
}) => {
  const { agent, interactionId } = await startTalking(pair, visitor);
  const second = new Visitor(await engine.openBeside(visitor.tab));
  await second.visit(`${pair.origin}/`);
  await second.tab.evaluate(openPanel);
  await visitor.send('From the first.');
  await agent.say(interactionId, 'Hello to both.');
  for (const tab of [visitor, second]) {
    const lines = async () => (await tab.said()).filter((text) => /first|both/.test(text));
    await expect.poll(lines).toEqual(['From the first.', 'Hello to both.']);
  }

  await visitor.leave();
  await agent.say(interactionId, 'Who is left?');
  await expect.poll(() => second.said()).toContain('Who is left?');
  await second.tab.click('textbox', /message/i);
  await second.send('The second.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['From the first.', 'The second.']);
  expect((await second.said()).filter((text) => text === 'Who is left?')).toHaveLength(1);
  await second.leave();
});
