import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Check, Subject } from './check.js';
import { eventsOf, textsOf } from './conversations.js';
import { expectFailure, expectStatus, expectSuccess, expectType, readJson } from './reply.js';
import { xmlForm } from './xml-form.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

type Headers = Readonly<Record<string, string>>;

/** Which form a request for the configuration is answered in. */
const answering = (form: 'json' | 'xml', what: string, headers: Headers): Check => ({
  name: `answers ${form === 'json' ? 'JSON' : 'XML'} ${what}`,
  section: '1.4',
  async run(probe) {
    const reply = await probe.fetch('serverConfiguration', { headers });
    expectStatus(reply, 200);
    expectType(reply, form === 'json' ? 'application/json' : 'application/xml');
  },
});

const refusing = (what: string, reason: string, headers: Headers): Check => ({
  name: `answers ${what} with ${reason}`,
  section: '1.4',
  async run(probe) {
    const { participantId } = await probe.startChat();
    const body = { typingIndicator: true };
    const reply = await probe.fetch(`chat/setTypingState/${participantId}`, { body, headers });
    expectFailure(readJson(reply).get('chat'), reason);
  },
});

/** The same message under other headers. */
const taking = (what: string, headers: Headers): Check => ({
  name: `takes ${what}`,
  section: '1.4',
  async run(probe) {
    const { participantId } = await probe.startChat();
    const body = { message: 'schöne Grüße', contentType: 'text/plain' };
    const reply = await probe.fetch(`chat/sendMessage/${participantId}`, { body, headers });
    expectType(reply, 'application/json');
    const answer = expectSuccess(readJson(reply).get('chat'));
    if (!textsOf(eventsOf(answer)).includes('schöne Grüße')) fail('Expected the echo as it was sent.');
  },
});

const forms: readonly Check[] = [
  answering('xml', 'where it is named', { accept: 'application/xml' }),
  answering('xml', 'to a browser', { accept: BROWSER }),
  answering('json', 'where it is named', { accept: 'application/json; charset=utf-8' }),
  answering('json', 'where nothing is said', {}),
  answering('json', 'to who takes anything', { accept: '*/*' }),
  answering('json', 'to who takes any text', { accept: 'text/plain, text/*' }),
  answering('json', 'where both are named', { accept: 'application/xml, application/json' }),
  taking('the literal headers of the original client', {
    accept: 'application/json; charset=utf-8',
    'content-type': 'application/json; charset=utf-8; charset=UTF-8',
    'x-requested-with': 'XMLHttpRequest',
    'x-prototype-version': '1.6.1',
  }),
  taking('JSON that says it is a form', { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
  taking('JSON that says it is plain text', { 'content-type': 'text/plain;charset=UTF-8' }),
  taking('a client that accepts UTF8 by its other name', { 'accept-charset': 'UTF8' }),
  taking('a client that accepts any character set', { 'accept-charset': '*' }),
  refusing('another character set of the body', reasons.invalidCharset, {
    'content-type': 'application/json; charset=iso-8859-1',
  }),
  refusing('the wish for another character set', reasons.invalidCharset, { 'accept-charset': 'iso-8859-1' }),
  refusing('the wish for a form that there is not', reasons.invalidContentType, { accept: 'image/png' }),
];

const spelling: readonly Check[] = [
  {
    name: 'takes keys in Pascal case',
    section: '1.4',
    async run(probe) {
      const Participant = { Name: 'Nadia Q.', Credentials: null };
      const body = { SupportedContentTypes: 'text/plain', Participant, Target: probe.target, TargetType: 'Workgroup' };
      const started = expectSuccess(await probe.start(body));
      const path = `chat/sendMessage/${started.get('participantID').words()}`;
      expectSuccess(await probe.ask(path, { Message: 'Hello', ContentType: 'text/plain' }));
    },
  },
  {
    name: 'finds paths in any case',
    section: '1.3',
    async run(probe) {
      const { participantId } = await probe.startChat();
      const paths = ['WebSvcs/Chat/Poll', 'webSvcs/chat/poll', 'WEBSVCS/CHAT/POLL'];
      for (const path of paths) {
        const reply = await probe.fetchPath(`${path}/${participantId}`);
        expectSuccess(readJson(reply).get('chat'));
      }
    },
  },
  {
    name: 'ignores a query that it does not know',
    section: '1.7',
    async run(probe) {
      const { participantId } = await probe.startChat();
      expectSuccess(await probe.ask(`chat/poll/${participantId}`, undefined, '?_=1234&cache=no'));
    },
  },
];

export const contentNegotiation: Subject = {
  title: 'content negotiation',
  needs: ['chat.start', 'chat.poll', 'chat.sendMessage', 'chat.supportAuthenticationAnonymous'],
  checks: [...forms, ...spelling, ...xmlForm],
};
