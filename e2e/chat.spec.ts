import { ScriptedAgent, startTalking } from './support/agent.js';
import { configFlags } from './support/config-flags.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

const numbered = (side: string) => Array.from({ length: 200 }, (_, index) => `${side} ${index + 1}`);

test.describe('a chat', () => {
  test('begins without a name, with the four lines, in an agent’s hands', async ({ pair, widget }) => {
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await widget.startChat();
    await agent.pickUp();
    await expect
      .poll(() => widget.texts())
      .toEqual([
        'Welcome to IC!',
        'Interaction transferred to Marketing.',
        'Interaction alerting Alicia Adams.',
        'Alicia Adams has joined the conversation.',
      ]);
  });

  test('carries 200 messages each way, each once and in order', async ({ page, pair, widget }) => {
    test.slow();
    const { agent, interactionId } = await startTalking(pair, widget);
    const fromVisitor = numbered('visitor');
    const fromAgent = numbered('agent');
    await Promise.all([
      (async () => {
        await widget.composer.focus();
        for (const text of fromVisitor) {
          await page.keyboard.insertText(text);
          await page.keyboard.press('Enter');
        }
      })(),
      (async () => {
        for (const text of fromAgent) await agent.say(interactionId, text);
      })(),
    ]);
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor'), { timeout: 30_000 }).toEqual(fromVisitor);
    await expect
      .poll(async () => (await widget.texts()).filter((text) => text.startsWith('agent ')), { timeout: 30_000 })
      .toEqual(fromAgent);
    const own = (await widget.texts()).filter((text) => text.startsWith('visitor '));
    expect(own).toEqual(fromVisitor);
  });

  test('shows each side that the other is typing, and when it stops', async ({ pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await agent.act({ command: 'typing', interactionId, typing: true });
    await expect(widget.panel.getByText(/Alicia Adams\W+is typing/)).toBeVisible();
    await agent.act({ command: 'typing', interactionId, typing: false });
    await expect(widget.panel.getByText(/Alicia Adams\W+is typing/)).toBeHidden();

    await widget.composer.pressSequentially('Hel');
    await agent.waitFor('connected', ({ visitorTyping }) => visitorTyping);
    await agent.waitFor('connected', ({ visitorTyping }) => !visitorTyping);
  });

  test('sends on Enter, breaks the line on Shift+Enter, and leaves a composing input method alone', async ({
    page,
    pair,
    widget,
  }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.composer.fill('first');
    await widget.composer.press('Shift+Enter');
    await widget.composer.pressSequentially('second');
    await widget.composer.press('Enter');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['first\nsecond']);
    await expect(widget.composer).toHaveValue('');

    const session = await page.context().newCDPSession(page);
    await widget.composer.focus();
    await session.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code: 'Enter',
    });
    await session.send('Input.insertText', { text: '日本' });
    await expect(widget.composer).toHaveValue('日本');
    await widget.composer.press('Enter');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['first\nsecond', '日本']);
  });

  test('shows markup as the text that it is, and links only what is safe to follow', async ({ page, pair, widget }) => {
    const hostile = '<img src=x onerror="document.title=1"><b>bold</b>';
    const agent = await ScriptedAgent.signIn(pair, '<i>Mallory</i>');
    await widget.startChat('Mary <script>1</script>');
    const interactionId = await agent.pickUp();
    await agent.say(interactionId, hostile);
    await agent.say(
      interactionId,
      'see https://shop.example/returns and javascript:alert(1) or write to a@shop.example',
    );
    await agent.act({ command: 'sendUrl', interactionId, text: 'javascript:alert(2)' });
    await agent.act({ command: 'sendUrl', interactionId, text: 'https://shop.example/manual' });
    await widget.send(hostile);
    await expect.poll(async () => (await widget.texts()).filter((text) => text === hostile)).toHaveLength(2);
    const links = widget.log.getByRole('link');
    await expect(links).toHaveCount(3);
    const targets = await links.evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href'), link.getAttribute('rel')]),
    );
    expect(targets).toEqual([
      ['https://shop.example/returns', 'noopener noreferrer'],
      ['mailto:a@shop.example', 'noopener noreferrer'],
      ['https://shop.example/manual', 'noopener noreferrer'],
    ]);
    await expect(widget.panel.locator('b, i, img[src="x"], script')).toHaveCount(0);
    await expect(page).toHaveTitle(/Harbour/);
  });

  test('shows the date once a day, in the visitor’s own way', async ({ page, pair }) => {
    await page.clock.install({ time: new Date('2026-03-01T23:58:00+01:00') });
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('before midnight');
    await expect(widget.log.locator('[part="day"]')).toHaveCount(1);
    await page.clock.fastForward('05:00');
    await agent.say(interactionId, 'after midnight');
    await expect(widget.log.locator('[part="day"]')).toHaveText([/1 March/, /2 March/]);
  });
});

