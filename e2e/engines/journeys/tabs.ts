import { startTalking } from '../../support/agent.js';
import { expect, test } from '../support/test.js';
import { Visitor } from '../support/visitor.js';

test('two tabs show one conversation, and the other goes on when the one that led is closed', async ({
  engine,
  pair,
  visitor,
}) => {
  const first = new Visitor(await engine.openBeside(visitor.tab));
  await first.visit(`${pair.origin}/`);
  const { agent, interactionId } = await startTalking(pair, first);
  await visitor.tab.lookAt();
  await visitor.visit(`${pair.origin}/`);
  await visitor.open();
  await first.tab.lookAt();
  await first.send('From the first.');
  await agent.say(interactionId, 'Hello to both.');
  for (const tab of [first, visitor]) {
    await expect
      .poll(async () => (await tab.said()).filter((text) => /first|both/.test(text)))
      .toEqual(['From the first.', 'Hello to both.']);
  }

  await first.tab.close();
  await visitor.tab.lookAt();
  await agent.say(interactionId, 'Who is left?');
  await expect.poll(() => visitor.said()).toContain('Who is left?');
  await visitor.tab.click('textbox', /message/i);
  await visitor.send('The second.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['From the first.', 'The second.']);
  expect((await visitor.said()).filter((text) => text === 'Who is left?')).toHaveLength(1);
});
