import { ScriptedAgent } from '../../support/agent.js';
import { expect, test } from '../support/test.js';

test('a visitor asks to be called, finds the request again after a reload, and takes it back', async ({
  pair,
  visitor,
}) => {
  const { tab } = visitor;
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await visitor.open();
  await tab.click('tab', /^Call me back$/);
  await tab.click('textbox', /name/i);
  await tab.type('Ola N.');
  await tab.click('textbox', /telephone/i);
  await tab.type('+47 555 01 22');
  await tab.click('textbox', /about/i);
  await tab.type('My dishwasher leaks.');
  await tab.click('button', /^Call me back$/);
  await visitor.focusIsOn('heading', /^We will call you$/);
  const asked = await agent.waitFor('alerting');
  expect(asked).toMatchObject({ kind: 'callback', visitorName: 'Ola N.', number: '+47 555 01 22' });
  expect(asked.callback?.subject).toBe('My dishwasher leaks.');

  await visitor.visit(`${pair.origin}/`);
  await visitor.sees('My dishwasher leaks.');
  await tab.click('button', /^Cancel request$/);
  await visitor.focusIsOn('button', /^Keep it$/);
  await tab.click('button', /^Cancel request$/);
  await visitor.focusIsOn('heading', /^Cancelled$/);
  const isRinging = async () => (await agent.desk()).interactions.some(({ state }) => state === 'alerting');
  await expect.poll(isRinging).toBe(false);
});

test('what is missing is said where it is missing, and the focus goes there', async ({ visitor }) => {
  const { tab } = visitor;
  await visitor.open();
  await tab.click('tab', /^Call me back$/);
  await tab.click('button', /^Call me back$/);
  await visitor.sees(/number/i);
  await tab.press('Tab');
  await visitor.focusIsOn('link', /./);
  await tab.press('Enter');
  await visitor.focusIsOn('textbox', /telephone/i);
});
