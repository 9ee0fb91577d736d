import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProblemReports } from '../reports/create-problem-reports.js';
import type { Fault } from '../testing/test-network.js';
import { openChat, TestCentre } from '../testing/test-centre.js';
import { createTrace, type TraceEntry, type TraceOptions } from './create-trace.js';
import { traceLevels, type TraceLevel } from './trace-level.js';

const USUAL: TraceLevel = 'status';

async function openTraced(options: Partial<TraceOptions> = {}, pair = false) {
  const entries: TraceEntry[] = [];
  const chat = await openChat({ pair });
  const trace = createTrace(chat.footbridge, { sink: (entry) => entries.push(entry), ...options });
  const messages = () => entries.map(({ message }) => message);
  return { ...chat, trace, entries, messages };
}

describe('a trace', () => {
  test('tells what state things are in, and what fails', async () => {
    const { centre, footbridge, entries } = await openTraced({}, true);
    centre.network.disturbNext('chat/sendMessage', 500);
    footbridge.send('Hello');
    await centre.clock.advance(2_000);
    centre.a.kill();
    await centre.clock.advance(10_000);
    await footbridge.leave();
    expect(entries.map(({ level, message }) => `${level}: ${message.replace(/\d+ ms/, 'n ms')}`)).toEqual([
      'warning: chat/sendMessage refused with 500 after n ms',
      'warning: chat/poll silent after n ms',
      'warning: chat/poll silent after n ms, repeat 1',
      'warning: serverConfiguration silent after n ms',
      'warning: serverConfiguration refused with 503 after n ms',
      'warning: No server answers; looking for one.',
      'warning: serverConfiguration silent after n ms',
      'warning: serverConfiguration refused with 503 after n ms',
      'warning: serverConfiguration silent after n ms',
      'status: Went over to the other server.',
      'status: A server answers again.',
      'status: The chat is over: visitor.',
    ]);
  });

  test('begins at its level and follows it', async () => {
    const { centre, trace, entries } = await openTraced();
    expect(trace.level).toBe(USUAL);
    await centre.clock.advance(10_000);
    expect(entries).toEqual([]);
    trace.setLevel('all');
    await centre.clock.advance(4_000);
    expect(entries.map(({ level }) => level)).toEqual(['always', 'all', 'all']);
    trace.setLevel('critical');
    await centre.clock.advance(10_000);
    expect(entries).toHaveLength(4);
  });

  test('tells that a chat is lost, whatever else it is silent about', async () => {
    const { centre, entries } = await openTraced({ level: 'critical' });
    centre.network.disturb(() => 'refused');
    await centre.clock.advance(400_000);
    expect(entries.map(({ message }) => message)).toEqual(['The chat is over: failure.']);
  });

  test('tells who failed to answer the first question', async () => {
    const centre = new TestCentre();
    const entries: TraceEntry[] = [];
    const { footbridge } = centre.client();
    createTrace(footbridge, { sink: (entry) => entries.push(entry), level: 'status' });
    centre.network.disturb(() => 503);
    const failed = footbridge.connect().catch(() => undefined);
    await centre.clock.advance(60_000);
    await failed;
    expect(entries[0]).toMatchObject({ level: 'status', message: 'Connecting.' });
    expect(entries.at(-1)).toMatchObject({ level: 'error', message: 'No server could be reached.' });
  });

  test('goes on when its sink fails, and so does the chat', async () => {
    const failures: unknown[] = [];
    const catchIt = (error: unknown) => failures.push(error);
    process.on('uncaughtException', catchIt);
    const { centre, client, footbridge, say } = await openTraced({
      level: 'all',
      takesCommands: true,
      sink: () => {
        throw new Error('No room.');
      },
    });
    footbridge.send('set tracelevel note');
    await say('Hello');
    await centre.clock.advance(3_000);
    process.off('uncaughtException', catchIt);
    expect(client.lines.at(-1)).toBe('agent: Hello');
    expect(failures.length).toBeGreaterThan(0);
  });

  test.each(['trace', 'footbridge'] as const)('ends when %s is disposed of', async (which) => {
    const { centre, footbridge, trace, entries } = await openTraced({ level: 'all' });
    ({ footbridge, trace })[which].dispose();
    await centre.clock.advance(10_000);
    expect(entries.length).toBeLessThan(2);
  });
});

