/** What a running callback knows. The folder's other files say, as functions of it, how each answer changes it. */
import type { CallbackAnswer, CallbackStatusAnswer, ServerConfiguration } from '@footbridge/protocol';
import { errandMachineFor } from '../errand/errand-machine.js';
import type { FootbridgeError } from '../errors.js';
import type { Settings } from '../options.js';
import type { SearchProgress } from '../switchover/search-machine.js';
import type { Transport } from '../transport/transport.js';
import type { CallbackEndReason, CallbackProgress, CallbackRecord } from './callbacks.js';

export interface CallbackInput {
  readonly settings: Settings;
  readonly transport: Transport;
  readonly report: (error: FootbridgeError) => void;
  readonly record: CallbackRecord;
  /** Undefined until it is known, which a page that takes a callback up again does not wait for. */
  readonly configuration: ServerConfiguration | undefined;
  readonly isWatched: boolean;
  /** How long to leave the server alone at first. */
  readonly firstLookAfterMs: number;
}

export interface CallbackContext extends Omit<CallbackInput, 'firstLookAfterMs'> {
  readonly progress: CallbackProgress | undefined;
  /** The agent whom `progress` names, by the server's id for them. */
  readonly agentId: string | undefined;
  /** The agent whose photo was asked for. */
  readonly introducedId: string | undefined;
  readonly isStale: boolean;
  /** Monotonic time before which there is no news to be had. */
  readonly dueMs: number;
  /** Set from the first failure until the status has been told again. */
  readonly trouble: SearchProgress | undefined;
  /** What the visitor wants done, until it is settled. */
  readonly order: Order | undefined;
  /** Why the last order could not be carried out. */
  readonly orderFailure: FootbridgeError | undefined;
  readonly endReason: CallbackEndReason | undefined;
}

export type Order = { readonly kind: 'cancel' } | { readonly kind: 'reschedule'; readonly preferredTime: string };

export interface OrderCommand {
  readonly type: 'order';
  readonly order: Order;
}

export type CallbackCommand =
  | { readonly type: 'watch' }
  | { readonly type: 'unwatch' }
  | OrderCommand
  | { readonly type: 'configured'; readonly configuration: ServerConfiguration }
  | { readonly type: 'wake' };

export const createContext = ({ input }: { readonly input: CallbackInput }): CallbackContext => ({
  ...input,
  progress: undefined,
  agentId: undefined,
  introducedId: undefined,
  isStale: false,
  dueMs: input.settings.clock.monotonic() + input.firstLookAfterMs,
  trouble: undefined,
  order: undefined,
  orderFailure: undefined,
  endReason: undefined,
});

/** What a state or an action is told: the context, and how the thing it waited for ended. */
export interface Args {
  readonly context: CallbackContext;
}

export interface Done<Output> extends Args {
  readonly event: { readonly output: Output };
}

export type Change = Partial<CallbackContext>;

/** For what needs to know everything. */
export const whole = ({ context }: Args): CallbackContext => context;

export const statusErrand = errandMachineFor<CallbackStatusAnswer>();
export const orderErrand = errandMachineFor<CallbackAnswer>();
