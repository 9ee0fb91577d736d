/** What every part of the benchmark works with: a browser, a site, and pages whose processor is slowed down. */
import type { Browser, BrowserContext, CDPSession, JSHandle, Page } from '@playwright/test';
import type { PageSite } from '../../e2e/support/page-site.ts';
import type { Pair } from '../../e2e/support/pair.ts';
import { watchPage, type PageWatch } from './watch-page.ts';

export interface Bench {
  readonly browser: Browser;
  readonly origin: string;
  readonly site: PageSite;
  readonly pair: Pair;
  /** How often a thing is measured. */
  readonly rounds: number;
}

/** How many times slower than this machine: what Lighthouse takes a telephone for. */
const SLOW_DOWN = 4;

/** What Chromium calls what a script has not made: compiled code, what it learnt about objects, and its own records. */
const ofTheBrowser: ReadonlySet<string> = new Set(['code', 'object shape', 'native']);

/** The part of Chromium's format that is read here. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  /** As many numbers for each node as there are fields. */
  readonly nodes: readonly number[];
}

declare global {
  interface Window {
    readonly pageWatch: PageWatch;
  }
}

/** A page in a context of its own, so that nothing is cached. */
export class SlowPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession) {
    this.#context = context;
    this.page = page;
    this.cdp = cdp;
  }

  static async open({ browser }: Bench): Promise<SlowPage> {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.addInitScript(watchPage);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('Network.enable');
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    return new SlowPage(context, page, cdp);
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  /** One of Chromium's own figures. Durations are in milliseconds. */
  async metric(name: 'TaskDuration' | 'ScriptDuration'): Promise<number> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === name)?.value ?? NaN) * 1_000;
  }

  async usedHeapBytes(): Promise<number> {
    // What is freed by one collection may hold what the next one frees.
    for (let times = 0; times < 3; times += 1) await this.cdp.send('HeapProfiler.collectGarbage');
    return (await this.cdp.send('Runtime.getHeapUsage')).usedSize;
  }

  /**
   * What scripts keep: objects, functions, texts and the like. What the browser keeps for itself is left out: it compiles
   * now and then what has run often, and notes each request for whoever watches the network.
   */
  async dataBytes(): Promise<number> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const chunks: string[] = [];
    const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
    this.cdp.on('HeapProfiler.addHeapSnapshotChunk', take);
    await this.cdp.send('HeapProfiler.takeHeapSnapshot');
    this.cdp.off('HeapProfiler.addHeapSnapshotChunk', take);
    const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot;
    const { node_fields: fields, node_types: types } = snapshot.meta;
    const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
    let bytes = 0;
    for (let node = 0; node < nodes.length; node += fields.length) {
      const type = types[0][nodes[node + typeAt] ?? NaN];
      if (!ofTheBrowser.has(type ?? '')) bytes += nodes[node + sizeAt] ?? NaN;
    }
    return bytes;
  }

  /** What keeps the page: nodes, listeners and documents. */
  async counters(): Promise<{ readonly nodes: number; readonly jsEventListeners: number }> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    return this.cdp.send('Memory.getDOMCounters');
  }

  /**
   * Starts to watch for something within the page; what it returns waits for it. The watch has begun by then, so that the
   * thing may be brought about.
   */
  async watch<Argument, Seen>(
    begin: (argument: Argument) => Promise<Seen>,
    argument: Argument,
  ): Promise<() => Promise<Seen>> {
    const expression = `({ seen: (${begin.toString()})(${JSON.stringify(argument)}) })`;
    const handle = (await this.page.evaluateHandle(expression)) as JSHandle<{ readonly seen: Promise<Seen> }>;
    return () => handle.evaluate(({ seen }) => seen);
  }

  /** Slows the network down to what a telephone has on a bad day. */
  async slowNetwork(): Promise<void> {
    const BITS_PER_SECOND = 1_600_000;
    const throughput = BITS_PER_SECOND / 8;
    await this.cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
}

/** What a page without the widget keeps, once the test's own scripts are in it as they are in the others. */
export async function blankHeapBytes(bench: Bench): Promise<number> {
  const slow = await SlowPage.open(bench);
  await slow.page.goto(`${bench.origin}/pages/without.html`);
  await slow.page.getByRole('button').focus();
  await slow.page.getByRole('button').press('Enter');
  const bytes = await slow.usedHeapBytes();
  await slow.close();
  return bytes;
}

/** As browsers' own reports give a layout shift: what moves less than that moved by a hair. */
export const toThousandths = (ratio: number): number => Math.round(ratio * 1_000) / 1_000;
