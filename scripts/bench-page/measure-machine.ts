import { median } from './book.ts';
import { SlowPage, type Bench } from './bench.ts';

/** How long this machine takes for a fixed piece of work in a slowed-down page: script and layout, as a widget's is. */
export async function measureMachine(bench: Bench): Promise<number> {
  const slow = await SlowPage.open(bench);
  await slow.page.goto(`${bench.origin}/pages/without.html`);
  const times: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    times.push(
      await slow.page.evaluate(async () => {
        const ROWS = 2_000;
        await window.pageWatch.painted();
        const startedMs = performance.now();
        const box = document.createElement('div');
        for (let row = 0; row < ROWS; row += 1) {
          const line = document.createElement('p');
          line.textContent = Array.from({ length: 20 }, (_, word) => (row * word).toString(36)).join(' ');
          box.append(line);
        }
        document.body.append(box);
        const height = box.offsetHeight;
        box.remove();
        return performance.now() - startedMs + (height > 0 ? 0 : NaN);
      }),
    );
  }
  await slow.close();
  return median(times);
}
