/** What a visitor has set for themselves, kept in this tab from the moment that they set it until the chat is over. */
import { tabMemory } from '../internal/memory.js';

export interface Wishes {
  readonly enterBreaks: boolean;
  readonly sound: boolean;
}

const KEY = 'footbridge-wishes';

export function readWishes(): Wishes {
  const kept = tabMemory.get(KEY)?.split(' ') ?? [];
  return { enterBreaks: kept.includes('enterBreaks'), sound: kept.includes('sound') };
}

export function keepWishes({ enterBreaks, sound }: Wishes): void {
  tabMemory.set(KEY, [enterBreaks && 'enterBreaks', sound && 'sound'].filter(Boolean).join(' ') || undefined);
}

export const forgetWishes = (): void => tabMemory.set(KEY, undefined);
