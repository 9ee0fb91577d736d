import { fileURLToPath } from 'node:url';
import { ScriptedAgent } from './support/agent.js';
import { CallbackPage } from './support/callback-page.js';
import { expect, test } from './support/test.js';

test.use({ bridgeFlags: ['--config', fileURLToPath(new URL('../scripts/demo/bridge.json', import.meta.url))] });

test('a visitor asks to be called, sees who will, and the agent has what they wrote', async ({ page, pair }) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const visitor = await CallbackPage.open(page, pair);
  await visitor.ask({ name: 'Ola N.', subject: 'My dishwasher leaks <b>badly</b>.' });
  await expect(visitor.status.getByRole('heading', { name: 'We will call you' })).toBeVisible();
  const { interactionId, ...asked } = await agent.waitFor('alerting');
  expect(asked).toMatchObject({ kind: 'callback', visitorName: 'Ola N.', number: '+47 555 01 22' });
  expect(asked.callback?.subject).toBe('My dishwasher leaks <b>badly</b>.');
  await expect(visitor.fact('Your number')).toHaveText('+47 555 01 22');
  await expect(visitor.fact('What it is about')).toHaveText('My dishwasher leaks <b>badly</b>.');
  await agent.act({ command: 'pickUp', interactionId });
  await expect(visitor.status.getByText('Alicia Adams', { exact: true })).toBeVisible();
  await expect(visitor.status.locator('img')).toHaveJSProperty('complete', true);
});
