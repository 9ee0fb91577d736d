import { describe, expect, test } from 'vitest';
import type { FootbridgeOptions } from '../options.js';
import { TestCentre } from '../testing/test-centre.js';
import type { CallbackDetails, CallbackEvent, CallbackEventType, Callbacks } from './callbacks.js';
import { createCallbacks } from './create-callbacks.js';

type Bridges = ConstructorParameters<typeof TestCentre>[0];

const eventTypes: readonly CallbackEventType[] = [
  'callbackCreated',
  'callbackFailed',
  'statusReceived',
  'statusFailed',
  'agentAssigned',
  'callbackRescheduled',
  'connectionLost',
  'connectionRestored',
  'cancelFailed',
  'callbackEnded',
];

function follow(callbacks: Callbacks): CallbackEvent[] {
  const news: CallbackEvent[] = [];
  for (const type of eventTypes) callbacks.on(type, (event) => news.push(event));
  return news;
}

const details: CallbackDetails = { name: 'Ola N.', telephone: '+47 555 01 22', subject: 'Dishwasher leaks' };

/** A visitor who looks at the page on which they asked to be called. */
async function askForCall(bridges: Bridges = {}, over: Partial<CallbackDetails> = {}) {
  const site = open(bridges);
  await site.centre.agent({ command: 'signIn' });
  await site.callbacks.create({ ...details, ...over });
  return site;
}

function open(bridges: Bridges = {}, options: Partial<FootbridgeOptions> = {}) {
  const centre = new TestCentre(bridges);
  const { footbridge } = centre.client(options);
  const callbacks = createCallbacks(footbridge);
  const unwatch = callbacks.watch();
  const shown = () => {
    if (!callbacks.snapshot) throw new Error('There is no callback.');
    return callbacks.snapshot;
  };
  const stateOf = () => [shown().status, shown().endReason, shown().connection];
  const newsTypes = () => news.map(({ type }) => type).filter((type) => type !== 'statusReceived');
  const news = follow(callbacks);
  const asked = (what: string) => centre.network.requests(`callback/${what}`);
  const waitingRequests = async () => (await centre.desk()).interactions.filter(({ state }) => state !== 'ended');
  return { centre, footbridge, callbacks, unwatch, shown, stateOf, news, newsTypes, asked, waitingRequests };
}

const LONG_SUBJECT = 'x'.repeat(2_001);
const plain = { extensions: { clientToken: false } };

