import { startTalking } from '../../support/agent.js';
import { expect, test } from '../support/test.js';

test('a visitor and an agent talk, a reload keeps all of it, and the visitor ends it', async ({ pair, visitor }) => {
  const { agent, interactionId } = await startTalking(pair, visitor);
  await visitor.send('Good morning, my oven is cold.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Good morning, my oven is cold.']);
  await agent.say(interactionId, 'Let us warm it up.');
  await expect.poll(() => visitor.said()).toContain('Let us warm it up.');
  await agent.act({ command: 'typing', interactionId, typing: true });
  await visitor.sees(/is typing/);

  await visitor.visit(`${pair.origin}/`);
  await visitor.sees(/Let us warm it up\./);
  const said = await visitor.said();
  expect(said.filter((text) => /oven|warm/.test(text))).toEqual([
    'Good morning, my oven is cold.',
    'Let us warm it up.',
  ]);
  await agent.say(interactionId, 'Are you still there?');
  await expect.poll(() => visitor.said()).toContain('Are you still there?');
  await visitor.tab.click('textbox', /message/i);
  await visitor.send('I am.');
  await expect
    .poll(() => agent.textsFrom(interactionId, 'visitor'))
    .toEqual(['Good morning, my oven is cold.', 'I am.']);

  await visitor.tab.click('button', /^end chat$/i);
  await visitor.sees(/End this chat\?/);
  await visitor.tab.press('Tab');
  await visitor.focusIsOn('button', /^end chat$/i);
  await visitor.tab.press('Enter');
  await visitor.sees(/You ended the chat/);
  const ended = await agent.waitFor('ended', (interaction) => interaction.interactionId === interactionId);
  expect(ended.endReason).toBe('visitor');
});
