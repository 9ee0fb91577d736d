import type { Entry } from '../snapshot.js';

/** The key of a line that has none of its own. */
export const countedKey = (count: number): string => `entry-${count}`;

/** Whether a line has the same key in every page: a message of the visitor's, where the server tells whose echo is whose. */
export const isKnownByKey = ({ key }: Entry): boolean => !key.startsWith('entry-');