describe('a callback', () => {
  test('is asked for, told about after 1.5 s and then every 10 s', async () => {
    const { centre, callbacks, shown, asked, newsTypes } = await askForCall();
    expect(shown()).toMatchObject({ status: 'open', name: 'Ola N.', telephone: '+47 555 01 22', progress: undefined });
    expect(callbacks.takesTime).toBe(true);
    await centre.clock.advance(1_499);
    expect(asked('status')).toHaveLength(0);
    await centre.clock.advance(1);
    expect(asked('status')).toHaveLength(1);
    expect(shown().progress).toMatchObject({ stateText: 'Alerting', queueName: 'Marketing', agent: undefined });
    await centre.clock.advance(30_000);
    expect(asked('status')).toHaveLength(4);
    expect(newsTypes()).toEqual(['callbackCreated']);
    expect(callbacks.record).toMatchObject({ version: 1, server: 0, isAssigned: false });
  });

  test('carries what the form and the page know, for the agent and for routing', async () => {
    const routingContexts = [{ category: 'Product', context: 'Dishwasher' }];
    const known = { customInfo: 'gold', attributes: { plan: 'basic' }, routingContexts };
    const { centre, asked } = await askForCall({}, known);
    expect(asked('create')[0]?.body).toMatchObject({
      target: 'Marketing',
      targettype: 'Workgroup',
      subject: 'Dishwasher leaks',
      participant: { name: 'Ola N.', credentials: '', telephone: '+47 555 01 22' },
      ...known,
    });
    const [interaction] = (await centre.desk()).interactions;
    expect(interaction).toMatchObject({
      kind: 'callback',
      callback: { telephone: '+47 555 01 22', subject: 'Dishwasher leaks' },
    });
  });

  test('shows the agent who picks it up, and is completed when the agent is done with it', async () => {
    const { centre, callbacks, shown, stateOf, newsTypes } = await askForCall();
    const interactionId = await centre.pickUp();
    await centre.clock.advance(1_500);
    expect(shown().progress).toMatchObject({ agent: { name: 'Alicia Adams' }, stateText: 'Connected' });
    await centre.agent({ command: 'complete', interactionId });
    await centre.clock.advance(10_000);
    expect(stateOf()).toEqual(['ended', 'completed', 'connected']);
    expect(newsTypes()).toEqual(['callbackCreated', 'agentAssigned', 'callbackEnded']);
    expect(callbacks.record).toBeUndefined();
    callbacks.reset();
    expect(callbacks.snapshot).toBeUndefined();
  });

  test('is completed soon in a pair too, of which only one server answers', async () => {
    const { centre, stateOf, newsTypes } = await askForCall({ pair: true });
    const interactionId = await centre.pickUp();
    await centre.clock.advance(1_500);
    await centre.agent({ command: 'complete', interactionId });
    await centre.clock.advance(13_000);
    expect(stateOf()).toEqual(['ended', 'completed', 'connected']);
    expect(newsTypes().at(-1)).toBe('callbackEnded');
  });

  test('shows the photo of the agent, and asks for it once', async () => {
    const { centre, shown } = await askForCall({ agents: [{ name: 'Alicia Adams', photo: '/photos/alicia.png' }] });
    await centre.pickUp();
    await centre.clock.advance(21_500);
    expect(centre.network.requests('partyInfo')).toHaveLength(1);
    expect(shown().progress?.agent?.photoUrl).toMatch(/^http:\/\/site\.example\/a\/.+/);
  });

  test('is snoozed while the agent tries again later', async () => {
    const { centre, shown } = await askForCall();
    const interactionId = await centre.pickUp();
    await centre.clock.advance(1_500);
    await centre.agent({ command: 'retryLater', interactionId });
    await centre.clock.advance(10_000);
    expect(shown()).toMatchObject({ status: 'open', progress: { stateText: 'Snoozed', agent: undefined } });
    expect(shown().progress?.estimatedCallbackSeconds).toBeGreaterThan(200);
  });

  test('is not asked about while nobody watches, and at once when somebody does again', async () => {
    const { centre, callbacks, asked, unwatch } = await askForCall();
    await centre.clock.advance(1_500);
    unwatch();
    await centre.clock.advance(60_000);
    expect(asked('status')).toHaveLength(1);
    const again = callbacks.watch();
    await centre.clock.advance(0);
    expect(asked('status')).toHaveLength(2);
    // Looking away and back at once is no reason to ask.
    again();
    callbacks.watch();
    await centre.clock.advance(9_999);
    expect(asked('status')).toHaveLength(2);
  });

  test('hides a state whose gaps the server did not fill, and a wait that it does not know', async () => {
    const { centre, shown } = await askForCall();
    centre.network.serve('a', async () =>
      Response.json({
        callback: {
          acdStatus: { interactionState: 'With %2%', estimatedCallbackTime: -1, queuePosition: '3' },
          status: { type: 'success' },
        },
      }),
    );
    await centre.clock.advance(1_500);
    expect(shown().progress).toMatchObject({
      stateText: undefined,
      estimatedCallbackSeconds: undefined,
      queuePosition: 3,
    });
  });

  test('says that its news is old when the server refuses to tell, and goes on asking', async () => {
    const { centre, shown, newsTypes } = await askForCall();
    await centre.clock.advance(1_500);
    const status = { type: 'failure', reason: 'error.websvc.general' };
    const real = centre.a.bridge;
    centre.network.serve('a', async () => Response.json({ callback: { status } }));
    await centre.clock.advance(10_000);
    expect(shown()).toMatchObject({ status: 'open', stale: true, progress: { stateText: 'Alerting' } });
    centre.network.serve('a', async (request) => real.fetch(request));
    await centre.clock.advance(10_000);
    expect(shown()).toMatchObject({ stale: false });
    expect(newsTypes()).toEqual(['callbackCreated', 'statusFailed']);
  });
});

