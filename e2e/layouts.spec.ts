import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

test.describe('a page that lays the widget out in its own way', () => {
  test('has it as a column of its own, with the page’s words in it', async ({ page, pair }) => {
    await page.setViewportSize({ width: 1_100, height: 800 });
    await page.goto(`${pair.origin}/examples/different-layout/`);
    const widget = new Widget(page);
    await expect(widget.start).toBeVisible();
    await expect(page.getByText('Monday to Friday')).toBeVisible();
    await expect(page.getByText('We keep a chat')).toBeVisible();
    await expect(page.getByRole('button', { name: /chat with us|minimise|ask us/i })).toHaveCount(0);
    const [text, panel] = [await page.locator('main').boundingBox(), await widget.dialog.boundingBox()];
    expect(panel?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(panel?.y).toBeLessThan(100);
    await widget.start.click();
    await expect(widget.composer).toBeVisible();
  });

  test('has it along the lower edge, behind a button of its own', async ({ page, pair }) => {
    await page.setViewportSize({ width: 1_100, height: 800 });
    await page.goto(`${pair.origin}/examples/different-layout-2/`);
    const bar = page.getByRole('button', { name: 'Questions? Ask a person.' });
    await expect(page.getByRole('button')).toHaveCount(1);
    await bar.click();
    const widget = new Widget(page);
    await expect(widget.dialog).toBeVisible();
    await expect(bar).toHaveAttribute('aria-expanded', 'true');
    expect(await widget.dialog.boundingBox()).toMatchObject({ x: 0, width: 1_100 });
    await bar.click();
    await expect(widget.dialog).toBeHidden();
    await expect(bar).toHaveAttribute('aria-expanded', 'false');
    await bar.focus();
    await page.keyboard.press('Enter');
    await widget.start.click();
    await expect(widget.composer).toBeVisible();
  });

  test('shows nothing that it holds for later before the visitor reaches for it', async ({ page, pair }) => {
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/footbridge-panel.js*', (route) => arrival.then(() => route.continue()));
    await page.goto(`${pair.origin}/examples/different-layout/`, { waitUntil: 'commit' });
    await expect(page.getByRole('heading')).toBeVisible();
    await expect(page.getByText('Monday to Friday')).toBeHidden();
    arrive();
    await expect(page.getByText('Monday to Friday')).toBeVisible();
  });
});

test('what one writes in is above the keyboard on the screen of a telephone, and of a tablet', async ({
  browser,
  pair,
}) => {
  for (const viewport of [
    { width: 390, height: 800 },
    { width: 1_024, height: 700 },
  ]) {
    const page = await browser.newPage({ viewport });
    await page.addInitScript(() => {
      const seen = Object.assign(new EventTarget(), { height: innerHeight, offsetTop: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: seen });
    });
    /** What a browser tells that leaves this much of the page to be seen, this far down. */
    const seeOnly = (height: number, offsetTop: number, scale = 1) =>
      page.evaluate(
        (change) => {
          Object.assign(visualViewport ?? {}, change);
          visualViewport?.dispatchEvent(new Event('resize'));
        },
        { height, offsetTop, scale },
      );
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    await widget.startChat();
    const before = await widget.dialog.boundingBox();
    await seeOnly(400, 60);
    const fitted = await widget.dialog.boundingBox();
    expect(fitted?.y).toBeGreaterThanOrEqual(60);
    expect((fitted?.y ?? 0) + (fitted?.height ?? 0)).toBeLessThanOrEqual(460);
    await expect(widget.composer).toBeInViewport();
    // Enlarged, and then as it was.
    for (const [height, scale] of [
      [300, 2],
      [viewport.height - 40, 1],
    ] as const) {
      await seeOnly(height, 0, scale);
      expect(await widget.dialog.boundingBox()).toEqual(before);
    }
    await page.close();
  }
});
