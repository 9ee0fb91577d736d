import { ScriptedAgent } from '../../support/agent.js';
import { test, expect } from '../support/test.js';

test('a visitor makes an account and is in a chat at once', async ({ pair, visitor }) => {
  const { tab } = visitor;
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await visitor.open();
  await tab.click('tab', /^Sign up$/);
  await tab.click('textbox', /^User name/);
  await tab.type('mary');
  await tab.click('textbox', /^Password \(required\)/);
  await tab.type('correct horse');
  await tab.click('textbox', /^Password once more/);
  await tab.type('correct horse');
  await tab.press('Enter');
  await visitor.focusIsOn('textbox', /message/i);
  expect((await agent.waitFor('alerting')).visitorName).toBe('mary');
  await visitor.send('Here I am.');
  const interactionId = await agent.pickUp();
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Here I am.']);
});
