import { describe, expect, test } from 'vitest';
import { TestCentre } from '../testing/test-centre.js';
import { createAvailability, type AvailabilityOptions } from './create-availability.js';
import { chatElseCallback, chatForSome, chatIfShortWait } from './link-rules.js';
import { queryQueue } from './query-queue.js';

type Bridges = ConstructorParameters<typeof TestCentre>[0];

function open(bridges: Bridges = {}, options: AvailabilityOptions = {}) {
  const centre = new TestCentre({ parameters: { QueueQueryTime: 0 }, ...bridges });
  const client = centre.client();
  const availability = createAvailability(client.footbridge, options);
  const asked = () => centre.network.requests('queue/query');
  return { centre, client, footbridge: client.footbridge, availability, asked };
}

describe('the link rules', () => {
  const offers = (waitMinutes: number, agentsAvailable: number) =>
    [chatIfShortWait, chatElseCallback, chatForSome].map((rule) =>
      rule({ agentsAvailable, estimatedWaitSeconds: waitMinutes * 60 }, 1),
    );

  test.each([
    [0.5, 0, ['chat', 'chat', 'none']],
    [2, 0, ['chat', 'callback', 'none']],
    [5, 0, ['none', 'callback', 'none']],
    [9, 0, ['none', 'callback', 'none']],
    [2, 1, ['chat', 'chat', 'chat']],
    [5, 1, ['none', 'chat', 'chat']],
    [9, 1, ['none', 'chat', 'chat']],
    [-1, 0, ['none', 'callback', 'none']],
  ])('offer at a wait of %d minutes with %d agents: %j', (waitMinutes, agents, expected) => {
    expect(offers(waitMinutes, agents)).toEqual(expected);
  });

  test('let in every third visitor while the wait is shorter than eight minutes, and nobody after that', () => {
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    const letIn = (waitMinutes: number) =>
      numbers.filter(
        (number) => chatForSome({ agentsAvailable: 0, estimatedWaitSeconds: waitMinutes * 60 }, number) === 'chat',
      );
    expect(letIn(7.9)).toHaveLength(100);
    expect(letIn(8)).toEqual([]);
  });
});

describe('asking about a queue', () => {
  test('answers how it stands', async () => {
    const { centre, footbridge } = open();
    await centre.agent({ command: 'signIn' });
    expect(await queryQueue(footbridge)).toEqual({ agentsAvailable: 1, estimatedWaitSeconds: 0 });
  });

  test('asks the same once within five seconds, and once at a time', async () => {
    const { centre, footbridge, asked } = open();
    await Promise.all([queryQueue(footbridge), queryQueue(footbridge)]);
    await queryQueue(footbridge, { queue: 'Marketing' });
    expect(asked()).toHaveLength(1);
    await queryQueue(footbridge, { queue: 'Support' });
    expect(asked()).toHaveLength(2);
    await centre.clock.advance(4_999);
    await queryQueue(footbridge);
    expect(asked()).toHaveLength(2);
    await centre.clock.advance(1);
    await queryQueue(footbridge);
    expect(asked()).toHaveLength(3);
  });

  test('asks no server twice within that time that has refused', async () => {
    const { footbridge, asked } = open();
    for (let time = 0; time < 3; time += 1) {
      await expect(queryQueue(footbridge, { queue: 'Nowhere' })).rejects.toMatchObject({ code: 'unknown-target' });
    }
    expect(asked()).toHaveLength(1);
  });

  test('is repeated, and taken to the other server, as it changes nothing', async () => {
    const { centre, footbridge, asked } = open({ pair: true });
    await footbridge.connect();
    centre.network.disturb(({ server }) => (server === 'a' ? 'refused' : undefined));
    centre.a.kill();
    await centre.clock.advance(4_000);
    const figures = queryQueue(footbridge);
    await centre.clock.advance(5_000);
    expect(await figures).toMatchObject({ agentsAvailable: 0 });
    expect(asked().map(({ server }) => server)).toEqual(['a', 'a', 'b']);
  });

  test.each([
    [0, 'not-allowed'],
    [2, 'not-allowed'],
  ])('is for nobody without a name at access %d', async (QueryQueueAccessControl, code) => {
    const { footbridge, asked } = open({ parameters: { QueryQueueAccessControl } });
    await expect(queryQueue(footbridge)).rejects.toMatchObject({ code });
    expect(asked()).toEqual([]);
  });
});

describe('what a page offers', () => {
  test('is unknown until somebody looks, then fresh for as long as somebody does', async () => {
    const { centre, availability, asked } = open();
    await centre.agent({ command: 'signIn' });
    await centre.clock.advance(60_000);
    expect(asked()).toEqual([]);
    expect(availability.snapshot).toEqual({ status: 'unknown', figures: undefined, offer: 'none' });
    let changes = 0;
    availability.subscribe(() => (changes += 1));
    const unwatch = availability.watch();
    await centre.clock.advance(0);
    expect(availability.snapshot).toMatchObject({ status: 'open', figures: { agentsAvailable: 1 }, offer: 'chat' });
    await centre.clock.advance(90_000);
    expect(asked()).toHaveLength(4);
    expect(changes).toBe(1);
    unwatch();
    await centre.clock.advance(600_000);
    expect(asked()).toHaveLength(4);
  });

  test('follows the queue', async () => {
    const { centre, availability } = open({}, { refreshMs: 10_000 });
    await centre.agent({ command: 'signIn' });
    availability.watch();
    await centre.clock.advance(0);
    expect(availability.snapshot.offer).toBe('chat');
    await centre.agent({ command: 'signOut' });
    await centre.client().footbridge.startChat();
    await centre.clock.advance(10_000);
    expect(availability.snapshot).toMatchObject({ figures: { agentsAvailable: 0 }, offer: 'callback' });
  });

  test("is decided by the page's own rule, with the visitor's own number", async () => {
    const seen: number[] = [];
    const { centre, availability } = open(
      {},
      {
        visitorNumber: 4_711,
        rule: (_, visitorNumber) => {
          seen.push(visitorNumber);
          return 'callback';
        },
      },
    );
    availability.watch();
    await centre.clock.advance(0);
    expect(availability.snapshot.offer).toBe('callback');
    expect(new Set(seen)).toEqual(new Set([4_711]));
  });

  test('is nothing, quietly, while no server answers', async () => {
    const { centre, client, availability } = open();
    const mend = centre.network.disturb(() => 'refused');
    availability.watch();
    await centre.clock.advance(30_000);
    expect(availability.snapshot).toEqual({ status: 'failed', figures: undefined, offer: 'none' });
    expect(client.problems).toEqual([]);
    mend();
    await centre.clock.advance(60_000);
    expect(availability.snapshot.status).toBe('open');
  });

  test('is told to those who sign in, where the page knows who they are', async () => {
    const { centre, availability } = open(
      { parameters: { QueryQueueAccessControl: 2 }, authenticate: async ({ name }) => ({ account: name, name }) },
      { askCredentials: async () => ({ name: 'ola', password: 'correct horse' }) },
    );
    availability.watch();
    await centre.clock.advance(0);
    expect(availability.snapshot.status).toBe('open');
  });

  test('ends with its client', async () => {
    const { centre, footbridge, availability, asked } = open();
    availability.watch();
    await centre.clock.advance(0);
    footbridge.dispose();
    await centre.clock.advance(120_000);
    expect(asked()).toHaveLength(1);
  });
});
