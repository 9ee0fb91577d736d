import { ScriptedAgent } from '../../support/agent.js';
import { leavePage } from '../drivers/in-page.js';
import { expect, screenReaderTest as test } from './screen-reader-test.js';

test('a screen reader tells of a conversation in order, each line once, and of none that was there before', async ({
  pair,
  reader,
  visitor,
}) => {
  const { tab } = visitor;
  // A window that was never clicked has the caret in its address bar.
  await tab.click('heading', /kitchen/);
  await tab.evaluate(leavePage);
  await reader.hears(/link/);
  await tab.press('Tab');
  await reader.hears(/^Chat with us collapsed push button/);
  await tab.press('Enter');
  await reader.hears(/dialog$/);
  await visitor.focusIsOn('textbox', /name/i);
  // What the server allows has come by then; until it has, the form is still growing.
  await visitor.sees('Call me back');
  await tab.press('Tab');
  await reader.hears(/^I don't have an account/);
  await tab.press('Shift+Tab');
  await reader.hears(/^Your name \(optional\) entry/);

  await tab.type('Mary');
  await tab.press('Enter');
  await visitor.focusIsOn('textbox', /message/i);
  await reader.hears(/^Welcome to IC!$/);
  await reader.hears(/^Interaction transferred to Marketing\.$/);
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const interactionId = await agent.pickUp();
  await reader.hears(/^Alicia Adams has joined the conversation\.$/);
  await agent.say(interactionId, 'Good morning, Mary.');
  await reader.hears(/^Alicia Adams said: Good morning, Mary\.$/);
  await agent.act({ command: 'typing', interactionId, typing: true });
  await reader.hears(/^Alicia Adams is typing/);
  await agent.say(interactionId, 'How can I help?');
  await reader.hears(/^Alicia Adams said: How can I help\?$/);

  await visitor.visit(`${pair.origin}/`);
  await visitor.sees('How can I help?');
  await agent.say(interactionId, 'Still there?');
  await reader.hears(/^Alicia Adams said: Still there\?$/);
  await tab.click('textbox', /message/i);
  await reader.hears(/^Your message entry/);

  await agent.act({ command: 'disconnect', interactionId });
  await reader.hears(/^Alicia Adams has left the conversation\.$/);
  await reader.hears(/^The agent ended the chat\.$/);
  const said = reader.said().filter((line) => /said:|joined|left/.test(line));
  expect(said).toEqual([
    'Alicia Adams has joined the conversation.',
    'Alicia Adams said: Good morning, Mary.',
    'Alicia Adams said: How can I help?',
    'Alicia Adams said: Still there?',
    'Alicia Adams has left the conversation.',
  ]);
});