describe('creating a callback', () => {
  test.each([['answerLost'], ['answerCut'], ['html'], [500], [504]] as const)(
    'makes one of it when the first answer is %s and the server knows tokens',
    async (fault) => {
      const { centre, callbacks, stateOf, waitingRequests } = open();
      await centre.agent({ command: 'signIn' });
      centre.network.disturbNext('callback/create', fault);
      const created = callbacks.create(details);
      await centre.clock.advance(20_000);
      await created;
      expect(stateOf()).toEqual(['open', undefined, 'connected']);
      expect(await waitingRequests()).toHaveLength(1);
    },
  );

  test('asks once, and says that nobody knows, when the answer is lost and the server knows no tokens', async () => {
    const { centre, callbacks, asked, newsTypes } = open(plain);
    await centre.agent({ command: 'signIn' });
    centre.network.disturbNext('callback/create', 'answerLost');
    const refused = expect(callbacks.create(details)).rejects.toMatchObject({ code: 'unconfirmed' });
    await centre.clock.advance(60_000);
    await refused;
    expect(asked('create')).toHaveLength(1);
    expect(callbacks.snapshot).toBeUndefined();
    expect(newsTypes()).toEqual(['callbackFailed']);
  });

  test('takes an answer that comes late', async () => {
    const { centre, callbacks, stateOf, waitingRequests } = open();
    await centre.agent({ command: 'signIn' });
    centre.network.disturbNext('callback/create', { delayMs: 11_000 });
    const created = callbacks.create(details);
    await centre.clock.advance(11_000);
    await created;
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
    expect(await waitingRequests()).toHaveLength(1);
  });

  test('goes to the other server when ours has just died', async () => {
    const { centre, footbridge, callbacks, stateOf } = open({ pair: true });
    await footbridge.connect();
    centre.a.kill();
    await centre.clock.advance(4_000);
    const created = callbacks.create(details);
    await centre.clock.advance(5_000);
    await created;
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
    expect(callbacks.record?.server).toBe(1);
  });

  test.each([
    ['invalid-fields', { telephone: '  ' }],
    ['invalid-fields', { subject: LONG_SUBJECT }],
    ['unknown-target', { target: 'Nowhere' }],
    ['not-allowed', { preferredTime: '2026-01-06T09:00:00+01:00' }, { extensions: { callbackTime: false } }],
    ['invalid-fields', { preferredTime: 'tomorrow' }],
    ['not-allowed', {}, { parameters: { CallbackAccessControl: 0 } }],
    ['sign-in-refused', { password: 'wrong' }],
    ['limit-reached', {}, { parameters: { MaxActiveCallbacksAllowed: 0 } }],
  ] as const)('rejects with %s (%#)', async (code, over, bridges: Bridges = {}) => {
    const { callbacks } = open(bridges);
    await expect(callbacks.create({ ...details, ...over })).rejects.toMatchObject({ code });
    expect(callbacks.snapshot).toBeUndefined();
  });

  test('is refused while there is one', async () => {
    const { callbacks } = await askForCall();
    await expect(callbacks.create(details)).rejects.toMatchObject({ code: 'refused' });
  });

  test('ends with its client', async () => {
    const { centre, footbridge, callbacks } = open();
    await footbridge.connect();
    centre.network.disturb(() => 'requestLost');
    const created = expect(callbacks.create(details)).rejects.toMatchObject({ code: 'disposed' });
    await centre.clock.advance(1_000);
    footbridge.dispose();
    await centre.clock.advance(1_000);
    await created;
    expect(centre.clock.pendingTimers).toBeLessThanOrEqual(1);
    const sent = centre.network.sent.length;
    await centre.clock.advance(60_000);
    expect(centre.network.sent).toHaveLength(sent);
  });
});

