/** What becomes of a password that a visitor has typed. */
import type { CDPSession } from '@playwright/test';
import { makeAccount } from '../support/accounts.js';
import { ScriptedAgent } from '../support/agent.js';
import { configFlags } from '../support/config-flags.js';
import { expect, test } from '../support/test.js';

const account = { username: 'mary', password: 'Kestrel-4711-tango', contact: { firstName: 'Mary', lastName: 'Major' } };

test.use({ bridgeFlags: configFlags({ pair: true, agents: [{ name: 'Alicia Adams', displayName: 'Alicia Adams' }] }) });

/** All text that the page's scripts keep, as a snapshot of their memory has it. */
async function textsInMemory(cdp: CDPSession): Promise<readonly string[]> {
  const chunks: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot');
  const { strings } = JSON.parse(chunks.join('')) as { readonly strings: readonly string[] };
  return strings;
}

test('is in no field, storage, log, event or memory once the chat has begun', async ({ page, pair, widget }) => {
  await makeAccount(pair, account);
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const { dispatchEvent: original } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function dispatchEvent(event): boolean {
      if (event.type.startsWith('footbridge-')) heard.push(JSON.stringify(Object.entries(event)));
      return original.call(this, event);
    };
  });
  await widget.open();
  await widget.panel.getByRole('radio', { name: 'I have an account' }).check();
  await widget.panel.getByRole('textbox', { name: 'User name' }).fill(account.username);
  // By its keys: a test that hands the text to the page would leave it there.
  await widget.panel.getByLabel('Password', { exact: true }).focus();
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await agent.pickUp();
  await expect(widget.log.getByText('has joined')).toBeVisible();

  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const fields = await page.evaluate(() => {
    const within = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...Array.from(element.attributes, ({ value }) => value),
        ...(element instanceof HTMLInputElement ? [element.value] : []),
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    return within(document);
  });
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const memory = await textsInMemory(await page.context().newCDPSession(page));
  // Were memory not read, the name would not be found either.
  expect(memory.some((text) => text.includes('Alicia Adams'))).toBe(true);
  for (const [place, texts] of Object.entries({ stored: [stored], fields, heard, logged, memory })) {
    expect(
      texts.filter((text) => text.includes(account.password)).map((text) => text.slice(0, 200)),
      place,
    ).toEqual([]);
  }
});
