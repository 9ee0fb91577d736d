/** What can go wrong, how often in one run, and how often it did. */
import type { Random } from './random.ts';

/** Of single requests: drawn for each anew. "After": the server has done what it was asked to. */
export const requestFaults = [
  'request lost',
  'answer lost',
  'request sent twice',
  'reset before',
  'reset after',
  'answer cut',
  'odd poll wait',
  'slow drip',
  'slow answer',
  'HTML',
  'redirect',
  '403',
  '404',
  '429 in seconds',
  '429 until a date',
  '429 garbage',
  '500',
  '500 after',
  '501',
  '502',
  '502 after',
  '503',
  '504',
  '504 after',
] as const;

/** Of a server, for a while. */
export const serverFaults = [
  'kill',
  'kill after commit',
  'power off',
  'hot restart',
  'shutdown',
  'pause',
  'step down',
  'flapping',
  'disk full',
  'store busy',
] as const;

/** Between the visitors and one server, or both, for a while. */
export const networkFaults = [
  'partition',
  'requests blocked',
  'answers blocked',
  'connections refused',
  'black hole',
  'captive portal',
] as const;

/** Of a visitor's browser. */
export const browserFaults = [
  'page frozen',
  'machine asleep',
  'wall clock jump',
  'hidden timers',
  'offline',
  'offline unnoticed',
  'tab opened',
  'tab closed',
  'tab crashed',
  'tab reloaded',
  'tab put aside',
] as const;

export type RequestFault = (typeof requestFaults)[number];
export type ServerFault = (typeof serverFaults)[number];
export type NetworkFault = (typeof networkFaults)[number];
export type BrowserFault = (typeof browserFaults)[number];
export type Fault = RequestFault | ServerFault | NetworkFault | BrowserFault;

export const allFaults: readonly Fault[] = [...requestFaults, ...serverFaults, ...networkFaults, ...browserFaults];

export const isOneOf = <Kind extends Fault>(kinds: readonly Kind[], fault: Fault): fault is Kind =>
  (kinds as readonly Fault[]).includes(fault);

/** How often each fault comes: a probability for each request, or the mean time between two in milliseconds. */
export type FaultRates = ReadonlyMap<Fault, number>;

/** Each run has some of the faults only: what always comes together hides what each would do alone. */
export function drawFaultRates(random: Random): FaultRates {
  const share = random.pick([0.08, 0.2, 0.4]);
  const rates = new Map<Fault, number>();
  for (const fault of requestFaults) {
    // Between 0.4 and 10 in 100.
    if (random.chance(share)) rates.set(fault, 0.004 * 25 ** random.next());
  }
  for (const fault of [...serverFaults, ...networkFaults, ...browserFaults]) {
    if (random.chance(share)) rates.set(fault, random.between(25_000, 150_000));
  }
  return rates;
}

/** How often each kind was seen to happen. */
export class FaultCounts {
  readonly #counts = new Map<Fault, number>();

  add(fault: Fault): void {
    this.#counts.set(fault, (this.#counts.get(fault) ?? 0) + 1);
  }

  entries(): readonly (readonly [Fault, number])[] {
    return allFaults.map((fault) => [fault, this.#counts.get(fault) ?? 0]);
  }
}
