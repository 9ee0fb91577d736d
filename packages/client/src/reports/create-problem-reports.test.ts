import { createMemoryStore, type BridgeOptions } from '@footbridge/bridge';
import { describe, expect, test } from 'vitest';
import { createCallbacks } from '../callback/create-callbacks.js';
import { openChat, TestCentre } from '../testing/test-centre.js';
import { createProblemReports } from './create-problem-reports.js';

const CHROMIUM =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

interface WireReport {
  readonly attemptedWork: string;
  readonly exceptions: string;
  readonly failedRequestHistory: readonly { readonly status: number; readonly url: string }[];
  readonly timedOutRequestHistory: readonly { readonly duration: number }[];
  readonly connectivityFailureHistory: readonly { readonly activity: string }[];
}

interface Setup {
  readonly pair?: boolean;
  readonly parameters?: BridgeOptions['parameters'];
  readonly userAgent?: string;
}

/** A chat with an agent whose problems are reported, and what the bridge keeps of that. */
async function openReported({ pair = false, parameters = {}, userAgent = CHROMIUM }: Setup = {}) {
  const store = createMemoryStore();
  const bridge = { store, pair, parameters: { AllowClientProblemReport: 1, ...parameters } };
  const chat = await openChat(bridge);
  const reports = createProblemReports(chat.footbridge, { userAgent });
  const kept = () => store.all('reports').map(({ text }) => text);
  const read = () => kept().map((text) => JSON.parse(text) as WireReport);
  const asked = () => chat.centre.network.requests('problemReport');
  return { ...chat, reports, kept, read, asked };
}

