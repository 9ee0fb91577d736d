import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Check, Subject } from './check.js';
import { eventsOf, sequencesOf, textsOf } from './conversations.js';
import { expectChatForm, expectChatRefusal } from './forms.js';
import { NOBODY } from './probe.js';
import { expectFailure, reasonOf } from './reply.js';

const texts: Readonly<Record<string, string>> = {
  'letters of every script': 'Žluťoučký 漢字 한국어 עברית العربية ไทย',
  'emoji of several code points': '👩‍👩‍👧 🇧🇪 👋🏽',
  markup: '<script>alert("1")</script> &amp; &lt;',
  'spaces and line breaks': '  two\n\n\tlines\r\n ',
  'quotes and backslashes': `"it's" \\n \\\\ \u2028`,
};

const echoing = (what: string, text: string): Check => ({
  name: `echoes ${what} as sent`,
  section: '3.4',
  async run(probe) {
    const chat = await probe.startChat();
    const heard = textsOf(eventsOf(await chat.send(text)), chat.participantId);
    if (heard.length !== 1 || heard[0] !== text) fail('Expected the one text of the visitor as it was sent.');
  },
});

export const chatSendMessage: Subject = {
  title: 'chat/sendMessage',
  needs: ['chat.start', 'chat.sendMessage', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: "answers with the echo of the visitor's own text",
      section: '3.4',
      async run(probe) {
        const chat = await probe.startChat();
        const answer = await chat.send('Hello, is my parcel late?');
        const echo =
          eventsOf(answer).find(
            (event) => event.get('participantID').value === chat.participantId && event.get('type').value === 'text',
          ) ?? fail('Expected a text event of the visitor in the answer.');
        echo.get('value').equals('Hello, is my parcel late?');
        echo.get('contentType').equals('text/plain');
        if (!echo.get('participantType').isAbsent) echo.get('participantType').equals('WebUser');
      },
    },
    ...Object.entries(texts).map(([what, text]) => echoing(what, text)),
    {
      name: 'keeps the order of messages',
      section: '4.4',
      async run(probe) {
        const chat = await probe.startChat();
        const events = [...eventsOf(await chat.send('first')), ...eventsOf(await chat.send('second'))];
        if (textsOf(events, chat.participantId).join() !== 'first,second') fail('Expected both texts in order.');
        const numbers = sequencesOf(events);
        if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
          fail('Expected rising numbers.');
        }
      },
    },
    {
      name: 'says when to ask next and which configuration holds',
      section: '3.0',
      async run(probe) {
        expectChatForm(await (await probe.startChat()).send('Hello'));
      },
    },
    {
      name: `answers an empty message with ${reasons.missingData}`,
      section: '3.4',
      async run(probe) {
        const { participantId } = await probe.startChat();
        for (const body of [{ message: '', contentType: 'text/plain' }, { contentType: 'text/plain' }]) {
          expectChatRefusal(await probe.ask(`chat/sendMessage/${participantId}`, body), reasons.missingData);
        }
      },
    },
    {
      name: `answers a message that is too long for it with ${reasons.invalidContent}`,
      section: '10.7',
      async run(probe) {
        const { participantId } = await probe.startChat();
        const body = { message: 'x'.repeat(500_000), contentType: 'text/plain' };
        const answer = await probe.ask(`chat/sendMessage/${participantId}`, body);
        if (reasonOf(answer) !== undefined) expectFailure(answer, reasons.invalidContent);
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.4',
      async run(probe) {
        const body = { message: 'Hello', contentType: 'text/plain' };
        expectChatRefusal(await probe.ask(`chat/sendMessage/${NOBODY}`, body), reasons.unknownSession);
      },
    },
  ],
};
