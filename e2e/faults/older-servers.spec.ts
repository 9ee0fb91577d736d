/** Servers that announce none of Footbridge's extensions: what plain polling can promise, and what it owns up to. */
import { expect, faultTest as test } from '../support/fault-test.js';

const send = 'websvcs/chat/sendMessage';
const poll = 'websvcs/chat/poll';
const withoutExtensions = { rewrite: (body: string) => body.replaceAll('"footbridge.', '"other.') };

test.beforeEach(
  ({ network }) => void network.spoil('serverConfiguration', withoutExtensions, Number.POSITIVE_INFINITY),
);

test('both sides talk', async ({ talk }) => {
  await talk.write('hello');
  await talk.say('good day');
  await talk.write('and goodbye');
  await talk.agree();
});

test('a message whose answer is lost with its echo is not sent again, and says so', async ({ network, page, talk }) => {
  const { agent, interactionId, widget } = talk;
  let sent = 0;
  page.on('request', (request) => (sent += Number(request.url().includes(send))));
  // Before its headers were whole, the browser itself would have sent it again, and it would be there twice.
  const spoiling = network.spoil(send, 'reset in body');
  await widget.send('say it once');
  await expect(widget.log.getByText('This may not have arrived.')).toBeVisible();
  expect(await agent.textsFrom(interactionId, 'visitor')).toEqual(['say it once']);
  expect([spoiling.count, sent]).toEqual([1, 1]);
  await widget.send('and this');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['say it once', 'and this']);
});

test('a line of the agent’s that is lost leaves a mark', async ({ network, talk }) => {
  const { agent, interactionId, widget } = talk;
  const spoiling = network.spoil(poll, 'answer cut');
  await agent.say(interactionId, 'lost on the way');
  await expect.poll(() => spoiling.count).toBe(1);
  await agent.say(interactionId, 'not lost');
  await expect(widget.log.getByText('not lost')).toBeVisible();
  await expect(widget.log.getByText('Something that was said here could not be delivered.')).toBeVisible();
});

test.describe('a message that is lost', () => {
  test.use({ movesClock: true });

  test('says that it may not have arrived, and is the visitor’s to send again', async ({ network, page, talk }) => {
    const { agent, interactionId, widget } = talk;
    const spoiling = network.spoil(send, 'request lost');
    await widget.send('did this arrive?');
    await expect.poll(() => spoiling.count).toBe(1);
    // As long as a request may take, and three polls that might bring its echo.
    await page.clock.runFor(12_000);
    await expect(widget.log.getByText('This may not have arrived.')).toBeVisible();
    expect(await agent.textsFrom(interactionId, 'visitor')).toEqual([]);
    await widget.log.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['did this arrive?']);
    await expect(widget.log.getByText('This may not have arrived.')).toHaveCount(0);
  });
});