describe('cancelling', () => {
  test('takes it out of the queue', async () => {
    const { callbacks, stateOf, newsTypes, waitingRequests } = await askForCall();
    expect(callbacks.snapshot?.mayCancel).toBe(true);
    await callbacks.cancel();
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(newsTypes()).toEqual(['callbackCreated', 'callbackEnded']);
    expect(await waitingRequests()).toEqual([]);
    await expect(callbacks.cancel()).rejects.toMatchObject({ code: 'no-callback' });
  });

  test.each(['answerLost', 'html', 503, 404] as const)('is done although the first answer is %s', async (fault) => {
    const { centre, callbacks, stateOf, waitingRequests } = await askForCall();
    centre.network.disturbNext('callback/disconnect', fault);
    const cancelled = callbacks.cancel();
    expect(stateOf()[0]).toBe('cancelling');
    await centre.clock.advance(20_000);
    await cancelled;
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(await waitingRequests()).toEqual([]);
  });

  test('is done although the agent completes it at the same moment', async () => {
    const { centre, callbacks, stateOf } = await askForCall();
    const interactionId = await centre.pickUp();
    await centre.clock.advance(1_500);
    await centre.agent({ command: 'complete', interactionId });
    await callbacks.cancel();
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
  });

  test('takes back what is only being asked for', async () => {
    const { centre, callbacks, stateOf, waitingRequests } = open();
    await centre.agent({ command: 'signIn' });
    centre.network.disturbNext('callback/create', { delayMs: 5_000 });
    const created = callbacks.create(details);
    const cancelled = callbacks.cancel();
    await centre.clock.advance(5_000);
    await Promise.all([created, cancelled]);
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(await waitingRequests()).toEqual([]);
  });

  test('is done where the server has forgotten it', async () => {
    const { centre, callbacks, stateOf } = await askForCall();
    forgetful(centre, 'a');
    await callbacks.cancel();
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
  });

  test('says so when no server confirms it, and the callback goes on', async () => {
    const { centre, callbacks, stateOf, newsTypes } = await askForCall();
    const mend = centre.network.disturb(() => 'refused');
    const refused = expect(callbacks.cancel()).rejects.toMatchObject({ code: 'unreachable' });
    await centre.clock.advance(20_000);
    await refused;
    expect(stateOf()).toEqual(['open', undefined, 'reconnecting']);
    mend();
    await centre.clock.advance(30_000);
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
    expect(newsTypes()).toEqual(['callbackCreated', 'cancelFailed', 'connectionLost', 'connectionRestored']);
  });

  test('overtakes another time that is being asked for', async () => {
    const { centre, callbacks, stateOf, waitingRequests } = await askForCall();
    centre.network.disturbNext('callback/reschedule', { delayMs: 5_000 });
    const moved = expect(callbacks.reschedule('2026-01-05T12:00:00Z')).rejects.toMatchObject({ code: 'refused' });
    await centre.clock.advance(100);
    await callbacks.cancel();
    await moved;
    await centre.clock.advance(10_000);
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(await waitingRequests()).toEqual([]);
  });

  test('is done once, and nothing overtakes it', async () => {
    const { centre, callbacks, stateOf, asked } = await askForCall();
    centre.network.disturbNext('callback/disconnect', { delayMs: 5_000 });
    const cancelled = [callbacks.cancel(), callbacks.cancel()];
    const moved = expect(callbacks.reschedule('2026-01-05T12:00:00Z')).rejects.toMatchObject({ code: 'refused' });
    await centre.clock.advance(5_000);
    await Promise.all([...cancelled, moved]);
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(asked('disconnect')).toHaveLength(1);
  });

  test('that was carried out without an answer is not taken for a loss', async () => {
    const { centre, callbacks, stateOf } = await askForCall();
    centre.network.disturbNext('callback/disconnect', 'answerLost');
    centre.network.disturb(({ what, atMs }) =>
      what === 'callback/disconnect' && atMs > 1_000 ? 'refused' : undefined,
    );
    const cancelled = callbacks.cancel();
    await centre.clock.advance(30_000);
    await cancelled;
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
  });

  test('is not offered where the server cannot', async () => {
    const centre = new TestCentre();
    const callbacks = createCallbacks(centre.client().footbridge);
    foreign(centre, ['create', 'supportAuthenticationAnonymous']);
    await callbacks.create(details);
    expect(callbacks.snapshot?.mayCancel).toBe(false);
    await expect(callbacks.cancel()).rejects.toMatchObject({ code: 'not-allowed' });
    callbacks.watch();
    await centre.clock.advance(20_000);
    expect(centre.network.requests('callback/status')).toEqual([]);
  });
});

