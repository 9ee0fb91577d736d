import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { ScriptedAgent } from './support/agent.js';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';
import type { Widget } from './support/widget.js';

const boxOf = ({ panel }: Widget) => panel.getByRole('checkbox', { name: 'E-mail me a copy' });
const addressOf = ({ panel }: Widget) => panel.getByRole('textbox', { name: 'e-mail address' });

/** What the contact centre has mailed; none before it has. */
function mailsOf({ data }: Pair): readonly string[] {
  const outbox = join(data, 'outbox');
  try {
    return readdirSync(outbox)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(join(outbox, file), 'utf8'));
  } catch {
    return [];
  }
}

test.describe('where transcripts are mailed', () => {
  test.use({
    bridgeFlags: [
      ...['--parameter', 'EnableWebTranscript=1'],
      ...['--parameter', 'ChatTranscriptReplyToAddress=help@example.com'],
    ],
  });

  test('a visitor who wants one gives an address, and has the mail once the chat is over', async ({ pair, widget }) => {
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await widget.open();
    await boxOf(widget).check();
    await addressOf(widget).fill('mary@example.com');
    await addressOf(widget).press('Enter');
    await expect(widget.composer).toBeFocused();
    await agent.pickUp();
    await widget.send('My oven is cold.');
    await expect(widget.log).toContainText('My oven is cold.');
    expect(mailsOf(pair)).toEqual([]);
    await widget.panel.getByRole('button', { name: 'End chat' }).click();
    await widget.panel.getByRole('button', { name: 'End chat' }).last().click();
    await expect.poll(() => mailsOf(pair).length).toBe(1);
    const [mail = ''] = mailsOf(pair);
    expect(mail).toMatch(/^To: .*mary@example\.com/m);
    expect(mail).toMatch(/^Reply-To: .*help@example\.com/m);
  });

  test('no chat is started before the address looks like one', async ({ page, widget }) => {
    await widget.open();
    await boxOf(widget).check();
    await addressOf(widget).fill('mary');
    await widget.start.click();
    await expect(addressOf(widget)).toBeFocused();
    await expect(addressOf(widget)).toHaveAccessibleDescription(/name@example.com/);
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await boxOf(widget).uncheck();
    await widget.start.click();
    await expect(widget.composer).toBeFocused();
  });
});

test('nobody is asked where no transcripts are mailed', async ({ page, widget }) => {
  const loaded = page.waitForResponse(/serverConfiguration/);
  await widget.open();
  await loaded;
  await widget.start.click();
  await expect(widget.composer).toBeFocused();
  await expect(page.locator('footbridge-transcript')).toHaveCount(0);
});
