import { startTalking } from '../../support/agent.js';
import { expect, test } from '../support/test.js';
import type { Visitor } from '../support/visitor.js';

const closed = ['button Chat with us'];
const window = [...closed, 'dialog Chat with us', 'button Minimise'];
const form = [
  ...window,
  ...['tab Chat', 'tab Call me back', 'tab Sign up'],
  'textbox Your name (optional)',
  ...['group Do you have an account?', "radio I don't have an account", 'radio I have an account'],
  'button Start chat',
];
const chat = [
  ...window,
  'button Chat options',
  'button End chat',
  'log Conversation',
  'textbox Your message',
  'button Send',
];
const asking = [...window, 'log Conversation', 'group End this chat?', 'button Keep chatting', 'button End chat'];
const ended = [
  ...window,
  'log Conversation',
  'button Start a new chat',
  ...['group Conversation', 'button Print', 'button Save as text'],
];

/** Waits until the widget has these controls and landmarks, by role and name. */
async function expectControls(visitor: Visitor, controls: readonly string[]): Promise<void> {
  const told = async () => (await visitor.tab.controls()).map(({ role, name }) => `${role} ${name}`);
  await expect.poll(told).toEqual(controls);
}

test('every control tells assistive technology what it is and what it is called', async ({ pair, visitor }) => {
  const { tab } = visitor;
  await expectControls(visitor, closed);
  await visitor.open();
  await expectControls(visitor, form);
  await tab.press('Escape');
  const { agent, interactionId } = await startTalking(pair, visitor);
  await expectControls(visitor, chat);
  await tab.click('button', /^end chat$/i);
  await expectControls(visitor, asking);
  await tab.press('Enter');
  await expectControls(visitor, chat);
  await agent.act({ command: 'disconnect', interactionId });
  await expectControls(visitor, ended);
});
