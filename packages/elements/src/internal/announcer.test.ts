import type { Clock } from '@footbridge/client';
import { beforeEach, describe, expect, test } from 'vitest';
import { Announcer } from './announcer.js';

/** A clock that the test moves. */
class HandClock implements Clock {
  timers = new Map<number, { readonly callback: () => void; readonly atMs: number }>();
  #nowMs = 0;
  #lastId = 0;

  now = () => this.#nowMs;
  monotonic = () => this.#nowMs;
  setTimeout = (callback: () => void, delayMs: number) => {
    this.#lastId += 1;
    this.timers.set(this.#lastId, { callback, atMs: this.#nowMs + delayMs });
    return this.#lastId;
  };
  clearTimeout = (id: unknown) => void this.timers.delete(id as number);

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const [id, { callback, atMs }] of this.timers) {
      if (atMs > this.#nowMs) continue;
      this.timers.delete(id);
      callback();
    }
  }
}

describe('an announcer', () => {
  let clock: HandClock;
  let shown: readonly string[];
  let announcer: Announcer<string>;

  beforeEach(() => {
    clock = new HandClock();
    shown = [];
    announcer = new Announcer((lines) => (shown = lines), clock);
  });

  test('waits until a change of focus has been read', () => {
    announcer.say(['Hello']);
    clock.advance(249);
    expect(shown).toEqual([]);
    clock.advance(1);
    expect(shown).toEqual(['Hello']);
  });

  test('says together what came close together, in order', () => {
    announcer.say(['One']);
    clock.advance(100);
    announcer.say(['Two']);
    clock.advance(150);
    expect(shown).toEqual(['One', 'Two']);
  });

  test('leaves a line for more than a second and then takes it away', () => {
    announcer.say(['Hello']);
    clock.advance(250);
    clock.advance(1_000);
    expect(shown).toEqual(['Hello']);
    clock.advance(500);
    expect(shown).toEqual([]);
  });

  test('says later what came while it was speaking', () => {
    announcer.say(['One']);
    clock.advance(250);
    announcer.say(['Two']);
    expect(shown).toEqual(['One']);
    clock.advance(1_500);
    clock.advance(250);
    expect(shown).toEqual(['Two']);
  });

  test('leaves no timer when it is stopped, and can speak again', () => {
    announcer.say(['One']);
    announcer.stop();
    expect(clock.timers.size).toBe(0);
    announcer.say(['Two']);
    clock.advance(250);
    expect(shown).toEqual(['Two']);
  });

  test('starts no timer for nothing', () => {
    announcer.say([]);
    expect(clock.timers.size).toBe(0);
  });
});
