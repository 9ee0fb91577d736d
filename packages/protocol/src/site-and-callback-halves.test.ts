import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as client from './index.js';
import * as server from './server.js';

const json = JSON.stringify;

describe('what one half writes, the other reads', () => {
  const place = { name: 'Ola', credentials: '', target: 'Repairs', targetType: 'Workgroup' } as const;
  const clientToken = 'a'.repeat(32);

  test('as a request', () => {
    const create = {
      ...place,
      telephone: '+47 555 01 22',
      subject: 'Leaks',
      language: 'no',
      customInfo: 'gold',
      attributes: { plan: 'basic' },
      routingContexts: [{ category: 'Product', context: 'Dishwasher' }],
      preferredTime: '2026-01-06T09:00:00+01:00',
      clientToken,
    };
    expect(server.decodeCallbackCreateRequest(JSON.parse(client.encodeCallbackRequest.create(create)))).toEqual({
      ok: true,
      value: create,
    });
    const message = { ...place, emailAddress: 'ola@example.com', text: 'Call me', language: 'no', clientToken };
    expect(server.decodeMessageCreateRequest(JSON.parse(client.encodeMessageCreateRequest(message)))).toEqual({
      ok: true,
      value: message,
    });
    const account = { username: 'ola', password: 'secret', contact: { homeURL: 'http://ola.example' }, clientToken };
    expect(server.decodeRegisterRequest(JSON.parse(client.encodeRegisterRequest(account)))).toEqual({
      ok: true,
      value: account,
    });
    const query = { queueName: 'Repairs', queueType: 'Workgroup', name: 'ola', credentials: 'secret' } as const;
    expect(server.decodeQueueQueryRequest(JSON.parse(client.encodeQueueQueryRequest(query)))).toEqual({
      ok: true,
      value: query,
    });
    const search = { firstName: 'Ja', lastName: undefined, department: 'Sales' };
    expect(server.decodeDirectoryQueryRequest(JSON.parse(client.encodeDirectoryQueryRequest(search)))).toEqual({
      ok: true,
      value: search,
    });
    const reconnect = JSON.parse(client.encodeCallbackRequest.reconnect({ callbackId: '3100482210' }));
    expect(server.decodeCallbackReconnectRequest(reconnect)).toEqual({ ok: true, value: { callbackId: '3100482210' } });
    const { preferredTime } = create;
    const reschedule = JSON.parse(client.encodeCallbackRequest.reschedule({ preferredTime }));
    expect(server.decodeCallbackRescheduleRequest(reschedule)).toEqual({ ok: true, value: { preferredTime } });
  });

  test('as an answer', () => {
    const created = { ok: true, participantId: 'p', callbackId: 'c', userIdentityId: 'u', pollWaitMs: 2_000 } as const;
    expect(client.decodeCallbackAnswer(json(server.encodeCallbackAnswer(created)))).toMatchObject({ value: created });
    const acd = {
      interactionState: 'Waiting Agent',
      queueName: 'Repairs',
      queuePosition: 2,
      queueWaitSeconds: 60,
      estimatedCallbackSeconds: -1,
      longestWaitSeconds: 300,
      waitingCount: 4,
      loggedInAgentsCount: 6,
      availableAgentsCount: 1,
    };
    const preferredTime = '2026-01-06T09:00:00+01:00';
    const status = { ok: true, assignedAgent: { name: 'Tomas', participantId: 'a' }, acd, preferredTime } as const;
    const decoded = client.decodeCallbackStatusAnswer(json(server.encodeCallbackStatusAnswer(status)));
    expect(decoded).toEqual({ ok: true, value: status });
    const queue = { ok: true, agentsAvailable: 3, estimatedWaitSeconds: 45 } as const;
    expect(client.decodeQueueQueryAnswer(json(server.encodeQueueQueryAnswer(queue)))).toEqual({
      ok: true,
      value: queue,
    });
    const entry = {
      displayName: 'Jane Doe',
      target: 'jane',
      targetType: 'User',
      statusText: 'Available',
      available: true,
      department: 'Sales',
      photoPath: '/websvcs/photos/1.png',
      chat: true,
      callback: false,
    } as const;
    const directory = { ok: true, departments: ['Sales'], entries: [entry] } as const;
    const found = client.decodeDirectoryAnswer(json(server.encodeDirectoryAnswer(directory)));
    expect(found).toEqual({ ok: true, value: directory });
  });

  test('as a refusal, of every kind', () => {
    const refusal = { ok: false, reason: client.reasons.accountExists } as const;
    const answers = [
      client.decodeRegistrationAnswer(json(server.encodeRegistrationAnswer(refusal))),
      client.decodeMessageAnswer(json(server.encodeMessageAnswer(refusal))),
      client.decodeDirectoryAnswer(json(server.encodeDirectoryAnswer(refusal))),
      client.decodeQueueQueryAnswer(json(server.encodeQueueQueryAnswer(refusal))),
      client.decodeCallbackAnswer(json(server.encodeCallbackAnswer(refusal))),
      client.decodeCallbackStatusAnswer(json(server.encodeCallbackStatusAnswer(refusal))),
    ];
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: refusal })));
  });
});

describe('a foreign answer', () => {
  const success = { status: { type: 'success' } };

  test('about a callback may hold nothing but its status', () => {
    expect(client.decodeCallbackStatusAnswer(json({ callback: success }))).toMatchObject({
      value: { ok: true, assignedAgent: undefined, acd: { interactionState: '', queuePosition: undefined } },
    });
  });

  test('about a queue without figures is no answer', () => {
    expect(client.decodeQueueQueryAnswer(json({ queue: { ...success, agentsAvailable: 'some' } }))).toMatchObject({
      ok: false,
      problem: { code: 'unexpected-shape' },
    });
  });

  test('is read or refused, and never throws', () => {
    const decoders = [
      client.decodeCallbackAnswer,
      client.decodeCallbackStatusAnswer,
      client.decodeQueueQueryAnswer,
      client.decodeRegistrationAnswer,
      client.decodeMessageAnswer,
      client.decodeDirectoryAnswer,
    ];
    const root = fc.constantFrom('callback', 'queue', 'registration', 'message', 'directory');
    const key = fc.constantFrom(
      'assignedAgent',
      'acdStatus',
      'entries',
      'departments',
      'displayName',
      'target',
      'photo',
    );
    const value = fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(key, fc.jsonValue())));
    const answer = fc
      .tuple(root, fc.dictionary(key, value))
      .map(([name, fields]) => json({ [name]: { ...fields, ...success } }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), answer), (text) => {
        for (const decode of decoders) expect(decode(text)).toHaveProperty('ok');
      }),
    );
  });
});
