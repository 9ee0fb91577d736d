/** Clocks that jump, machines that are slow, and pages that have changed what a browser brings. */
import { expect, faultTest as test } from '../support/fault-test.js';

test.describe('a clock that is set', () => {
  test.use({ movesClock: true });

  for (const [name, date] of [
    ['six years back', '2020-11-23T10:00:00'],
    ['a year ahead', '2027-11-23T10:00:00'],
    ['back into the hour that comes twice', '2026-10-25T02:30:00'],
  ] as const) {
    test(`${name} changes no order and ends nothing`, async ({ page, talk }) => {
      await talk.write('before');
      await talk.say('before, too');
      await talk.agree();
      await page.clock.setSystemTime(new Date(date));
      await talk.write('after');
      await talk.say('after, too');
      await talk.agree();
      const lines = ['before', 'before, too', 'after', 'after, too'];
      await expect.poll(async () => (await talk.widget.texts()).filter((text) => lines.includes(text))).toEqual(lines);
      await expect(talk.widget.panel.getByText(/NaN|Invalid/)).toHaveCount(0);
    });
  }
});

test('a browser at a twentieth of its speed, on a page that blocks it for seconds, sends nothing twice', async ({
  page,
  talk,
}) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await talk.write('slowly');
  const blocked = page.evaluate(() => {
    for (const startMs = performance.now(); performance.now() - startMs < 4_000;);
  });
  await talk.say('so slowly');
  await blocked;
  await talk.write('very slowly');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await talk.agree();
});

test.describe('a page that has replaced what the browser brings', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const { fetch, Date: OwnDate, Promise: OwnPromise } = window;
      const { parse, stringify } = JSON;
      // As tools that watch a page do, and libraries of another age.
      window.fetch = (...request) => fetch(...request).then((response) => response);
      window.Promise = class extends OwnPromise<unknown> {} as PromiseConstructor;
      window.Date = class extends OwnDate {} as DateConstructor;
      JSON.parse = (text, reviver) => parse(text, reviver) as unknown;
      JSON.stringify = (value: unknown) => stringify(value);
      // To be seen in every loop over the keys of a list.
      Object.assign(Array.prototype, { inserted: () => 'by the page' });
    }),
  );

  test('has a chat all the same', async ({ talk }) => {
    await talk.write('hello');
    await talk.say('good day');
    await talk.write('and goodbye');
    await talk.agree();
  });
});
