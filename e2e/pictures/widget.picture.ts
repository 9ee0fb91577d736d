import { fileURLToPath } from 'node:url';
import { startTalking } from '../support/agent.js';
import { expect, test } from '../support/test.js';

test.use({ bridgeFlags: ['--config', fileURLToPath(new URL('../../scripts/demo/bridge.json', import.meta.url))] });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a conversation on a company's site, ${colorScheme}`, async ({ page, pair, widget }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Good morning! My dishwasher leaks. Can somebody come this week?');
    await agent.say(interactionId, 'Good morning! I am sorry to hear that. Where does the water come from?');
    await expect(widget.log.getByText('Where does the water')).toBeVisible();
    await widget.send('From below the door, a little more each day.');
    await agent.say(interactionId, 'Then it is the seal, which we have in the van. Thursday at nine?');
    await expect(widget.log.getByText('Thursday at nine?')).toBeVisible();
    await widget.send('Perfect, thank you!');
    await expect(widget.log.getByText('Sent', { exact: true })).toBeVisible();
    await expect(widget.panel.getByRole('img', { name: /Photo of/ })).toHaveJSProperty('complete', true);
    await widget.composer.fill('');
    await page.mouse.move(0, 0);
    const name = colorScheme === 'light' ? 'widget' : 'widget-dark';
    await page.screenshot({ path: fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url)) });
  });
}
