import type { Capability, CapabilityList } from '@footbridge/protocol';
import type { Probe } from './probe.js';

/** What a server must announce, or the suite must have been given, for a check to make sense. */
export type Need = { [List in CapabilityList]: `${List}.${Capability<List>}` }[CapabilityList] | 'agent';

/** One thing that a server does or does not do. */
export interface Check {
  /** A sentence whose subject is the server. */
  readonly name: string;
  /** Where it is written: a section of the protocol. */
  readonly section: string;
  readonly needs?: readonly Need[];
  /** Resolves if it does; rejects with what was expected and what came. */
  readonly run: (probe: Probe) => Promise<void>;
}

/** The checks of one request, or of one rule for all requests. */
export interface Subject {
  readonly title: string;
  /** What every check of it needs. */
  readonly needs?: readonly Need[];
  readonly checks: readonly Check[];
}
