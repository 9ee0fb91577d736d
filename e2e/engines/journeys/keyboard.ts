import { startTalking } from '../../support/agent.js';
import type { Control, Tab } from '../drivers/engine.js';
import { leavePage } from '../drivers/in-page.js';
import { expect, test } from '../support/test.js';

/** What Tab reaches, one after the other, with the form on the screen. */
const inTheForm = [
  'button Chat with us',
  'button Minimise',
  'tab Chat',
  'textbox Your name (optional)',
  "radio I don't have an account",
  'button Start chat',
];

/** And in a chat. */
const inAChat = [
  'button Chat with us',
  'button Minimise',
  'button Chat options',
  'button End chat',
  'log Conversation',
  'textbox Your message',
  'button Send',
];

const told = (control: Control | undefined) => (control ? `${control.role} ${control.name}` : 'the page');

async function walk(tab: Tab, key: 'Tab' | 'Shift+Tab', presses: number): Promise<string[]> {
  const reached: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await tab.press(key);
    reached.push(told(await tab.focused()));
  }
  return reached;
}

/** Walks through the widget, back, and out of it at either end. */
async function expectWalk(tab: Tab, controls: readonly string[]): Promise<void> {
  await tab.evaluate(leavePage);
  const before = told(await tab.focused());
  expect(await walk(tab, 'Tab', controls.length)).toEqual(controls);
  expect(await walk(tab, 'Shift+Tab', controls.length)).toEqual([...controls.slice(0, -1).toReversed(), before]);
  const [beyond] = (await walk(tab, 'Tab', controls.length + 1)).slice(-1);
  expect(controls).not.toContain(beyond);
}

test('Tab reaches every control of the form in order, and holds nobody back', async ({ visitor }) => {
  const { tab } = visitor;
  await tab.evaluate(leavePage);
  await tab.press('Tab');
  await visitor.focusIsOn('button', /^Chat with us$/);
  await tab.press('Enter');
  await visitor.focusIsOn('textbox', /name/i);
  await visitor.sees('Call me back');
  await expectWalk(tab, inTheForm);
});

test('and every control of a chat', async ({ pair, visitor }) => {
  await startTalking(pair, visitor);
  await expectWalk(visitor.tab, inAChat);
});

test('the arrow keys go from tab to tab', async ({ visitor }) => {
  const { tab } = visitor;
  await visitor.open();
  await visitor.sees('Call me back');
  await tab.press('Shift+Tab');
  await visitor.focusIsOn('tab', /^Chat$/);
  await tab.press('ArrowRight');
  await visitor.focusIsOn('tab', /^Call me back$/);
  await visitor.sees('Your telephone number');
  await tab.press('Home');
  await visitor.focusIsOn('tab', /^Chat$/);
  await visitor.sees('Start chat');
  await tab.press('End');
  await visitor.focusIsOn('tab', /^Sign up$/);
  await visitor.sees('Password once more');
});

test('Escape closes the panel, and the focus goes back to the launcher and returns to where one writes', async ({
  pair,
  visitor,
}) => {
  const { tab } = visitor;
  const { agent, interactionId } = await startTalking(pair, visitor);
  await tab.type('Half a sen');
  await tab.press('Escape');
  await visitor.focusIsOn('button', /^Chat with us$/);
  await agent.say(interactionId, 'Take your time.');
  await visitor.focusIsOn('button', /^Chat with us\. 1 new message$/);
  await tab.press('Enter');
  await visitor.focusIsOn('textbox', /message/i);
  await visitor.send('tence.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Half a sentence.']);
});
