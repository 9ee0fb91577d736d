import { median, type Measurement } from './book.ts';
import { SlowPage, toThousandths, type Bench } from './bench.ts';

/** How long a page is watched after it has been loaded. */
const WATCHED_MS = 1_000;
/** A page's load differs more from one time to the next than what the tag adds, so it takes many. */
const TIMES = 3;

/** What one loading of a page cost. */
interface Load {
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly longTasks: number;
  readonly layoutShift: number;
  readonly timers: number;
  readonly requests: number;
  readonly laterRequests: number;
  readonly scriptBytes: number;
  readonly stored: number;
}

/** What the script tag adds to a page that nobody touches, beside the same page without it. */
export async function measureLoad(bench: Bench): Promise<readonly Measurement[]> {
  const [withTag, without]: [Load[], Load[]] = [[], []];
  for (let round = 0; round < bench.rounds * TIMES; round += 1) {
    without.push(await loadOnce(bench, 'without.html'));
    withTag.push(await loadOnce(bench, 'plain.html'));
  }
  const added = (figure: keyof Load) =>
    median(withTag.map((load) => load[figure])) - median(without.map((load) => load[figure]));
  const worst = (figure: keyof Load) => Math.max(...withTag.map((load) => load[figure]));
  const note = `${median(without.map(({ taskMs }) => taskMs)).toFixed(1)} ms without`;
  return [
    { name: 'loadRequests', what: 'requests that the tag adds', value: added('requests'), unit: 'count' },
    {
      name: 'loadBytes',
      what: 'the script tag, with the headers of its answer',
      value: added('scriptBytes'),
      unit: 'bytes',
    },
    { name: 'loadTaskMs', what: 'main thread that it adds to a load', value: added('taskMs'), unit: 'ms', note },
    { name: 'loadScriptMs', what: 'of it script', value: added('scriptMs'), unit: 'ms' },
    { name: 'loadLongTasks', what: 'long tasks that it adds', value: added('longTasks'), unit: 'count' },
    {
      name: 'loadLayoutShift',
      what: 'layout shift of a load',
      value: toThousandths(worst('layoutShift')),
      unit: 'ratio',
    },
    { name: 'closedTimers', what: 'timers while it is closed', value: worst('timers'), unit: 'count' },
    { name: 'closedRequests', what: 'requests while it is closed', value: worst('laterRequests'), unit: 'count' },
    {
      name: 'closedStored',
      what: 'cookies and stored values while it is closed',
      value: worst('stored'),
      unit: 'count',
    },
  ];
}

async function loadOnce(bench: Bench, file: string): Promise<Load> {
  const slow = await SlowPage.open(bench);
  const { page } = slow;
  let requests = 0;
  let scriptBytes = 0;
  page.on('request', () => (requests += 1));
  slow.cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (scriptBytes += encodedDataLength));
  const before = [await slow.metric('TaskDuration'), await slow.metric('ScriptDuration')] as const;
  await page.goto(`${bench.origin}/pages/${file}`, { waitUntil: 'load' });
  const atLoad = requests;
  await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
  const [taskMs, scriptMs] = [await slow.metric('TaskDuration'), await slow.metric('ScriptDuration')];
  const seen = await page.evaluate(() => ({
    longTasks: window.pageWatch.longTasksMs.length,
    layoutShift: window.pageWatch.layoutShift,
    timers: window.pageWatch.waiting.size,
    stored: localStorage.length + sessionStorage.length + (document.cookie ? 1 : 0),
  }));
  await slow.close();
  return {
    ...seen,
    taskMs: taskMs - before[0],
    scriptMs: scriptMs - before[1],
    requests,
    laterRequests: requests - atLoad,
    scriptBytes,
  };
}
