import { startTalking } from './support/agent.js';
import { expect, forgiveNetworkNoise, test } from './support/test.js';

const numbered = (side: string) => Array.from({ length: 60 }, (_, index) => `${side} ${index + 1}`);

/** Types a list at a person's pace: the next once the last one is on the screen. */
async function typeAll(texts: readonly string[], type: (text: string) => Promise<void>): Promise<void> {
  for (const text of texts) await type(text);
}

test.describe('when the active bridge dies in the middle of a chat', () => {
  test('the chat goes on at the other, every message once, and the visitor is told nothing of an error', async ({
    complaints,
    page,
    pair,
    widget,
  }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    const fromVisitor = numbered('visitor');
    const fromAgent = numbered('agent');
    const bothTalk = (from: number, to: number) =>
      Promise.all([
        typeAll(fromVisitor.slice(from, to), (text) => widget.send(text)),
        typeAll(fromAgent.slice(from, to), (text) => agent.say(interactionId, text)),
      ]);

    await bothTalk(0, 20);
    const talking = bothTalk(20, 40);
    await pair.bridges[0].process.stop('SIGKILL');
    await talking;
    await bothTalk(40, 60);

    await expect.poll(() => agent.textsFrom(interactionId, 'visitor'), { timeout: 30_000 }).toEqual(fromVisitor);
    const shown = async (side: string) => (await widget.texts()).filter((text) => text.startsWith(`${side} `));
    await expect.poll(() => shown('agent'), { timeout: 30_000 }).toEqual(fromAgent);
    expect(await shown('visitor')).toEqual(fromVisitor);
    await expect(page.getByText(/sorry|error|failed|not sent/i)).toHaveCount(0);
    await expect(widget.panel.getByText('Reconnecting')).toHaveCount(0);
    forgiveNetworkNoise(complaints);
  });

  test('nor of a switchover by hand, there and back', async ({ complaints, page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    const [a, b] = pair.bridges;
    const talk = async (from: number, to: number) => {
      await typeAll(numbered('visitor').slice(from, to), (text) => widget.send(text));
      await typeAll(numbered('agent').slice(from, to), (text) => agent.say(interactionId, text));
      await expect
        .poll(() => agent.textsFrom(interactionId, 'visitor'), { timeout: 30_000 })
        .toEqual(numbered('visitor').slice(0, to));
    };
    await talk(0, 5);
    a.process.signal('SIGUSR2');
    await talk(5, 10);
    b.process.signal('SIGUSR2');
    await talk(10, 15);

    const shown = async (side: string) => (await widget.texts()).filter((text) => text.startsWith(`${side} `));
    await expect.poll(() => shown('agent'), { timeout: 30_000 }).toEqual(numbered('agent').slice(0, 15));
    expect(await shown('visitor')).toEqual(numbered('visitor').slice(0, 15));
    await expect(page.getByText(/sorry|error|failed|not sent/i)).toHaveCount(0);
    forgiveNetworkNoise(complaints);
  });

  test('a message written while no bridge answers stays in the window and goes out after', async ({
    complaints,
    pair,
    widget,
  }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    const [a, b] = pair.bridges;
    b.process.signal('SIGSTOP');
    await a.process.stop('SIGKILL');
    await widget.send('are you still there?');
    await expect(widget.panel.getByText('Reconnecting')).toBeVisible();
    await expect(widget.log.getByText('are you still there?')).toBeVisible();
    b.process.signal('SIGCONT');
    await expect
      .poll(() => agent.textsFrom(interactionId, 'visitor'), { timeout: 40_000 })
      .toEqual(['are you still there?']);
    await expect(widget.panel.getByText('Reconnecting')).toHaveCount(0);
    forgiveNetworkNoise(complaints);
  });
});

test('a chat whose bridges all say that they do not know it is over, and the sentence leads to a new one', async ({
  complaints,
  page,
  pair,
  widget,
}) => {
  await widget.startChat('Mary');
  await expect(widget.log.getByText('Welcome to IC!')).toBeVisible();
  const unknown = {
    chat: { pollWaitSuggestion: 2000, status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' } },
  };
  await page.route(/websvcs\/chat\/(poll|reconnect)/, (route) => route.fulfill({ json: unknown }));
  // The standby answers 503 for as long as it stands by; here it says what a bridge without recovery would.
  await page.route(/Server2\/websvcs\/serverConfiguration/, async (route) => {
    const answer = await route.fetch({ url: `${pair.origin}/I3Root/Server1/websvcs/serverConfiguration` });
    await route.fulfill({ response: answer });
  });
  await expect(widget.panel.getByText(/Sorry for the inconvenience/)).toBeVisible({ timeout: 30_000 });
  await expect(widget.log.getByText('Welcome to IC!')).toBeVisible();
  await page.unrouteAll();
  await widget.panel.getByRole('button', { name: 'start a new chat' }).click();
  await expect(widget.composer).toBeVisible();
  forgiveNetworkNoise(complaints);
});
