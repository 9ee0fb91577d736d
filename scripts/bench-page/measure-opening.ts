import { median, type Measurement } from './book.ts';
import { SlowPage, type Bench } from './bench.ts';

interface Opening {
  readonly caretMs: number;
  readonly scriptMs: number;
  readonly bytes: number;
}

/** From the click to the caret in the first field: where pointing had fetched the code, and where the click has to. */
export async function measureOpening(bench: Bench): Promise<readonly Measurement[]> {
  const preloaded: Opening[] = [];
  const cold: Opening[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    preloaded.push(await open(bench, true));
    cold.push(await open(bench, false));
  }
  const middle = (openings: readonly Opening[], figure: keyof Opening) =>
    median(openings.map((opening) => opening[figure]));
  return [
    {
      name: 'openPreloadedMs',
      what: 'click to caret, preloaded by pointing',
      value: middle(preloaded, 'caretMs'),
      unit: 'ms',
    },
    {
      name: 'openColdMs',
      what: 'click to caret, cold at 1.6 Mbit/s and 150 ms',
      value: middle(cold, 'caretMs'),
      unit: 'ms',
    },
    { name: 'openScriptMs', what: 'script of the first opening', value: middle(cold, 'scriptMs'), unit: 'ms' },
    { name: 'openBytes', what: 'fetched until the caret, with headers', value: middle(cold, 'bytes'), unit: 'bytes' },
  ];
}

async function open(bench: Bench, isPreloaded: boolean): Promise<Opening> {
  const slow = await SlowPage.open(bench);
  const { page } = slow;
  await page.goto(`${bench.origin}/pages/plain.html`, { waitUntil: 'load' });
  const launcher = page.locator('footbridge-launcher');
  const box = await launcher.boundingBox();
  if (!box) throw new Error('There is no launcher.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (isPreloaded) {
    await page.mouse.move(x, y);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => customElements.whenDefined('footbridge-widget').then(() => window.pageWatch.painted()));
  } else await slow.slowNetwork();
  let bytes = 0;
  slow.cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const scriptBeforeMs = await slow.metric('ScriptDuration');
  const caret = await slow.watch(
    () =>
      new Promise<readonly [number, number]>((resolve) => {
        let clickedAtMs = 0;
        // A click of a person's: the loader clicks a second time by script once the panel is there.
        addEventListener('click', (event) => event.isTrusted && (clickedAtMs = event.timeStamp), true);
        addEventListener('focusin', (event) => {
          const [target] = event.composedPath();
          if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
          void window.pageWatch.painted().then((paintedAtMs) => resolve([clickedAtMs, paintedAtMs]));
        });
      }),
    undefined,
  );
  await page.mouse.click(x, y);
  const [clickedAtMs, caretAtMs] = await caret();
  const scriptMs = (await slow.metric('ScriptDuration')) - scriptBeforeMs;
  const fetchedBytes = bytes;
  await slow.close();
  return { caretMs: caretAtMs - clickedAtMs, scriptMs, bytes: fetchedBytes };
}