describe('another time', () => {
  test('closes the request that the agent knows, and goes on under the same ids', async () => {
    const { centre, callbacks, shown, newsTypes } = await askForCall();
    const before = callbacks.record?.participantId;
    await callbacks.reschedule('2026-01-05T12:00:00Z');
    await centre.clock.advance(0);
    expect(shown()).toMatchObject({ preferredTime: '2026-01-05T12:00:00Z', progress: { stateText: 'Snoozed' } });
    expect(callbacks.record).toMatchObject({ participantId: before, preferredTime: '2026-01-05T12:00:00Z' });
    expect(newsTypes()).toEqual(['callbackCreated', 'callbackRescheduled']);
  });

  test('is refused where it is no time', async () => {
    const { callbacks, stateOf } = await askForCall();
    await expect(callbacks.reschedule('soon')).rejects.toMatchObject({ code: 'invalid-fields' });
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
  });

  test('is refused where the callback has ended meanwhile', async () => {
    const { centre, callbacks, stateOf } = await askForCall();
    const interactionId = await centre.pickUp();
    await centre.clock.advance(1_500);
    await centre.agent({ command: 'complete', interactionId });
    await expect(callbacks.reschedule('2026-01-05T12:00:00Z')).rejects.toMatchObject({ code: 'no-callback' });
    expect(stateOf()).toEqual(['ended', 'completed', 'connected']);
  });

  test('can be asked for from the start', async () => {
    const { centre, shown } = await askForCall({}, { preferredTime: '2026-01-05T12:00:00Z' });
    await centre.clock.advance(1_500);
    expect(shown()).toMatchObject({ preferredTime: '2026-01-05T12:00:00Z', progress: { stateText: 'Snoozed' } });
  });
});

/** Makes one server deny every callback. */
function forgetful(centre: TestCentre, name: 'a' | 'b') {
  const status = { type: 'failure', reason: 'error.websvc.unknownEntity.session' };
  centre.network.serve(name, async ({ url }) =>
    url.includes('serverConfiguration')
      ? Response.json([
          { serverConfiguration: { cfgVer: 1, capabilities: { callback: ['status', 'reconnect', 'disconnect'] } } },
        ])
      : Response.json({ callback: { status } }),
  );
}

const foreignAbilities = ['create', 'status', 'reconnect', 'disconnect', 'supportAuthenticationAnonymous'];

/** Puts a server of another make in the place of one of ours, which answers everything with the same success. */
function foreign(
  centre: TestCentre,
  callback: readonly string[],
  answer: object = {},
  name = 'a',
  paths: string[] = [],
) {
  centre.network.serve(name, async ({ url }) => {
    paths.push(new URL(url).pathname);
    return url.includes('serverConfiguration')
      ? Response.json([{ serverConfiguration: { cfgVer: 1, capabilities: { callback } } }])
      : Response.json({ callback: { participantID: 'p', callbackID: '17', ...answer, status: { type: 'success' } } });
  });
}

