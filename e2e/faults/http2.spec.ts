/** Streams that a proxy ends after the server has done what it was asked to. */
import { startHttp2Proxy } from '../support/http2-proxy.js';
import { startTalking } from '../support/agent.js';
import { expect, forgiveNetworkNoise, test } from '../support/test.js';
import { Widget } from '../support/widget.js';

// The certificate vouches for itself.
test.use({ ignoreHTTPSErrors: true });

for (const fault of ['refused', 'internal error', 'going away'] as const) {
  test(`a message whose HTTP/2 stream ends as ${fault} arrives once`, async ({ complaints, page, pair }) => {
    const proxy = await startHttp2Proxy(pair.origin);
    await page.goto(`${proxy.origin}/`);
    const widget = new Widget(page);
    const { agent, interactionId } = await startTalking(pair, widget);
    proxy.spoil('chat/sendMessage', fault);
    const texts = ['said once', 'and another'];
    for (const text of texts) {
      await widget.send(text);
      await expect(widget.log.getByText(text)).toBeVisible();
    }
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(texts);
    await agent.say(interactionId, 'I heard you');
    await expect(widget.log.getByText('I heard you')).toBeVisible();
    await expect(widget.panel.getByText(/Sending…|Not sent|may not have arrived|Reconnecting/)).toHaveCount(0);
    expect(await agent.textsFrom(interactionId, 'visitor')).toEqual(texts);
    expect((await widget.texts()).filter((text) => texts.includes(text))).toEqual(texts);
    expect(proxy.count).toBe(1);
    forgiveNetworkNoise(complaints);
    await page.close();
    await proxy.close();
  });
}
