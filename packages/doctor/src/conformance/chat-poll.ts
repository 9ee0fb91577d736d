import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Subject } from './check.js';
import { eventsOf, isState, sequencesOf, textsOf } from './conversations.js';
import { expectChatForm, expectChatRefusal, expectIntroductions, expectSequence } from './forms.js';
import type { Part } from './part.js';
import { Pending } from './pending.js';
import { NOBODY } from './probe.js';

export const chatPoll: Subject = {
  title: 'chat/poll',
  needs: ['chat.start', 'chat.poll', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.3',
      async run(probe) {
        expectChatRefusal(await probe.ask(`chat/poll/${NOBODY}`), reasons.unknownSession);
      },
    },
    {
      name: "does not know a chat's id for a visitor's",
      section: '3.3',
      async run(probe) {
        const { chatId } = await probe.startChat();
        expectChatRefusal(await probe.ask(`chat/poll/${chatId}`), reasons.unknownSession);
      },
    },
    {
      name: 'says when to ask next and which configuration holds, with events or without',
      section: '3.0',
      async run(probe) {
        const chat = await probe.startChat();
        expectChatForm(await chat.poll());
        expectChatForm(await chat.poll());
      },
    },
    {
      name: 'tells the visitor that they have joined',
      section: '7.1',
      async run(probe) {
        const chat = await probe.startChat();
        const { events } = await chat.hearState('active', eventsOf(chat.started));
        expectIntroductions(events);
      },
    },
    {
      name: 'numbers all events of a chat from 0 without a gap',
      section: '4.4',
      async run(probe) {
        const chat = await probe.startChat();
        const started = eventsOf(chat.started);
        const polled = eventsOf(await chat.poll());
        const sent = eventsOf(await chat.send('Hello'));
        expectSequence([...started, ...polled, ...sent, ...eventsOf(await chat.poll())], 0);
      },
    },
    {
      name: 'tells an event once to a client that keeps no cursor',
      section: '3.3',
      async run(probe) {
        const chat = await probe.startChat();
        const answers = [
          chat.started,
          await chat.poll(),
          await chat.send('Once'),
          await chat.poll(),
          await chat.poll(),
        ];
        const numbers = answers.flatMap((answer) => sequencesOf(eventsOf(answer)));
        if (new Set(numbers).size < numbers.length) fail('Expected no event twice.');
      },
    },
    {
      name: 'holds no poll that does not ask for it',
      section: '11',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.poll();
        await new Pending(chat.poll()).soon(probe);
      },
    },
    {
      name: "introduces an agent by name before the agent's first words",
      section: '4.3',
      needs: ['agent'],
      async run(probe) {
        const { chat, agent, agentName } = await probe.startWithAgent();
        await agent.say('Good morning');
        const isGreeting = (event: Part): boolean => event.get('value').value === 'Good morning';
        const { event, events } = await chat.hear("the agent's text", isGreeting);
        expectIntroductions(events);
        const joined = events.find(isState(event.get('participantID').words(), 'active'));
        (joined ?? fail('Expected the agent to become active.')).get('participantName').equals(agentName);
      },
    },
    {
      name: "brings the agent's texts and URLs as they were sent, in order",
      section: '4.2',
      needs: ['agent'],
      async run(probe) {
        const { chat, agent } = await probe.startWithAgent();
        const said = ['<b>one</b> & "two"', 'line\nbreak', 'schöne Grüße 👋'];
        for (const text of said) await agent.say(text);
        await agent.pushUrl('https://www.example.com/?a=1&b=2');
        const isUrl = (event: Part): boolean => event.get('type').value === 'url';
        const { event, events } = await chat.hear('a url event', isUrl);
        event.get('value').equals('https://www.example.com/?a=1&b=2');
        const heard = textsOf(events).filter((text) => said.includes(text));
        if (heard.join('|') !== said.join('|')) fail('Expected the three texts as they were sent, in order.');
      },
    },
    {
      name: 'tells by a boolean that the agent types, and that no more',
      section: '4.2',
      needs: ['agent'],
      async run(probe) {
        const { chat, agent } = await probe.startWithAgent();
        for (const isTyping of [true, false]) {
          await agent.type(isTyping);
          const isNews = (event: Part): boolean =>
            event.get('type').value === 'typingIndicator' && event.get('value').value === isTyping;
          await chat.hear(`a typingIndicator whose value is ${isTyping}`, isNews);
        }
      },
    },
    {
      name: 'spells every event of a whole conversation so that the original client can read it',
      section: '11',
      needs: ['agent'],
      async run(probe) {
        const { chat, agent } = await probe.startWithAgent();
        expectChatForm(await chat.send('Hello'));
        const steps = [() => agent.say('Good morning'), () => agent.type(true), agent.hold, agent.hangUp];
        for (const step of steps) {
          await step();
          expectChatForm(await chat.poll());
        }
      },
    },
    {
      name: "ends a chat by the visitor's own disconnected, and goes on answering for a while",
      section: '11',
      needs: ['agent'],
      async run(probe) {
        const { chat, agent } = await probe.startWithAgent();
        await agent.hangUp();
        await chat.hearState('disconnected');
        await chat.poll();
      },
    },
  ],
};
