/**
 * Polls that wait until there is something to tell. A hold costs a timer and an entry in a map, and its chat finds it
 * without looking at any other. Knows when a hold ends, and nothing of what is then answered. protocol §10.3
 */
import { BridgeError } from '../errors.js';
import type { Centre } from './centre.js';
import type { LiveChat } from './live-interaction.js';

/**
 * `over`: there is news, or the time is up. `displaced`: the same visitor has asked again. `left`: nobody waits for the
 * answer any more.
 */
export type HoldEnd = 'over' | 'displaced' | 'left';

export interface HeldPoll {
  readonly end: (how: HoldEnd) => void;
  readonly fail: (error: BridgeError) => void;
}

export interface HoldRequest {
  readonly durationMs: number;
  /** Aborted once nobody waits for the answer. */
  readonly signal: AbortSignal;
}

/** One at a time for a chat. Resolves when the hold ends; rejects with `BridgeError` when this bridge is no longer the one to answer. */
export function holdPoll(centre: Centre, chat: LiveChat, { durationMs, signal }: HoldRequest): Promise<HoldEnd> {
  const { clock, heldPolls } = centre;
  return new Promise((resolve, reject) => {
    const release = (): void => {
      heldPolls.delete(chat);
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      // Whoever is waiting for an answer is there.
      chat.lastHeardAtMs = clock.monotonic();
    };
    const end = (how: HoldEnd): void => {
      release();
      resolve(how);
    };
    const leave = (): void => end('left');
    const timer = clock.setTimeout(() => end('over'), durationMs);
    heldPolls.set(chat, {
      end,
      fail(error) {
        release();
        reject(error);
      },
    });
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  });
}

/** Ends the hold on a chat that has news. */
export const releasePoll = (centre: Centre, chat: LiveChat): void => centre.heldPolls.get(chat)?.end('over');

/** Ends the hold on a chat whose visitor has asked anew. */
export const displacePoll = (centre: Centre, chat: LiveChat): void => centre.heldPolls.get(chat)?.end('displaced');

/** Ends every hold as if its time were up. */
export function endHeldPolls(centre: Centre): void {
  for (const poll of centre.heldPolls.values()) poll.end('over');
}

/** Refuses every poll that is held, so that its visitor asks the other bridge. */
export function refuseHeldPolls(centre: Centre): void {
  for (const poll of centre.heldPolls.values()) {
    poll.fail(new BridgeError('not-active', 'This bridge is not active.'));
  }
}