test.describe('the end of a chat', () => {
  test('by the visitor is confirmed first, and the agent sees who it was', async ({ pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.panel.getByRole('button', { name: 'End chat' }).click();
    await widget.panel.getByRole('button', { name: 'Keep chatting' }).click();
    await expect(widget.composer).toBeVisible();
    await widget.panel.getByRole('button', { name: 'End chat' }).click();
    await widget.panel.getByRole('group').getByRole('button', { name: 'End chat' }).click();
    await expect(widget.panel.getByText('You ended the chat')).toBeVisible();
    const ended = await agent.waitFor('ended', (interaction) => interaction.interactionId === interactionId);
    expect(ended.endReason).toBe('visitor');
    await expect(widget.log.getByText('Welcome to IC!')).toBeVisible();
  });

  test('by the agent says so and offers a new chat', async ({ pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await agent.act({ command: 'disconnect', interactionId });
    await expect(widget.panel.getByText('Alicia Adams has left the conversation.')).toBeVisible();
    await expect(widget.panel.getByText(/agent ended the chat/i)).toBeVisible();
    await widget.panel.getByRole('button', { name: 'Start a new chat' }).click();
    await expect(widget.start).toBeVisible();
  });

  test('is not brought on by closing the page; the bridge notes after silence that the visitor is gone', async ({
    browser,
    pair,
  }) => {
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    const page = await browser.newPage();
    await page.goto(`${pair.origin}/`);
    await new Widget(page).startChat('Mary');
    const interactionId = await agent.pickUp();
    await page.close();
    const ended = await agent.waitFor('ended', (interaction) => interaction.interactionId === interactionId);
    expect(ended.endReason).toBe('gone');
  });
});
test.use({ bridgeFlags: ['--parameter', 'VisitorGoneTime=6'] });

test.describe('where an agent takes one chat at a time', () => {
  test.use({
    bridgeFlags: configFlags({
      pair: true,
      // News of the line come with answers, so none is held for long.
      parameters: { MaxPollHold: 1_000 },
      agents: [{ name: 'Alicia Adams', displayName: 'Alicia Adams', capacity: 1 }],
    }),
  });

  test('who waits sees their place in line, and how it changes', async ({ browser, pair }) => {
    const visitors: Widget[] = [];
    for (const _ of Array.from({ length: 3 })) {
      const visitor = new Widget(await browser.newPage());
      await visitor.page.goto(`${pair.origin}/`);
      await visitor.startChat();
      visitors.push(visitor);
    }
    const [first, second, third] = visitors.map(({ panel }) => panel.locator('[part=status]'));
    if (!first || !second || !third) throw new Error('There are three.');
    await expect(first).toContainText('You are next.');
    await expect(second).toContainText('You are number 2 in line.');
    await expect(third).toContainText('You are number 3 in line.');
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await agent.pickUp();
    await expect(first).toHaveText('In this chat');
    await expect(second).toContainText('You are next.');
    for (const { page } of visitors) await page.close();
  });
});
