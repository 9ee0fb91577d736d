import { fail } from '../errors.js';
import type { Check, Subject } from './check.js';
import { eventsOf, sequencesOf, textsOf, type Chat } from './conversations.js';
import { expectSequence } from './forms.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectSuccess } from './reply.js';

/** A chat in ack mode, and the number of its last event. */
async function startAcknowledging(probe: Probe): Promise<{ readonly chat: Chat; readonly last: number }> {
  const chat = await probe.startChat();
  await chat.poll('?ack=-1');
  return { chat, last: lastOf(await chat.send('first', {}, '?ack=-1')) };
}

const lastOf = (answer: Part): number => sequencesOf(eventsOf(answer)).at(-1) ?? fail('Expected an event.');

function expectFrom(answer: Part, first: number): void {
  expectSequence(eventsOf(answer), first);
}

/** Meanwhile the server may have said something of its own, such as the place in line. */
function expectNothingUpTo(last: number, answer: Part): void {
  const again = sequencesOf(eventsOf(answer)).filter((sequence) => sequence <= last);
  if (again.length > 0) fail(`Expected no events up to ${last}, got ${again.length}.`);
}

/** A cursor that says nothing leaves all as it was. */
const ignoring = (what: string, query: (last: number) => string): Check => ({
  name: `ignores ${what}`,
  section: '10.2',
  async run(probe) {
    const { chat, last } = await startAcknowledging(probe);
    await chat.poll(`?ack=${last - 1}`);
    const answer = await chat.poll(query(last));
    if (sequencesOf(eventsOf(answer))[0] !== last) fail('Expected the one event that is not acknowledged.');
  },
});

export const acknowledgement: Subject = {
  title: 'acknowledgement',
  needs: ['chat.footbridge.ack', 'chat.start', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'repeats events until they are acknowledged',
      section: '10.2',
      async run(probe) {
        const { chat, last } = await startAcknowledging(probe);
        for (let times = 0; times < 2; times += 1) {
          const answer = await chat.poll('?ack=-1');
          expectFrom(answer, 0);
          if (lastOf(answer) < last) fail(`Expected the events up to ${last}.`);
        }
        expectNothingUpTo(last, await chat.poll(`?ack=${last}`));
      },
    },
    {
      name: 'takes back what it told a client that had no cursor yet, if that begins at the beginning',
      section: '10.2',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.poll('?ack=-1');
        expectFrom(await chat.poll('?ack=-1'), 0);
      },
    },
    {
      name: 'forgets events up to the cursor and no further',
      section: '10.2',
      async run(probe) {
        const { chat, last } = await startAcknowledging(probe);
        expectFrom(await chat.poll(`?ack=${last - 1}`), last);
      },
    },
    {
      name: 'takes the cursor from a message and from typing, too, and answers with what is open',
      section: '10.2',
      async run(probe) {
        const { chat, last } = await startAcknowledging(probe);
        expectFrom(await chat.send('second', {}, `?ack=${last}`), last + 1);
        expectFrom(await chat.type(true, `?ack=${last}`), last + 1);
        expectNothingUpTo(last + 1, await chat.type(false, `?ack=${last + 1}`));
      },
    },
    ignoring('a cursor that is no integer', () => '?ack=1.5'),
    ignoring('a cursor that is no number', () => '?ack=last'),
    ignoring('a cursor below -1', () => '?ack=-2'),
    ignoring('a cursor lower than an earlier one', () => '?ack=-1'),
    ignoring('a cursor beyond what it has sent', (last) => `?ack=${last + 1_000}`),
    {
      name: 'goes on counting after a reconnect with a cursor, and tells what is open',
      section: '10.2',
      async run(probe) {
        const { chat, last } = await startAcknowledging(probe);
        const answer = expectSuccess(await chat.reconnect({ ack: last - 1 }));
        expectFrom(answer, last);
        if (!textsOf(eventsOf(answer)).includes('first')) fail('Expected the text that is open.');
        expectFrom(await chat.send('second', {}, `?ack=${last}`), last + 1);
      },
    },
    {
      name: 'begins to count anew after a reconnect without a cursor, and tells each event once again',
      section: '10.2',
      async run(probe) {
        const { chat, last } = await startAcknowledging(probe);
        await chat.poll(`?ack=${last}`);
        const reconnected = eventsOf(expectSuccess(await chat.reconnect()));
        const events = [...reconnected, ...eventsOf(await chat.poll())];
        expectSequence(events, 0);
        expectNothingUpTo(events.length - 1, await chat.poll());
      },
    },
    {
      name: 'answers with at most 200 events, and hurries the client while more wait',
      section: '10.2',
      async run(probe) {
        const { chat } = await startAcknowledging(probe);
        const usualMs = (await chat.poll()).get('pollWaitSuggestion').integer(1);
        for (let sent = 0; sent < 210; sent += 1) await chat.send(`message ${sent}`);
        const answer = await chat.poll();
        const { length } = eventsOf(answer);
        if (length > 200) fail(`Expected at most 200 events, got ${length}.`);
        if (answer.get('pollWaitSuggestion').integer(1) >= usualMs) fail('Expected a smaller pollWaitSuggestion.');
        const next = await chat.poll(`?ack=${lastOf(answer)}`);
        expectFrom(next, lastOf(answer) + 1);
        if (!textsOf(eventsOf(next)).includes('message 209')) fail('Expected the last text in the second answer.');
      },
    },
    {
      name: 'answers with at most 64 KB of events',
      section: '10.2',
      async run(probe) {
        const { chat } = await startAcknowledging(probe);
        for (let sent = 0; sent < 20; sent += 1) await chat.send('x'.repeat(4_000));
        const bytes = JSON.stringify((await chat.poll()).get('events').value).length;
        if (bytes > 66_000) fail(`Expected at most 64 KB, got ${bytes} bytes.`);
      },
    },
  ],
};
