/** Networks that are not there, that pretend, or that forbid. */
import { expect, faultTest as test } from '../support/fault-test.js';

const portal = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' };
const redirect = { status: 302, headers: { location: '/portal' } };
const FOREVER = Number.POSITIVE_INFINITY;

for (const [name, answer] of [
  ['a page of its own', portal],
  ['the way to a page of its own', redirect],
] as const) {
  test(`a network that answers everything with ${name} holds the chat up, no more`, async ({ network, talk }) => {
    // Whoever follows tells where they come from, and that address names the visitor.
    const following = network.spoil('/portal', portal, FOREVER);
    const gate = network.spoil('websvcs', answer, FOREVER);
    await talk.write('can you hear me?');
    await expect(talk.widget.panel.getByText('Reconnecting')).toBeVisible();
    await expect(talk.widget.log.getByText('Sending…')).toBeVisible();
    gate.stop();
    await talk.say('I can now');
    await talk.agree();
    expect(following.count).toBe(0);
  });
}

test.describe('a page whose policy forbids the requests', () => {
  test.use({ movesClock: true });

  test('says so in words, and is none the worse', async ({ complaints, network, page, proxied: widget }) => {
    await page.route(`${network.origin}/`, async (route) => {
      const response = await route.fetch();
      const policy = `${response.headers()['content-security-policy']}; connect-src 'none'`;
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await page.reload();
    await widget.open();
    await widget.start.click();
    // A start is given up after as long as one request may take.
    await page.clock.runFor(12_000);
    await expect(widget.panel.getByText(/can't be reached right now/)).toBeVisible();
    await expect(widget.start).toBeEnabled();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const count = (part: string) => complaints.filter((complaint) => complaint.includes(part)).length;
    expect(count('Fetch API cannot load')).toBeGreaterThan(0);
    expect(count('Fetch API cannot load')).toBeLessThan(30);
    expect(count('Footbridge: No server answered. Asked: /I3Root/Server1, /I3Root/Server2')).toBe(1);
    // And the browser has its own word on each request that it has blocked.
    const others = complaints.filter((complaint) => !/connect-src|Content Security Policy|No server/.test(complaint));
    complaints.splice(0, complaints.length, ...others);
  });
});

test.describe('a network that swallows everything', () => {
  test.use({ movesClock: true });

  test('is told from a quiet one, and loses nothing', async ({ network, page, talk }) => {
    const stopSwallowing = network.swallow();
    await talk.write('can you hear me?');
    await expect(talk.widget.log.getByText('Sending…')).toBeVisible();
    // As long as a request may take, and then a second that is not worth a notice.
    await page.clock.runFor(13_500);
    await expect(talk.widget.panel.getByText('Reconnecting')).toBeVisible();
    stopSwallowing();
    // What is asked meanwhile is never answered: two servers' configurations, each for as long as it may take by now.
    await page.clock.runFor(12_000);
    await talk.say('I can now');
    await talk.agree();
  });
});

test('a chat whose requests are blocked for a while goes on afterwards', async ({ page, talk }) => {
  let blocked = 0;
  await page.route(/websvcs/, (route) => {
    blocked += 1;
    return route.abort('blockedbyclient');
  });
  await talk.write('blocked');
  await talk.say('unheard');
  await expect(talk.widget.panel.getByText('Reconnecting')).toBeVisible();
  const soon = blocked;
  await page.unrouteAll();
  await talk.agree();
  expect(soon).toBeLessThan(20);
});

test('a chat goes on when the network comes back a second after it went', async ({ context, page, talk }) => {
  await context.setOffline(true);
  await talk.write('written without a network');
  await talk.say('said without a network');
  await expect(talk.widget.panel.getByText('Reconnecting')).toBeVisible();
  await expect(talk.widget.log.getByText('said without a network')).toHaveCount(0);
  const polls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('chat/poll')) polls.push(request.url());
  });
  await context.setOffline(false);
  await talk.agree();
  expect(polls.length).toBeGreaterThan(0);
});

test.describe('a browser that is wrong about its network', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const state = { isOnLine: true };
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => state.isOnLine });
      window.addEventListener('claim', (event) => {
        state.isOnLine = (event as CustomEvent<boolean>).detail;
      });
    }),
  );

  test('that says there is none while there is one keeps nobody from talking', async ({ page, talk }) => {
    await page.evaluate(() => {
      window.dispatchEvent(new CustomEvent('claim', { detail: false }));
      window.dispatchEvent(new Event('offline'));
    });
    await talk.write('I am here all the same');
    await talk.say('so am I');
    await talk.agree();
  });

  test('that says there is one while there is none is not believed for long', async ({ network, page, talk }) => {
    await network.refuse();
    expect(await page.evaluate(() => navigator.onLine)).toBe(true);
    await talk.write('into the void');
    await expect(talk.widget.panel.getByText('Reconnecting')).toBeVisible();
    await network.accept();
    await talk.agree();
  });
});