describe('a command in the chat', () => {
  test('of the visitor is obeyed and not sent, where the page wants that', async () => {
    const { centre, client, footbridge, trace, entries } = await openTraced({ takesCommands: true });
    footbridge.send('set tracelevel all');
    await centre.clock.advance(3_000);
    expect(trace.level).toBe('all');
    expect(entries[0]).toMatchObject({ level: 'always', message: 'The trace level is all.' });
    expect(entries.length).toBeGreaterThan(1);
    expect(client.ownLines).toEqual([]);
    expect(await centre.visitorLines()).toEqual([]);
    trace.dispose();
    footbridge.send('set tracelevel note');
    await centre.clock.advance(3_000);
    expect(await centre.visitorLines()).toEqual(['set tracelevel note']);
  });

  test('of the visitor is a text like any other, where it does not', async () => {
    const { centre, footbridge, trace } = await openTraced();
    footbridge.send('set tracelevel all');
    await centre.clock.advance(3_000);
    expect(trace.level).toBe(USUAL);
    expect(await centre.visitorLines()).toEqual(['set tracelevel all']);
  });

  test('of an agent is shown and never obeyed', async () => {
    const { centre, client, say, trace } = await openTraced({ takesCommands: true });
    await say('set tracelevel all');
    await centre.clock.advance(3_000);
    expect(client.lines.at(-1)).toBe('agent: set tracelevel all');
    expect(trace.level).toBe(USUAL);
  });

  test.each(['all', 'verbose', 'note', 'status', 'warning', 'error', 'critical'] as const)(
    'knows "%s"',
    async (level) => {
      const { footbridge, trace } = await openTraced({ takesCommands: true });
      footbridge.send(` set tracelevel ${level}\n`);
      expect(trace.level).toBe(level);
    },
  );

  test.each(['set tracelevel loud', 'Set tracelevel all', 'please set tracelevel all', 'set tracelevel all!'])(
    'is nothing but the exact words: "%s"',
    async (text) => {
      const { centre, footbridge, trace } = await openTraced({ takesCommands: true });
      footbridge.send(text);
      await centre.clock.advance(3_000);
      expect(trace.level).toBe(USUAL);
      expect(await centre.visitorLines()).toEqual([text]);
    },
  );
});

test('the levels are in the order of the original', () => {
  expect(
    Object.entries(traceLevels)
      .sort(([, one], [, other]) => one - other)
      .map(([name]) => name),
  ).toEqual(['always', 'critical', 'error', 'warning', 'status', 'note', 'verbose', 'all']);
});

type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fail'; readonly what: string; readonly fault: Fault }
  | { readonly do: 'say' | 'answer' | 'type' | 'kill' | 'throw' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 15_000 }) }),
  fc.record({
    do: fc.constant('fail' as const),
    what: fc.constantFrom('chat/poll', 'chat/sendMessage', 'chat/reconnect', 'serverConfiguration', 'partyInfo'),
    fault: fc.constantFrom<Fault>('refused', 'answerLost', 'answerCut', 'html', 'redirect', 404, 500, 503),
  }),
  fc.record({
    do: fc.constantFrom('say' as const, 'answer' as const, 'type' as const, 'kill' as const, 'throw' as const),
  }),
);

const PASSWORD = 'correct-horse-battery';
const SPOKEN = 'mulberry';

/** Plays a conversation, and collects what must never get out and what does. */
async function play(steps: readonly Step[]) {
  const secrets = new Set([PASSWORD, SPOKEN]);
  const collect = (text: string) => {
    for (const [id] of text.matchAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[\w-]{22,}/gi)) {
      if (/\d/.test(id) && !/^0+(-0+)*$/.test(id)) secrets.add(id);
    }
  };
  const told: string[] = [];
  const centre = new TestCentre({ pair: true, parameters: { AllowClientProblemReport: 1 } });
  const { footbridge } = centre.client({
    fetch: async (input, init) => {
      const url = String(input);
      if (url.includes('problemReport')) told.push(String(init?.body));
      else collect(url + String(init?.body));
      const response = await centre.network.fetch(input, init);
      collect(await response.clone().text());
      return response;
    },
  });
  createTrace(footbridge, { sink: ({ message }) => told.push(message), level: 'all' });
  const reports = createProblemReports(footbridge, { userAgent: 'Chrome' });
  await centre.agent({ command: 'signIn' });
  await footbridge.startChat({ name: 'Ann' });
  const interactionId = await centre.pickUp();
  await centre.clock.advance(2_000);
  const ignore = () => undefined;
  for (const each of steps) {
    if (each.do === 'wait') await centre.clock.advance(each.ms);
    if (each.do === 'fail') centre.network.disturbNext(each.what, each.fault);
    if (each.do === 'kill') centre.a.kill();
    if (each.do === 'say' && footbridge.snapshot.chat?.status === 'open') footbridge.send(SPOKEN);
    if (each.do === 'type') footbridge.typed();
    if (each.do === 'answer') await centre.agent({ command: 'sendText', interactionId, text: SPOKEN }).catch(ignore);
    if (each.do === 'throw')
      reports.exception('draw', new Error(`No ${[...secrets].at(-1) === SPOKEN ? '' : [...secrets].at(-1)}`));
  }
  await centre.clock.advance(20_000);
  footbridge.dispose();
  return { secrets, told };
}

test('no id, password or word of the conversation is in a trace or a report, whatever fails', async () => {
  let idsSeen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { secrets, told } = await play(steps);
      const all = told.join('\n');
      idsSeen += secrets.size - 2;
      expect([...secrets].filter((secret) => all.includes(secret))).toEqual([]);
    }),
    { numRuns: 60, seed: 89 },
  );
  expect(idsSeen).toBeGreaterThan(120);
});