describe('when the active server dies', () => {
  test.each([['queued'], ['snoozed']])('a %s callback goes on at the other one', async (state) => {
    const site = await askForCall({ pair: true });
    const { centre, callbacks, shown, stateOf, newsTypes } = site;
    if (state === 'snoozed') {
      const interactionId = await centre.pickUp();
      await centre.agent({ command: 'retryLater', interactionId });
    }
    await centre.clock.advance(2_000);
    const { stateText } = shown().progress ?? {};
    centre.a.kill();
    await centre.clock.advance(30_000);
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
    expect(shown().progress?.stateText).toBe(stateText);
    expect(callbacks.record?.server).toBe(1);
    expect(newsTypes()).toEqual(['callbackCreated']);
    await callbacks.cancel();
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
  });

  test('the visitor is told while it lasts, and that it is over', async () => {
    const { centre, stateOf, newsTypes } = await askForCall({ pair: true });
    await centre.clock.advance(11_400);
    centre.a.kill();
    await centre.clock.advance(1_200);
    expect(stateOf()).toEqual(['open', undefined, 'reconnecting']);
    await centre.clock.advance(10_000);
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
    expect(newsTypes()).toEqual(['callbackCreated', 'connectionLost', 'connectionRestored']);
  });

  test('it can be cancelled although the server died that has it', async () => {
    const { centre, callbacks, stateOf, waitingRequests } = await askForCall({ pair: true });
    await centre.clock.advance(2_000);
    centre.a.kill();
    const cancelled = callbacks.cancel();
    await centre.clock.advance(12_000);
    await cancelled;
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(await waitingRequests()).toEqual([]);
  });

  test('an order that moves to the other server uses the id that it gives', async () => {
    const { centre, callbacks, stateOf } = open({ pair: true });
    foreign(centre, foreignAbilities);
    await callbacks.create(details);
    const paths: string[] = [];
    centre.network.disturb(({ server }) => (server === 'a' ? 503 : undefined));
    foreign(centre, foreignAbilities, { participantID: 'another' }, 'b', paths);
    const cancelled = callbacks.cancel();
    await centre.clock.advance(5_000);
    await cancelled;
    expect(stateOf()).toEqual(['ended', 'cancelled', 'connected']);
    expect(paths.at(-1)).toBe('/websvcs/callback/disconnect/another');
  });

  test('a new id from the other server is used from then on', async () => {
    const { centre, callbacks, stateOf } = open();
    foreign(centre, foreignAbilities);
    await callbacks.create(details);
    centre.network.disturbNext('callback/status', 'refused', 2);
    const answer = { participantID: 'another' };
    foreign(centre, foreignAbilities, answer);
    await centre.clock.advance(3_000);
    expect(callbacks.record?.participantId).toBe('another');
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
  });
});

test('a chat and a callback side by side move once, and stay agreed', async () => {
  const { centre, footbridge, callbacks, stateOf } = await askForCall({
    pair: true,
    parameters: { MaxInteractionsAllowedPerUnitTimePerIP: 10 },
  });
  await footbridge.startChat();
  await centre.clock.advance(5_000);
  let switched = 0;
  let loaded = 0;
  footbridge.on('serverSwitched', () => (switched += 1));
  footbridge.on('configurationLoaded', () => (loaded += 1));
  centre.a.kill();
  await centre.clock.advance(120_000);
  expect(stateOf()).toEqual(['open', undefined, 'connected']);
  expect(footbridge.snapshot.chat).toMatchObject({ status: 'open', connection: 'connected' });
  expect(callbacks.record?.server).toBe(1);
  expect([switched, loaded]).toEqual([1, 1]);
});