describe('after a switchover', () => {
  test('a report arrives at the other server, with every field', async () => {
    const { centre, kept } = await openReported({ pair: true });
    centre.a.kill();
    await centre.clock.advance(10_000);
    const [failed, resumed, ...more] = kept().map((text) => JSON.parse(text) as unknown);
    const url = 'http://site.example/a/websvcs/chat/poll/***';
    const request = {
      status: 0,
      sendTimestamp: expect.stringMatching(/^2026-01-05T09:00:\d\dZ$/) as unknown,
      duration: expect.any(Number) as unknown,
    };
    const fields = {
      version: 1,
      userAgent: CHROMIUM,
      failedRequestHistory: expect.arrayContaining([
        { ...request, url },
        { ...request, url: 'http://site.example/a/websvcs/serverConfiguration' },
      ]) as unknown,
      timedOutRequestHistory: [],
      connectivityFailureHistory: [
        { activity: 'failover', timestamp: request.sendTimestamp },
        { activity: 'resumedPolling', timestamp: request.sendTimestamp },
      ],
    };
    expect(failed).toEqual({
      ...fields,
      attemptedWork: expect.stringMatching(/^http:\/\/site\.example\/[ab]\/websvcs\//) as unknown,
      exceptions: 'Failed request',
    });
    expect(resumed).toEqual({
      ...fields,
      attemptedWork: 'http://site.example/b/websvcs/chat/poll/***',
      exceptions: 'Resumed polling',
    });
    expect(more).toEqual([]);
  });

  test('nothing is sent before a server answers', async () => {
    const { centre, asked } = await openReported();
    const mend = centre.network.disturb(() => 'refused');
    await centre.clock.advance(30_000);
    expect(asked()).toEqual([]);
    mend();
    await centre.clock.advance(40_000);
    expect(asked().map(({ body }) => body['exceptions'])).toEqual(['Failed request', 'Resumed polling']);
  });
});

describe('the server decides', () => {
  test('with the parameter at 0, nothing is sent', async () => {
    const { centre, asked } = await openReported({ pair: true, parameters: { AllowClientProblemReport: 0 } });
    centre.a.kill();
    await centre.clock.advance(20_000);
    expect(asked()).toEqual([]);
  });

  test.each([
    [CHROMIUM, 2],
    [FIREFOX, 0],
  ])('with the filter "Chrome", %s sends %i', async (userAgent, count) => {
    const parameters = { ProblemReportControlExpression: 'Chrome' };
    const { centre, kept, asked } = await openReported({ pair: true, parameters, userAgent });
    centre.a.kill();
    await centre.clock.advance(20_000);
    expect(asked()).toHaveLength(count);
    expect(kept()).toHaveLength(count);
  });

  test('with a filter that might never end, nothing is sent', async () => {
    const parameters = { ProblemReportControlExpression: '(a+)+$' };
    const { centre, reports, asked } = await openReported({ parameters });
    reports.exception('render', new Error('a'.repeat(15_000)));
    await centre.clock.advance(5_000);
    expect(asked()).toEqual([]);
  });
});

describe('what is reported', () => {
  test('a request that fails once, when the next one is answered', async () => {
    const { centre, read } = await openReported();
    centre.network.disturbNext('chat/poll', 500);
    await centre.clock.advance(10_000);
    expect(read()).toHaveLength(1);
    expect(read()[0]).toMatchObject({
      attemptedWork: 'http://site.example/a/websvcs/chat/poll/***',
      exceptions: 'Failed request',
      failedRequestHistory: [{ status: 500 }],
      connectivityFailureHistory: [],
    });
  });

  test('a page that a network puts in the place of the answer', async () => {
    const { centre, read } = await openReported();
    centre.network.disturbNext('chat/poll', 'html');
    await centre.clock.advance(10_000);
    expect(read()[0]?.failedRequestHistory).toMatchObject([{ status: 200 }]);
  });

  test('not a time-out for itself, which is only kept', async () => {
    const { centre, read, asked, reports } = await openReported();
    centre.network.disturbNext('chat/setTypingState', 'answerLost');
    centre.network.disturbNext('chat/poll', 'answerLost');
    await centre.clock.advance(60_000);
    expect(asked().map(({ body }) => body['exceptions'])).not.toContain('Failed request');
    reports.exception('render', new Error('Nothing to draw.'));
    await centre.clock.advance(0);
    expect(read().at(-1)?.timedOutRequestHistory).toMatchObject([{ status: 0, duration: 12_000 }]);
  });

  test('a message that the server refuses', async () => {
    const { centre, footbridge, asked } = await openReported({ parameters: { MaxMessageLength: 10 } });
    footbridge.send('This is more than the server takes.');
    await centre.clock.advance(5_000);
    expect(asked().map(({ body }) => [body['exceptions'], body['attemptedWork']])).toEqual([
      ['Failed send', 'chat/sendMessage'],
    ]);
  });

  test('what the page threw, without the ids in it', async () => {
    const { centre, reports, read, asked } = await openReported();
    reports.exception('drawList', new TypeError('Cannot read 0b6f0c1e-52a7-4a63-9a4e-6c2f5f1d9e77 of undefined'));
    await centre.clock.advance(0);
    const report = { attemptedWork: 'drawList', exceptions: 'TypeError: Cannot read *** of undefined' };
    expect(asked().map(({ body }) => body)).toMatchObject([report]);
    expect(read()).toMatchObject([report]);
  });

  test('the last eight of each list', async () => {
    const { centre, read } = await openReported();
    for (let count = 0; count < 12; count += 1) {
      centre.network.disturbNext('chat/poll', 500 + (count % 2 ? 4 : 5));
      await centre.clock.advance(4_000);
    }
    expect(read().at(-1)?.failedRequestHistory).toHaveLength(8);
  });

  test('no more than the wire allows, cut anywhere', async () => {
    const { centre, reports, kept } = await openReported();
    reports.exception('render', new Error('long '.repeat(5_000)));
    await centre.clock.advance(0);
    expect(kept()[0]).toHaveLength(15_359);
  });

  test('not much while a page throws with every key and no server answers', async () => {
    const { centre, reports, asked } = await openReported();
    const mend = centre.network.disturb(() => 'refused');
    await centre.clock.advance(3_000);
    for (let count = 0; count < 1_000; count += 1) reports.exception('key', new Error(`Mistake ${count}`));
    mend();
    await centre.clock.advance(40_000);
    expect(asked().length).toBeLessThan(10);
  });
});

describe('a report', () => {
  test('that fails is never reported', async () => {
    const { centre, reports, asked } = await openReported();
    centre.network.disturb(({ what }) => (what === 'problemReport' ? 502 : undefined));
    reports.exception('render', new Error('Nothing to draw.'));
    await centre.clock.advance(60_000);
    expect(asked()).toHaveLength(1);
  });

  test('waits for a conversation', async () => {
    const centre = new TestCentre({ parameters: { AllowClientProblemReport: 1 } });
    const { footbridge } = centre.client();
    const reports = createProblemReports(footbridge, { userAgent: CHROMIUM });
    await footbridge.connect();
    reports.exception('render', new Error('Nothing to draw.'));
    await centre.clock.advance(5_000);
    expect(centre.network.requests('problemReport')).toEqual([]);
    await footbridge.startChat();
    await centre.clock.advance(5_000);
    expect(centre.network.requests('problemReport')).toHaveLength(1);
  });

  test('is made for a callback too', async () => {
    const store = createMemoryStore();
    const centre = new TestCentre({ store, parameters: { AllowClientProblemReport: 1 } });
    await centre.agent({ command: 'signIn' });
    const { footbridge } = centre.client();
    createProblemReports(footbridge, { userAgent: CHROMIUM });
    const callbacks = createCallbacks(footbridge);
    callbacks.watch();
    await callbacks.create({ telephone: '+47 555 01 22' });
    await centre.clock.advance(2_000);
    centre.network.disturbNext('callback/status', 500);
    await centre.clock.advance(30_000);
    expect(store.all('reports')).toHaveLength(1);
  });

  test.each(['reports', 'footbridge'] as const)('is made no more after %s was disposed of', async (which) => {
    const { centre, footbridge, reports, asked } = await openReported();
    ({ footbridge, reports })[which].dispose();
    reports.exception('render', new Error('Nothing to draw.'));
    centre.network.disturbNext('chat/poll', 500);
    await centre.clock.advance(10_000);
    expect(asked()).toEqual([]);
    footbridge.dispose();
    expect(centre.clock.pendingTimers).toBeLessThan(3);
  });
});
