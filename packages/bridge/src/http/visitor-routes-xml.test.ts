import { reasons } from '@footbridge/protocol';
import { allEndpoints, type AnyEndpointName } from '@footbridge/protocol/server';
import { describe, expect, test } from 'vitest';
import type { Bridge } from '../bridge.js';
import { Agent, ask, createTestBridge, startBody, texts, Visitor } from '../testing/test-bridge.js';
import { writeXml } from './write-xml.js';
import { readXmlTree, type XmlElement } from './xml-tree.js';

const XML_REQUEST = { 'content-type': 'application/xml; charset=utf-8' };
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** Asks in XML and reads the answer, which must be in XML. */
async function askXml(bridge: Bridge, path: string, body?: object | string): Promise<XmlElement> {
  const response = await ask(bridge, path, typeof body === 'object' ? writeXml(body) : body, {
    headers: body === undefined ? { accept: 'application/xml' } : XML_REQUEST,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const root = readXmlTree(await response.text());
  if (!root) throw new Error('The answer is not XML.');
  return root;
}

const child = ({ children }: XmlElement, name: string): XmlElement | undefined =>
  children.find((element) => element.name === name);

const at = (root: XmlElement, ...path: readonly string[]): string | undefined =>
  path.reduce<XmlElement | undefined>((element, name) => element && child(element, name), root)?.text;

const values = (root: XmlElement): (string | undefined)[] =>
  (child(root, 'events')?.children ?? [])
    .filter((event) => at(event, 'type') === 'text')
    .map((event) => at(event, 'value'));

describe('a conversation in XML', () => {
  test('means what the same means in JSON', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const started = await askXml(bridge, 'chat/start', {
      startChat: startBody({ attributes: { cartValue: '129.90' }, transcriptRequired: false }),
    });
    expect(started.name).toBe('chat');
    expect(at(started, 'status', 'type')).toBe('success');
    expect(at(started, 'pollWaitSuggestion')).toBe('2000');
    const id = at(started, 'participantID');
    const interactionId = await agent.pickUp();

    const typing = await askXml(bridge, `chat/setTypingState/${id}`, { typingState: { typingIndicator: true } });
    expect(at(typing, 'status', 'type')).toBe('success');
    const text = ' 👋 こんにちは مرحبا <b>&amp;\r\n ';
    const sent = await askXml(bridge, `chat/sendMessage/${id}`, { sendMessage: { message: text } });
    expect(values(sent)).toContain(text);
    const desk = await agent.desk();
    expect(JSON.stringify(desk)).toContain(JSON.stringify(text).slice(1, -1));

    await agent.do({ command: 'sendText', interactionId, text: 'Guten Tag <& 😀' });
    const polled = await askXml(bridge, `chat/poll/${id}`);
    expect(values(polled)).toEqual(['Guten Tag <& 😀']);

    const exited = await askXml(bridge, `chat/exit/${id}`, '');
    expect(at(exited, 'status', 'type')).toBe('success');
  });

  test('goes on in JSON, and back', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    const reconnected = await askXml(bridge, 'chat/reconnect', { reconnect: { chatID: visitor.chatId, ack: -1 } });
    expect(at(reconnected, 'participantID')).toBe(visitor.participantId);
    await askXml(bridge, `chat/sendMessage/${visitor.participantId}`, {
      anyName: { Message: 'from XML', ContentType: 'text/plain' },
    });
    expect(texts(await visitor.poll(-1))).toContain('from XML');
  });
});

describe('the configuration', () => {
  test.each([
    ['named', { accept: 'application/xml' }],
    ['named as text', { accept: 'text/xml' }],
    ['a browser’s choice', { accept: BROWSER, 'accept-language': 'fr-BE,fr;q=0.8' }],
  ])('is one document in XML where that is %s', async (_, headers) => {
    const { bridge } = createTestBridge();
    const response = await ask(bridge, 'serverConfiguration', undefined, { headers });
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const text = await response.text();
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?><serverConfiguration><cfgVer>')).toBe(true);
    const root = readXmlTree(text);
    const chat = root && child(root, 'capabilities')?.children.find(({ name }) => name === 'chat');
    expect(chat?.children.map((capability) => `${capability.name} ${capability.text}`)).toContain('capability start');
    expect(root?.children.at(-1)).toMatchObject({
      name: 'browserAcceptLanguage',
      text: headers['accept-language' as keyof typeof headers] ?? '',
    });
  });

  test.each([undefined, '*/*', 'application/json', 'application/json; charset=utf-8, application/xml'])(
    'is in JSON where Accept is %s',
    async (accept) => {
      const { bridge } = createTestBridge();
      const response = await ask(bridge, 'serverConfiguration', undefined, accept ? { headers: { accept } } : {});
      expect(await response.json()).toEqual([
        { serverConfiguration: expect.anything() as unknown },
        { browserAcceptLanguage: '' },
      ]);
    },
  );
});

describe('a refusal', () => {
  const names = Object.keys(allEndpoints) as AnyEndpointName[];

  test.each(names)('of %s has one reason in both forms', async (name) => {
    const { method, path, namesVisitor } = allEndpoints[name];
    const { bridge } = createTestBridge();
    const target = `${path.replace('websvcs/', '')}${namesVisitor ? '/nobody' : ''}`;
    const init = (headers: Record<string, string>) => ({
      headers: { ...headers, 'accept-charset': 'latin1' },
      method,
      ...(method === 'POST' && { body: '' }),
    });
    const inXml = await ask(bridge, target, undefined, init({ accept: 'application/xml' }));
    const inJson = await ask(bridge, target, undefined, init({ accept: 'application/json' }));
    expect([inXml.status, inJson.status]).toEqual([200, 200]);
    const root = readXmlTree(await inXml.text());
    const json = (await inJson.json()) as Record<string, { status?: { reason: string } }>;
    const [[key, answer] = []] = Object.entries(json);
    if (name === 'problemReport') return;
    expect(root?.name).toBe(key);
    expect(answer?.status?.reason).toBe(reasons.invalidCharset);
    expect(root && at(root, 'status', 'reason')).toBe(reasons.invalidCharset);
  });

  test.each([
    ['of a form that it can’t be written in', { accept: 'text/html' }, '{}', reasons.invalidContentType, 'json'],
    ['of JSON that says it is XML', XML_REQUEST, '{"message":"x"}', reasons.invalidContent, 'xml'],
    [
      'of XML that says it is JSON',
      {},
      '<sendMessage><message>x</message></sendMessage>',
      reasons.invalidContent,
      'json',
    ],
    ['of XML without what is needed', XML_REQUEST, '<sendMessage/>', reasons.missingData, 'xml'],
    ['of an empty body', XML_REQUEST, '', reasons.missingData, 'xml'],
    ['of a document type', XML_REQUEST, '<!DOCTYPE a><a><message>x</message></a>', reasons.invalidContent, 'xml'],
    ['of another encoding', { 'content-type': 'text/xml; charset=utf-16' }, '<a/>', reasons.invalidCharset, 'xml'],
  ])('%s says why', async (_, headers, body, reason, form) => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    const response = await ask(bridge, `chat/sendMessage/${visitor.participantId}`, body, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(`application/${form}; charset=utf-8`);
    expect(await response.text()).toContain(form === 'xml' ? `<reason>${reason}</reason>` : `"reason":"${reason}"`);
  });
});
