import { median, type Measurement } from './book.ts';
import { blankHeapBytes, type Bench, toThousandths } from './bench.ts';
import { Conversation } from './conversation.ts';

/** What a visitor feels who writes, and what an open chat weighs. */
export async function measureTalk(bench: Bench): Promise<readonly Measurement[]> {
  const blankBytes = await blankHeapBytes(bench);
  const conversation = await Conversation.start(bench);
  const { slow, widget } = conversation;
  const { page } = slow;
  const heapBytes = (await slow.usedHeapBytes()) - blankBytes;
  // The first opening is measured by itself, and what it did is not counted here.
  await page.evaluate(() => {
    window.pageWatch.interactionsMs.clear();
    window.pageWatch.longTasksMs = [];
  });
  const own: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) own.push(await sendOne(conversation, `Message ${round}`));
  for (let round = 0; round < bench.rounds; round += 1) {
    await page.keyboard.press('Escape');
    await widget.dialog.waitFor({ state: 'hidden' });
    await widget.launcher.click();
    await widget.dialog.waitFor();
  }
  const seen = await page.evaluate(async () => {
    await window.pageWatch.painted();
    const { interactionsMs, longTasksMs, layoutShift } = window.pageWatch;
    return { interactions: [...interactionsMs], longTasks: longTasksMs, layoutShift };
  });
  await conversation.end();
  const slowest = seen.interactions.toSorted(([, one], [, other]) => other - one);
  const note = slowest.map(([name, ms]) => `${name} ${ms}`).join(', ');
  const longTasks = seen.longTasks.map((ms) => `${ms} ms`).join(', ');
  return [
    { name: 'ownMessageMs', what: "Enter to the visitor's own message", value: median(own), unit: 'ms' },
    { name: 'interactionMs', what: 'the slowest interaction', value: slowest[0]?.[1] ?? 0, unit: 'ms', note },
    {
      name: 'talkLongTasks',
      what: 'long tasks of a conversation',
      value: seen.longTasks.length,
      unit: 'count',
      note: longTasks,
    },
    {
      name: 'talkLayoutShift',
      what: 'layout shift of a conversation',
      value: toThousandths(seen.layoutShift),
      unit: 'ratio',
    },
    { name: 'openHeapBytes', what: 'heap of an open chat, beyond a blank page', value: heapBytes, unit: 'bytes' },
  ];
}

async function sendOne({ slow, widget }: Conversation, text: string): Promise<number> {
  await widget.composer.fill(text);
  const shown = await slow.watch(
    (wanted: string) =>
      new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            const look = async (): Promise<void> => {
              const paintedAtMs = await window.pageWatch.painted();
              const isThere = window.pageWatch
                .all('[part=bubble]')
                .some(({ textContent }) => textContent.includes(wanted));
              if (isThere) resolve(paintedAtMs - timeStamp);
              else await look();
            };
            void look();
          },
          { capture: true, once: true },
        );
      }),
    text,
  );
  await slow.page.keyboard.press('Enter');
  return shown();
}
