/** What a run of switchovers measured, and how it is told. */

/** One switchover, in milliseconds from the kill. */
export interface Switchover {
  /** The other server answered that it is active. */
  readonly readyMs: number;
  /** A message that the visitor wrote at the kill was on the agent's desk. */
  readonly deliveredMs: number;
}

/** Of some values, the smallest that `share` of them don't exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;

const line = (name: string, values: readonly number[]) =>
  `${name}: median ${seconds(quantile(values, 0.5))}, 95 % ${seconds(quantile(values, 0.95))}, most ${seconds(quantile(values, 1))}`;

/** Lines for a person. */
export const tellFigures = (switchovers: readonly Switchover[]): string =>
  [
    line(
      'from the kill to a message delivered ',
      switchovers.map(({ deliveredMs }) => deliveredMs),
    ),
    line(
      'from the kill to a server that is ready',
      switchovers.map(({ readyMs }) => readyMs),
    ),
    line(
      'from then on to a message delivered   ',
      switchovers.map(({ readyMs, deliveredMs }) => Math.max(0, deliveredMs - readyMs)),
    ),
  ].join('\n');