describe('a callback is lost', () => {
  test('at once when every server says that it does not know it', async () => {
    const { centre, stateOf, asked } = await askForCall({ pair: true });
    forgetful(centre, 'a');
    forgetful(centre, 'b');
    await centre.clock.advance(2_000);
    expect(stateOf()).toEqual(['ended', 'lost', 'connected']);
    const { length } = asked('status');
    await centre.clock.advance(60_000);
    expect(asked('status')).toHaveLength(length);
  });

  test('where it is gone while it is snoozed', async () => {
    const { centre, stateOf } = await askForCall();
    const interactionId = await centre.pickUp();
    await centre.clock.advance(1_500);
    await centre.agent({ command: 'retryLater', interactionId });
    await centre.clock.advance(10_000);
    forgetful(centre, 'a');
    await centre.clock.advance(10_000);
    expect(stateOf()).toEqual(['ended', 'lost', 'connected']);
  });

  test('after 60 s when one does not know it and the other cannot be reached', async () => {
    const { centre, stateOf } = await askForCall({ pair: true });
    forgetful(centre, 'a');
    centre.b?.kill();
    await centre.clock.advance(60_000);
    expect(stateOf()).toEqual(['open', undefined, 'reconnecting']);
    await centre.clock.advance(2_000);
    expect(stateOf()).toEqual(['ended', 'lost', 'connected']);
  });

  test('not when the other one still knows it', async () => {
    const { centre, stateOf } = await askForCall({ pair: true });
    centre.a.kill();
    await centre.clock.advance(4_000);
    forgetful(centre, 'a');
    await centre.clock.advance(20_000);
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
  });

  test('after 5 minutes when none can be reached', async () => {
    const { centre, stateOf, newsTypes } = await askForCall({ pair: true });
    centre.network.disturb(() => 'refused');
    await centre.clock.advance(300_000);
    expect(stateOf()).toEqual(['open', undefined, 'reconnecting']);
    await centre.clock.advance(2_000);
    expect(stateOf()).toEqual(['ended', 'lost', 'connected']);
    expect(newsTypes()).toEqual(['callbackCreated', 'connectionLost', 'callbackEnded']);
  });

  test('not while nobody looks', async () => {
    const { centre, callbacks, stateOf, unwatch } = await askForCall();
    const mend = centre.network.disturb(() => 'refused');
    await centre.clock.advance(5_000);
    unwatch();
    await centre.clock.advance(3_600_000);
    mend();
    callbacks.watch();
    await centre.clock.advance(1_000);
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
  });

  test('not when the machine slept', async () => {
    const { centre, callbacks, stateOf } = await askForCall();
    const mend = centre.network.disturb(() => 'refused');
    await centre.clock.advance(290_000);
    callbacks.wake();
    await centre.clock.advance(60_000);
    mend();
    callbacks.reconnectNow();
    await centre.clock.advance(1_000);
    expect(stateOf()).toEqual(['open', undefined, 'connected']);
  });
});

describe('on another page', () => {
  test('it is taken up again from its record', async () => {
    const { centre, footbridge, callbacks } = await askForCall({ pair: true });
    const interactionId = await centre.pickUp();
    await centre.clock.advance(2_000);
    const record = JSON.stringify(callbacks.record);
    footbridge.dispose();
    const next = createCallbacks(centre.client().footbridge);
    expect(next.resume(JSON.parse(record))).toBe(true);
    expect(next.snapshot).toMatchObject({ status: 'open', name: 'Ola N.', subject: 'Dishwasher leaks' });
    next.watch();
    await centre.clock.advance(0);
    expect(next.snapshot).toMatchObject({ progress: { agent: { name: 'Alicia Adams' } }, mayCancel: true });
    await centre.agent({ command: 'complete', interactionId });
    await centre.clock.advance(13_000);
    expect(next.snapshot).toMatchObject({ status: 'ended', endReason: 'completed' });
  });

  test('it is found although the servers changed places meanwhile', async () => {
    const { centre, footbridge, callbacks } = await askForCall({ pair: true });
    const { record } = callbacks;
    footbridge.dispose();
    centre.a.kill();
    await centre.clock.advance(4_000);
    const next = createCallbacks(centre.client().footbridge);
    next.watch();
    next.resume(record);
    await centre.clock.advance(5_000);
    expect(next.snapshot).toMatchObject({ status: 'open', connection: 'connected', mayCancel: true });
    expect(next.record?.server).toBe(1);
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'record'],
    ['another version', { version: 2 }],
    ['other servers', { servers: ['http://evil.example'] }],
    ['a server that there is not', { server: 7 }],
    ['no id', { participantId: '' }],
    ['a name of another kind', { name: {} }],
  ])('a record that is damaged changes nothing: %s', async (_, damage) => {
    const { centre, footbridge, callbacks } = await askForCall();
    const { record } = callbacks;
    footbridge.dispose();
    const next = createCallbacks(centre.client().footbridge);
    expect(next.resume(typeof damage === 'object' ? { ...record, ...damage } : damage)).toBe(false);
    expect(next.snapshot).toBeUndefined();
  });
});

test('what there is to show, and what is reported, holds no id', async () => {
  const { centre, callbacks, news, shown } = await askForCall();
  await centre.pickUp();
  await centre.clock.advance(20_000);
  const { participantId, callbackId } = callbacks.record ?? {};
  expect(participantId).toMatch(/.{20}/);
  const told = JSON.stringify([news, shown()]);
  expect(told).not.toContain(participantId);
  expect(told).not.toContain(callbackId);
});
