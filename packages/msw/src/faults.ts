/** What can be wrong on the way to a server. It takes hold of every request that begins after it was set. */
import type { Clock } from '@footbridge/bridge/core';

export interface Faults {
  /** How much later each answer comes, in milliseconds. Default: 0. */
  latencyMs: number;
  /** The share of requests that fail, from 0 to 1. Of every other one the server knows, and only its answer is lost. Default: 0. */
  lossRate: number;
  /** Whether a proxy answers 503 in a server's place. Default: false. */
  unavailable: boolean;
}

export const noFaults = (): Faults => ({ latencyMs: 0, lossRate: 0, unavailable: false });

/** Does the request as the faults have it. Rejects as `fetch` does where no answer comes. */
export async function throughFaults(
  { latencyMs, lossRate, unavailable }: Faults,
  ask: () => Promise<Response>,
  clock: Clock,
  random: () => number,
): Promise<Response> {
  const [isLost, isHeard] = [random() < lossRate, random() < 0.5];
  const answer = unavailable ? new Response(undefined, { status: 503 }) : isLost && !isHeard ? undefined : await ask();
  if (latencyMs > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, latencyMs));
  if (isLost || !answer) throw new TypeError('Failed to fetch');
  return answer;
}
