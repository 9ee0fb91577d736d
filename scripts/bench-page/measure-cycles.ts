import type { Measurement } from './book.ts';
import { SlowPage, type Bench } from './bench.ts';

/** Until every kind of thing has been made. */
const WARM_UP = 60;
const CYCLES = 100;
/**
 * How often. A browser holds on to a few widgets of the last that were on the screen, now more and now fewer; what leaks does so
 * every time, so the smallest growth counts.
 */
const TIMES = 3;
/** How long the browser itself may hold on to what has just been on the screen. */
const SETTLED_MS = 1_000;
/** How long a page is watched for requests once the last widget has gone. */
const WATCHED_MS = 3_000;

/** What is left of widgets that were put into a page, opened, closed and taken out again. */
export async function measureCycles(bench: Bench): Promise<readonly Measurement[]> {
  const slow = await SlowPage.open(bench);
  const { page } = slow;
  await page.goto(`${bench.origin}/pages/plain.html`);
  await page.locator('footbridge-launcher').hover();
  await page.evaluate(() => customElements.whenDefined('footbridge-widget').then(() => undefined));
  await page.evaluate(() => document.querySelector('footbridge-widget')?.remove());
  await page.mouse.move(0, 0);

  await cycle(slow, WARM_UP);
  // The page's one global knows the widget that the script tag made, and Lit keeps its templates.
  const counts = [await countAll(slow)];
  for (let time = 0; time < TIMES; time += 1) {
    await cycle(slow, CYCLES);
    counts.push(await countAll(slow));
  }
  /** The smallest growth; a change that goes down is none. */
  const growth = (name: keyof Counts): number =>
    Math.max(0, Math.min(...counts.slice(1).map((count, index) => count[name] - (counts[index]?.[name] ?? 0))));
  let requests = 0;
  page.on('request', () => (requests += 1));
  await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
  const timers = await page.evaluate(() => window.pageWatch.waiting.size);
  await slow.close();
  const heap = counts[0]?.heap ?? 1;
  const note = `of ${heap} bytes`;
  return [
    {
      name: 'cyclesDetached',
      what: `detached elements more after ${CYCLES} open-close-remove cycles`,
      value: growth('detached'),
      unit: 'count',
    },
    { name: 'cyclesNodes', what: 'nodes more', value: growth('nodes'), unit: 'count' },
    { name: 'cyclesListeners', what: 'listeners more', value: growth('listeners'), unit: 'count' },
    { name: 'cyclesTimers', what: 'timers left', value: timers, unit: 'count' },
    { name: 'cyclesRequests', what: `requests in the ${WATCHED_MS / 1_000} s after`, value: requests, unit: 'count' },
    {
      name: 'cyclesHeap',
      what: "heap more, without the compiler's",
      value: (growth('heap') / heap) * 100,
      unit: '%',
      note,
    },
  ];
}

interface Counts {
  readonly detached: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

async function countAll(slow: SlowPage): Promise<Counts> {
  const detached = await countDetached(slow);
  const { nodes, jsEventListeners: listeners } = await slow.counters();
  return { detached, nodes, listeners, heap: await slow.dataBytes() };
}

/** As a visitor and a page with views of its own do it: in, open, shown, closed, out. */
async function cycle({ page }: SlowPage, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let left = count; left > 0; left -= 1) {
      const widget = document.createElement('footbridge-widget');
      Object.assign(widget.dataset, { servers: '/I3Root/Server1,/I3Root/Server2', target: 'Marketing' });
      document.body.append(widget);
      Object.assign(widget, { open: true });
      while (!window.pageWatch.all('input').length) await window.pageWatch.painted();
      Object.assign(widget, { open: false });
      await window.pageWatch.painted();
      widget.remove();
      await window.pageWatch.painted();
    }
  }, times);
  await page.waitForTimeout(SETTLED_MS);
}

/** Elements that script still knows of and no document holds. */
async function countDetached({ cdp }: SlowPage): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { result: prototype } = await cdp.send('Runtime.evaluate', { expression: 'HTMLElement.prototype' });
  if (!prototype.objectId) throw new Error('There are no elements.');
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  if (!objects.objectId) throw new Error('There are no elements.');
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    // A prototype is no element, and throws when it is asked.
    functionDeclaration: `function () {
      const isElement = (object) => { try { return object.isConnected === false; } catch { return false; } };
      return this.filter(isElement).length;
    }`,
    returnByValue: true,
  });
  return Number(result.value);
}
