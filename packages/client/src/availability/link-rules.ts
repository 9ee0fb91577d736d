/** When a page offers a chat: rules to choose from, or to write one's own after. */
import type { QueueFigures } from './query-queue.js';

/** What a page offers its visitor. */
export type Offer = 'chat' | 'callback' | 'none';

/**
 * Decides from a queue's figures what to offer. `visitorNumber` is a whole number that stays the same for one visitor and is
 * as likely as any other.
 */
export type LinkRule = (figures: QueueFigures, visitorNumber: number) => Offer;

const MINUTE_SECONDS = 60;

/** A chat where the wait is shorter than three minutes. */
export const chatIfShortWait: LinkRule = (figures) => (waitsLess(figures, 3) ? 'chat' : 'none');

/** A chat where an agent is free or the wait is shorter than a minute; else a callback. */
export const chatElseCallback: LinkRule = (figures) => (isFree(figures) || waitsLess(figures, 1) ? 'chat' : 'callback');

/** A chat for everybody while an agent is free, for every third visitor while the wait is shorter than eight minutes. */
export const chatForSome: LinkRule = (figures, visitorNumber) =>
  isFree(figures) || (waitsLess(figures, 8) && visitorNumber % 3 === 0) ? 'chat' : 'none';

const isFree = ({ agentsAvailable }: QueueFigures) => agentsAvailable > 0;

/** A wait below 0 is one that the server does not know. */
const waitsLess = ({ estimatedWaitSeconds }: QueueFigures, minutes: number) =>
  estimatedWaitSeconds >= 0 && estimatedWaitSeconds < minutes * MINUTE_SECONDS;
