import type { Route } from '@playwright/test';
import { ScriptedAgent, startTalking } from './support/agent.js';
import { expect, forgiveNetworkNoise, test } from './support/test.js';

/** Answers a poll with something that is no poll's answer. */
const badAnswers: readonly [string, (route: Route) => Promise<void>][] = [
  ['half of the JSON', (route) => route.fulfill({ contentType: 'application/json', body: '{"chat":{"events":[{"ty' })],
  ['a page of HTML', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Not here</p>' })],
  ['a captive portal’s redirect', (route) => route.fulfill({ status: 302, headers: { location: '/' } })],
  ['nothing', (route) => route.abort('connectionreset')],
  ['an error of the server', (route) => route.fulfill({ status: 500, body: 'oops' })],
  ['an error of the proxy', (route) => route.fulfill({ status: 502, body: 'oops' })],
];

for (const [name, answer] of badAnswers) {
  test(`a poll answered with ${name} loses nothing`, async ({ complaints, page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    let spoilt = 0;
    await page.route(/websvcs\/chat\/poll/, async (route) => {
      spoilt += 1;
      if (spoilt > 2) {
        await route.continue();
        return;
      }
      // The bridge does answer: what it handed out is what gets lost on the way.
      await route.fetch().catch(() => undefined);
      await answer(route);
    });
    await agent.say(interactionId, 'did this arrive?');
    await expect(widget.log.getByText('did this arrive?')).toBeVisible({ timeout: 30_000 });
    await widget.send('it did');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['it did']);
    expect(spoilt).toBeGreaterThan(1);
    forgiveNetworkNoise(complaints);
  });
}

test('an event of an unknown kind costs nothing but itself', async ({ page, pair, widget }) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await page.route(/websvcs\/chat\/poll/, async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { chat: { events?: object[] } };
    body.chat.events?.unshift({ type: 'fireworks', sequenceNumber: 0, participantID: 'x' }, { type: 'text' });
    await route.fulfill({ response, json: body });
  });
  await widget.startChat('Mary');
  const interactionId = await agent.pickUp();
  await agent.say(interactionId, 'still readable');
  await expect(widget.log.getByText('still readable')).toBeVisible();
});
