import { fail, skip } from '../errors.js';
import type { Subject } from './check.js';
import { eventsOf, sequencesOf, textsOf, type Chat } from './conversations.js';
import type { Part } from './part.js';
import { Pending } from './pending.js';
import type { Probe } from './probe.js';
import { expectSuccess } from './reply.js';

/** Long enough for a request to have arrived, and for an answer that is not held to be back. */
const ARRIVAL_MS = 400;
/** Long enough for what is told of a chat that has just begun, such as its place in the line. */
const SETTLING_MS = 1_500;
const NEWS_AT_MOST = 5;
const LONG_WAIT = 'wait=20000';

const ask = (chat: Chat, query: string): Pending => new Pending(chat.poll(`?${query}`));

const lastOf = (answer: Part): number | undefined => sequencesOf(eventsOf(answer)).at(-1);

/** A chat in ack mode with a poll that is held. What comes up meanwhile is read. */
async function startHolding(
  probe: Probe,
  wait = LONG_WAIT,
): Promise<{ readonly chat: Chat; readonly held: Pending; readonly last: number }> {
  const chat = await probe.startChat();
  await probe.pause(SETTLING_MS);
  let last = lastOf(await chat.poll('?ack=-1')) ?? -1;
  for (let news = 0; news < NEWS_AT_MOST; news += 1) {
    const held = ask(chat, `ack=${last}&${wait}`);
    await probe.pause(ARRIVAL_MS);
    if (!held.isAnswered) return { chat, held, last };
    last = lastOf(await held.soon(probe)) ?? fail('Expected the poll to be held.');
  }
  return skip('The chat is never quiet.');
}

export const heldPoll: Subject = {
  title: 'held poll',
  needs: ['chat.footbridge.hold', 'chat.footbridge.ack', 'chat.start', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'answers at once where there is something to tell',
      section: '10.3',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.poll('?ack=-1');
        const answer = await ask(chat, `ack=-1&${LONG_WAIT}`).soon(probe);
        if (eventsOf(answer).length === 0) fail('Expected the events.');
      },
    },
    {
      name: 'waits until there is something to tell',
      section: '10.3',
      async run(probe) {
        const { chat, held, last } = await startHolding(probe);
        await chat.send('news', {}, `?ack=${last}`);
        const answer = await held.soon(probe);
        if (!textsOf(eventsOf(answer)).includes('news')) fail('Expected the event in the answer.');
      },
    },
    {
      name: 'waits no longer than it was asked to',
      section: '10.3',
      async run(probe) {
        const { held } = await startHolding(probe, 'wait=1000');
        await held.soon(probe);
      },
    },
    {
      name: 'holds nothing for a client that keeps no cursor',
      section: '10.3',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.poll();
        await ask(chat, LONG_WAIT).soon(probe);
      },
    },
    {
      name: 'holds nothing for a wait that is no number',
      section: '10.3',
      async run(probe) {
        const chat = await probe.startChat();
        const last = lastOf(await chat.poll('?ack=-1')) ?? -1;
        await ask(chat, `ack=${last}&wait=long`).soon(probe);
      },
    },
    {
      name: 'answers the older of two polls with nothing, and slows it down',
      section: '10.3',
      async run(probe) {
        const { chat, held: older, last } = await startHolding(probe);
        const newer = ask(chat, `ack=${last}&${LONG_WAIT}`);
        const answer = await older.soon(probe);
        if (newer.isAnswered) fail('Expected only the older poll to be answered.');
        if (eventsOf(answer).length > 0) fail('Expected no events.');
        if (answer.get('pollWaitSuggestion').integer(1) < 2_000) {
          fail('Expected a pollWaitSuggestion of at least 2,000.');
        }
        await chat.exit();
        await newer.soon(probe);
      },
    },
    {
      name: 'answers when the chat ends',
      section: '10.3',
      async run(probe) {
        const { chat, held } = await startHolding(probe);
        expectSuccess(await chat.exit());
        await held.soon(probe);
      },
    },
  ],
};
