/** What one run is: drawn from its seed before anything happens. */
import { drawFaultRates, type FaultRates } from './faults.ts';
import { Random } from './random.ts';

const extensionsOfAChat = ['ack', 'hold', 'messageId', 'clientToken'] as const;
type ChatExtension = (typeof extensionsOfAChat)[number];

export interface Profile {
  readonly seed: number;
  /** What the servers add to plain polling. */
  readonly extensions: Readonly<Record<ChatExtension, boolean>>;
  readonly extensionsName: string;
  readonly isOnDisk: boolean;
  readonly visitors: number;
  readonly livenessIntervalMs: number;
  readonly maxPollFrequencyMs: number;
  readonly isAdaptive: boolean;
  /** The shortest way from a browser to a server, and what comes on top of it on average. */
  readonly leastLatencyMs: number;
  readonly meanLatencyMs: number;
  /** How often people act, on average. */
  readonly visitorEveryMs: number;
  readonly agentEveryMs: number;
  /** Visitors say the same words again and again. */
  readonly isRepetitive: boolean;
  /** Pages tell the client that the network or the machine is back. */
  readonly tellsOfWaking: boolean;
  /** The chat is shared by all tabs and survives a reload; else each visitor has one page. */
  readonly isShared: boolean;
  readonly storage: 'works' | 'full' | 'blocked';
  /** Whether tabs elect a leader by locks; else by a lease in the storage. */
  readonly hasLocks: boolean;
  readonly rates: FaultRates;
}

export function drawProfile(seed: number): { readonly profile: Profile; readonly random: Random } {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const off = drawExtensionsOff(random);
  const profile: Profile = {
    seed,
    extensions: {
      ack: !off.includes('ack'),
      hold: !off.includes('hold'),
      messageId: !off.includes('messageId'),
      clientToken: !off.includes('clientToken'),
    },
    extensionsName: off.length === 0 ? 'all' : off.length === 4 ? 'none' : `without ${off.join(', ')}`,
    isOnDisk: seed % 20 === 0,
    visitors: random.chance(0.25) ? 2 : 1,
    livenessIntervalMs: random.pick([0, 5_000, 25_000, 25_000]),
    maxPollFrequencyMs: random.pick([500, 2_000, 2_000]),
    isAdaptive: random.chance(0.3),
    leastLatencyMs: random.pick([1, 20, 100]),
    meanLatencyMs: random.pick([5, 40, 400]),
    visitorEveryMs: random.pick([3_000, 8_000, 20_000]),
    agentEveryMs: random.pick([3_000, 8_000, 20_000]),
    isRepetitive: random.chance(0.2),
    tellsOfWaking: random.chance(0.7),
    isShared: random.chance(0.5),
    storage: random.pick(['works', 'works', 'works', 'full', 'blocked']),
    hasLocks: random.chance(0.7),
    rates: drawFaultRates(random),
  };
  return { profile, random };
}

function drawExtensionsOff(random: Random): readonly ChatExtension[] {
  const draw = random.next();
  if (draw < 0.4) return [];
  if (draw < 0.6) return extensionsOfAChat;
  if (draw < 0.9) return [random.pick(extensionsOfAChat)];
  return extensionsOfAChat.filter(() => random.chance(0.5));
}

/** One line for people. */
export const describeProfile = ({ rates, ...profile }: Profile): string =>
  [
    `extensions ${profile.extensionsName}`,
    profile.isOnDisk ? 'SQLite' : 'memory',
    `${profile.visitors} visitor${profile.visitors > 1 ? 's' : ''}`,
    ...(profile.isShared ? [`shared by ${profile.hasLocks ? 'locks' : 'lease'}, storage ${profile.storage}`] : []),
    `liveness ${profile.livenessIntervalMs} ms`,
    `polls every ${profile.maxPollFrequencyMs} ms`,
    `latency ${profile.leastLatencyMs}+${profile.meanLatencyMs} ms`,
    `faults: ${[...rates.keys()].join(', ') || 'none'}`,
  ].join(' · ');
