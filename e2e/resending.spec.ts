import { ScriptedAgent } from './support/agent.js';
import { startResendingProxy } from './support/resending-proxy.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

test('one click is one chat and one Enter one message, where the browser sends the request twice', async ({
  page,
  pair,
}) => {
  const proxy = await startResendingProxy(pair.origin, ['chat/start', 'chat/sendMessage']);
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await page.goto(`${proxy.origin}/`);
  const widget = new Widget(page);
  await widget.startChat('Mary');
  const interactionId = await agent.pickUp();
  await widget.send('only once, please');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['only once, please']);
  await widget.send('and this one after it');
  await expect
    .poll(() => agent.textsFrom(interactionId, 'visitor'))
    .toEqual(['only once, please', 'and this one after it']);
  expect([...proxy.cut.keys()]).toEqual(['chat/start', 'chat/sendMessage']);
  expect((await agent.desk()).interactions).toHaveLength(1);
  expect((await widget.texts()).filter((text) => text.includes('once'))).toHaveLength(1);
  await proxy.close();
});
