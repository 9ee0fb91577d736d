import { describe, expect, test } from 'vitest';
import { describe as describeValue, Part } from './part.js';

const part = new Part({ status: { type: 'failure' }, events: [{ sequenceNumber: 3 }], participantID: 7 }, 'chat');

describe('a part of an answer', () => {
  test('is found by its exact name only', () => {
    expect(part.get('participantID').value).toBe(7);
    expect(part.get('participantId').isAbsent).toBe(true);
    expect(new Part({}, '').get('constructor').isAbsent).toBe(true);
  });

  test('says where something else was expected, and what was there', () => {
    expect(() => part.get('status').get('type').equals('success')).toThrow(
      'Expected "success" at chat.status.type, got "failure".',
    );
    expect(() => part.get('events').list()[0]?.get('sequenceNumber').equals(4)).toThrow(
      'Expected 4 at chat.events[0].sequenceNumber, got 3.',
    );
    expect(() => part.get('participantID').text()).toThrow('Expected a text at chat.participantID, got 7.');
    expect(() => part.get('nothing').integer()).toThrow(
      'Expected an integer of at least 0 at chat.nothing, got nothing.',
    );
    expect(() => part.get('participantID').get('deeper')).toThrow('Expected an object at chat.participantID, got 7.');
  });

  test.each([
    ['0b6f0c1e-52a7-4a63-9a4e-6c2f5f1d9e77', '"***"'],
    ['/websvcs/chat/getfile/9c1f0d3ab27e4c55a8d2f6b1e0937a44/manual.pdf', '"/websvcs/chat/getfile/***/manual.pdf"'],
    ['3100482210', '"***"'],
    [
      'error.websvc.general.limit.MaxInteractionsAllowedPerIP',
      '"error.websvc.general.limit.MaxInteractionsAllowedPerIP"',
    ],
  ])('is described without what could open something: %s', (value, shown) => {
    expect(describeValue(value)).toBe(shown);
  });
});
