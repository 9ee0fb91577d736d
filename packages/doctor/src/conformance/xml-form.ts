/** Requests and answers in XML, which mean what they mean in JSON. */
import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Check } from './check.js';
import type { Probe } from './probe.js';
import { textOf, type Reply } from './reply.js';
import { XmlAnswer, writeXml } from './xml.js';

const XML = { 'content-type': 'application/xml; charset=utf-8' };

const xmlStart = (probe: Probe): object => ({
  supportedContentTypes: 'text/plain',
  participant: { name: 'Nadia Q.', credentials: '' },
  target: probe.target,
  targetType: 'Workgroup',
});

/** What a limit refuses because of what came before it is asked again. */
const fetchPatiently = (probe: Probe, path: string, body: string): Promise<Reply> =>
  probe.retry(
    () => probe.fetch(path, { body, headers: XML }),
    (answer) => answer.status === 404 || textOf(answer).includes('error.websvc.general.limit.'),
  );

async function startInXml(probe: Probe): Promise<string> {
  const body = writeXml(xmlStart(probe), 'startChat');
  const reply = await fetchPatiently(probe, 'chat/start', body);
  const started = new XmlAnswer(reply, 'chat').expectStatus('success');
  const participantId = started.first('participantID');
  probe.onClose(() => probe.fetch(`chat/exit/${participantId}`, { body: '' }));
  if (!/^[1-9]\d*$/.test(started.first('pollWaitSuggestion'))) fail('Expected a pollWaitSuggestion.');
  return participantId;
}

export const xmlForm: readonly Check[] = [
  {
    name: 'names every capability in an element of its own',
    section: '3.17',
    async run(probe) {
      const reply = await probe.fetch('serverConfiguration', { headers: { accept: 'application/xml' } });
      const names = new XmlAnswer(reply, 'serverConfiguration').texts('capability');
      for (const name of ['poll', 'sendMessage', 'exit']) {
        if (!names.includes(name)) fail(`Expected the capability ${name}.`);
      }
    },
  },
  {
    name: 'carries a whole chat in XML',
    section: '3.17',
    async run(probe) {
      const id = await startInXml(probe);
      const post = async (path: string, fields: object, root: string) =>
        new XmlAnswer(await probe.fetch(`${path}/${id}`, { body: writeXml(fields, root), headers: XML }), 'chat');
      (await post('chat/setTypingState', { typingIndicator: true }, 'typingState')).expectStatus('success');
      const text = ' schöne Grüße 👋 <b>&amp;</b>\nnew line ';
      const sent = await post('chat/sendMessage', { message: text, contentType: 'text/plain' }, 'sendMessage');
      if (!sent.expectStatus('success').texts('value').includes(text)) fail('Expected the echo as it was sent.');
      const polled = await probe.fetch(`chat/poll/${id}`, { headers: { accept: 'application/xml' } });
      new XmlAnswer(polled, 'chat').expectStatus('success');
      const exited = await probe.fetch(`chat/exit/${id}`, { body: '', headers: XML });
      new XmlAnswer(exited, 'chat').expectStatus('success');
    },
  },
  {
    name: 'goes on in XML with a chat that was started in JSON',
    section: '1.4',
    async run(probe) {
      const { participantId } = await probe.startChat();
      const body = writeXml({ Message: 'Hello' }, 'anyName');
      const reply = await probe.fetch(`chat/sendMessage/${participantId}`, { body, headers: XML });
      new XmlAnswer(reply, 'chat').expectStatus('success');
    },
  },
  {
    name: 'carries a callback in XML',
    section: '3.17',
    needs: ['callback.create', 'callback.status', 'callback.disconnect', 'callback.supportAuthenticationAnonymous'],
    async run(probe) {
      const participant = { name: 'Ola N.', credentials: '', telephone: '+47 555 01 22' };
      const body = writeXml({ target: probe.target, targetType: 'Workgroup', participant }, 'createCallback');
      const created = await fetchPatiently(probe, 'callback/create', body);
      const id = new XmlAnswer(created, 'callback').expectStatus('success').first('participantID');
      probe.onClose(() => probe.fetch(`callback/disconnect/${id}`, { body: '' }));
      const status = await probe.fetch(`callback/status/${id}`, { headers: { accept: 'application/xml' } });
      new XmlAnswer(status, 'callback').expectStatus('success');
      const ended = await probe.fetch(`callback/disconnect/${id}`, { body: '', headers: XML });
      new XmlAnswer(ended, 'callback').expectStatus('success');
    },
  },
  {
    name: 'answers about a queue in XML',
    section: '3.17',
    needs: ['queueQuery.supportAuthenticationAnonymous'],
    async run(probe) {
      const body = writeXml({ queueName: probe.target, queueType: 'Workgroup' }, 'queueQuery');
      const answer = new XmlAnswer(await probe.fetch('queue/query', { body, headers: XML }), 'queue');
      if (!/^\d+$/.test(answer.expectStatus('success').first('agentsAvailable'))) fail('Expected a count of agents.');
    },
  },
  {
    name: 'refuses in XML what was asked in XML',
    section: '3.17',
    async run(probe) {
      const body = writeXml({ chatID: probe.newId() }, 'reconnect');
      const reply = await probe.fetch('chat/reconnect', { body, headers: XML });
      new XmlAnswer(reply, 'chat').expectStatus('failure', reasons.unknownSession);
    },
  },
  {
    name: `answers XML that is none with ${reasons.invalidContent}`,
    section: '1.4',
    async run(probe) {
      const reply = await probe.fetch('chat/reconnect', { body: '<reconnect><chatID>', headers: XML });
      new XmlAnswer(reply, 'chat').expectStatus('failure', reasons.invalidContent);
    },
  },
  {
    name: 'refuses document types and external entities',
    section: '3.17',
    async run(probe) {
      const { participantId } = await probe.startChat();
      const entity = '<!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
      const body = `<?xml version="1.0"?>${entity}<m><message>read: &e;</message></m>`;
      const reply = await probe.fetch(`chat/sendMessage/${participantId}`, { body, headers: XML });
      new XmlAnswer(reply, 'chat').expectStatus('failure');
      if (textOf(reply).includes('read:')) fail('Expected nothing of the body in the answer.');
    },
  },
];
