import { median, type Measurement } from './book.ts';
import { blankHeapBytes, type Bench, type SlowPage } from './bench.ts';
import { Conversation } from './conversation.ts';

const BATCH = 500;
const HISTORY = 10_000;

/** Many messages at once, and one more for a conversation that is long already. */
export async function measureHistory(bench: Bench): Promise<readonly Measurement[]> {
  const blankBytes = await blankHeapBytes(bench);
  const conversation = await Conversation.start(bench);
  const { slow } = conversation;
  const batchMs = await conversation.measureIncoming(BATCH);
  await conversation.say(HISTORY - BATCH);
  await conversation.seen();
  const incoming: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) incoming.push(await conversation.measureIncoming(1));
  const nodes = await slow.page.evaluate(() => {
    const [list] = window.pageWatch.all('footbridge-message-list');
    const within = (root: Node): number =>
      [...root.childNodes].reduce((sum, node) => sum + 1 + within(node) + shadowOf(node), 0);
    const shadowOf = (node: Node): number => (node instanceof Element && node.shadowRoot ? within(node.shadowRoot) : 0);
    return { elements: window.pageWatch.all('*').length, nodes: list ? shadowOf(list) : 0 };
  });
  const heapBytes = (await slow.usedHeapBytes()) - blankBytes;
  const frames = await scroll(slow);
  await conversation.end();
  const note = `${nodes.nodes} nodes of all kinds in the list`;
  return [
    { name: 'batchMs', what: `${BATCH} messages at once`, value: batchMs, unit: 'ms' },
    { name: 'incomingMs', what: `one more with ${HISTORY} there`, value: median(incoming), unit: 'ms' },
    { name: 'historyElements', what: `elements with ${HISTORY} there`, value: nodes.elements, unit: 'count', note },
    {
      name: 'historyHeapBytes',
      what: `heap with ${HISTORY} there, beyond a blank page`,
      value: heapBytes,
      unit: 'bytes',
    },
    { name: 'scrollFrames', what: `frames while scrolling through ${HISTORY}`, value: frames, unit: 'frames/s' },
  ];
}

/** Scrolls up for two seconds and answers how many frames a second there were. */
function scroll({ page }: SlowPage): Promise<number> {
  return page.evaluate(async () => {
    const DURATION_MS = 2_000;
    const STEP_PX = 120;
    const [log] = window.pageWatch.all('[part=log]');
    if (!log) throw new Error('There is no log.');
    const startedMs = await window.pageWatch.painted();
    let frames = 0;
    let nowMs = startedMs;
    while (nowMs - startedMs < DURATION_MS) {
      log.scrollTop -= STEP_PX;
      nowMs = await window.pageWatch.painted();
      frames += 1;
    }
    return (frames * 1_000) / (nowMs - startedMs);
  });
}
