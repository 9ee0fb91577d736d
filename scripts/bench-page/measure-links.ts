import { findLinks } from '../../packages/elements/out/message/linkifier.js';
import type { Measurement } from './book.ts';
import type { Bench } from './bench.ts';

/** Messages that are made to be slow to read, by how many of the repeated part they have. */
const bombs: Readonly<Record<string, (times: number) => string>> = {
  'addresses in a row': (times) => 'https://a.example/path?query=1#part '.repeat(times),
  'one address': (times) => `https://a.example/${'a/'.repeat(times)}`,
  'open brackets': (times) => `https://a.example/${'('.repeat(times)}`,
  'at signs': (times) => 'a@'.repeat(times),
  dots: (times) => `www.${'a.'.repeat(times)}`,
  'colons and slashes': (times) => 'http:'.repeat(times),
  'combining marks': (times) => `www.e${'\u0301'.repeat(times)}.example`,
  'joined emoji': (times) => `www.a.example ${'👩\u200d'.repeat(times)}`,
  'overridden direction': (times) => 'www.a.example\u202e'.repeat(times),
  'halves of pairs': (times) => `www.a.example/${'\ud83d '.repeat(times)}`,
};
const TIMES = 40_000;
/** Below this a clock says nothing about growth. */
const NOTICEABLE_MS = 8;

/** How much longer a message of twice the length takes: twice, where the work is linear. */
export function measureLinks({ rounds }: Bench): Promise<readonly Measurement[]> {
  const time = (text: string): number => {
    const times = Array.from({ length: rounds }, () => {
      const startedMs = performance.now();
      findLinks(text);
      return performance.now() - startedMs;
    });
    // The least disturbed one.
    return Math.min(...times);
  };
  const ratios = Object.entries(bombs).map(([name, bomb]) => {
    const [once, twice] = [time(bomb(TIMES)), time(bomb(2 * TIMES))];
    return { name, once, ratio: twice < NOTICEABLE_MS ? 1 : twice / once };
  });
  const worst = ratios.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const slowest = ratios.reduce((one, other) => (other.once > one.once ? other : one));
  return Promise.resolve([
    {
      name: 'linksGrowth',
      what: 'time to find links in twice the text',
      value: worst.ratio,
      unit: 'ratio',
      note: `${worst.name}; slowest ${slowest.name}, ${slowest.once.toFixed(0)} ms`,
    },
  ]);
}
