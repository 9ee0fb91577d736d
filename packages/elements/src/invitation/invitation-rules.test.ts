import { describe, expect, test } from 'vitest';
import { percentSeen, rulesThatHold, type InvitationRules, type PageFacts } from './invitation-rules.js';

const none: InvitationRules = { afterSeconds: undefined, atScroll: undefined, fromCart: undefined };
const facts: PageFacts = { secondsOnPage: 20, seenPercent: 60, cart: 99.5 };

describe('an invitation', () => {
  test('is due by no rule where none is set', () => {
    expect(rulesThatHold(none, { secondsOnPage: 9_999, seenPercent: 100, cart: 9_999 })).toEqual([]);
  });

  test.each([
    [{ afterSeconds: 20 }, ['afterSeconds']],
    [{ afterSeconds: 21 }, []],
    [{ atScroll: 60 }, ['atScroll']],
    [{ atScroll: 60.1 }, []],
    [{ fromCart: 99.5 }, ['fromCart']],
    [{ fromCart: 100 }, []],
    [{ afterSeconds: 0 }, ['afterSeconds']],
    [{ afterSeconds: NaN }, []],
    [{ afterSeconds: 10, atScroll: 90, fromCart: 50 }, ['afterSeconds', 'fromCart']],
  ] as const)('is due by %j: %j', (rules, expected) => {
    expect(rulesThatHold({ ...none, ...rules }, facts)).toEqual(expected);
  });
});

test('how much of a page was seen counts what is on the screen', () => {
  expect(percentSeen({ scrollTop: 0, clientHeight: 500, scrollHeight: 2_000 })).toBe(25);
  expect(percentSeen({ scrollTop: 1_500, clientHeight: 500, scrollHeight: 2_000 })).toBe(100);
  expect(percentSeen({ scrollTop: 0, clientHeight: 500, scrollHeight: 300 })).toBe(100);
});
