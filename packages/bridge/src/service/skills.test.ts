import { describe, expect, test } from 'vitest';
import { readXmlTree, type XmlElement } from '../http/xml-tree.js';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { Operator } from '../testing/operator.js';
import { Agent, ask, createTestBridge, startBody, Visitor, type TestOptions } from '../testing/test-bridge.js';

const skills = {
  Product: { 'Customer Interaction Center': 'CIC-SKILL', 'Interaction Web Tools': 'IWT' },
  Language: { English: 'en', French: 'fr' },
};
const agents = [
  { name: 'Ann', skills: ['en', 'IWT'] },
  { name: 'Bo', skills: ['fr'] },
];
const create = (options: TestOptions = {}) => createTestBridge({ skills, agents, ...options });
const english = { routingContexts: [{ category: 'Language', context: 'English' }] };

describe('a visitor who asks for a skill', () => {
  test('gets an agent who has it, whoever else is free', async () => {
    const { bridge } = create();
    const bo = await Agent.signIn(bridge, 'Bo');
    const ann = await Agent.signIn(bridge, 'Ann');
    await Visitor.start(bridge, english);
    expect((await ann.desk()).interactions).toMatchObject([{ state: 'alerting', mine: true, skills: ['en'] }]);
    expect((await bo.desk()).interactions).toEqual([]);
  });

  test('waits while only others are there, who can not take the chat either', async () => {
    const { bridge } = create();
    const bo = await Agent.signIn(bridge, 'Bo');
    await Visitor.start(bridge, english);
    expect((await bo.desk()).interactions).toEqual([]);
    expect(await bo.do({ command: 'pickUp', interactionId: '2001880050' })).toBe('wrong-state');
    const ann = await Agent.signIn(bridge, 'Ann');
    expect((await ann.desk()).interactions).toMatchObject([{ state: 'alerting' }]);
  });

  test('needs an agent with all of them, in any case, the last context of a category counting', async () => {
    const { bridge } = create();
    const ann = await Agent.signIn(bridge, 'Ann');
    await Visitor.start(bridge, {
      routingContexts: [
        { category: 'language', context: 'French' },
        { category: 'LANGUAGE', context: 'english' },
        { category: 'Product', context: 'Interaction Web Tools' },
      ],
    });
    expect((await ann.desk()).interactions).toMatchObject([{ state: 'alerting', skills: ['en', 'IWT'] }]);
  });

  test('is never told what it is called inside', async () => {
    const { bridge } = create();
    await Agent.signIn(bridge, 'Ann');
    const context = { category: 'Product', context: 'Interaction Web Tools' };
    const start = await ask(bridge, 'chat/start', startBody({ routingContexts: [context] }));
    const { chat } = (await start.clone().json()) as { chat: { participantID: string } };
    const answers = [
      start,
      await ask(bridge, 'serverConfiguration'),
      await ask(bridge, `chat/poll/${chat.participantID}`),
      await ask(bridge, 'queue/query', { queueName: 'Marketing' }),
      await ask(bridge, 'directory/query', {}),
    ];
    for (const answer of answers) expect(await answer.text()).not.toContain('IWT');
  });

  test.each([
    ['a context that no table has', { category: 'Product', context: 'Something else' }],
    ['a category that no table is for', { category: 'Colour', context: 'Blue' }],
    ['names of JavaScript’s own', { category: '__proto__', context: 'constructor' }],
  ])('is taken without it, and the log says so, for %s', async (_, context) => {
    const { bridge, log } = create();
    const bo = await Agent.signIn(bridge, 'Bo');
    await Visitor.start(bridge, { routingContexts: [context] });
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'alerting', skills: [] }]);
    expect(log.filter((line) => line.includes('No skill is mapped'))).toHaveLength(1);
  });
});

test('somebody who is to be called back is called by an agent who has the skill', async () => {
  const { bridge } = create();
  const bo = await Agent.signIn(bridge, 'Bo');
  await CallbackVisitor.create(bridge, english);
  expect((await bo.desk()).interactions).toEqual([]);
  const ann = await Agent.signIn(bridge, 'Ann');
  expect((await ann.desk()).interactions).toMatchObject([{ kind: 'callback', state: 'alerting', skills: ['en'] }]);
});

test('a queue can ask for a skill of its own', async () => {
  const { bridge } = create({ workgroups: [{ name: 'Marketing', skills: ['fr'] }] });
  const ann = await Agent.signIn(bridge, 'Ann');
  await Visitor.start(bridge);
  expect((await ann.desk()).interactions).toEqual([]);
  const bo = await Agent.signIn(bridge, 'Bo');
  expect((await bo.desk()).interactions).toMatchObject([{ state: 'alerting' }]);
});

test('what a page says about its visitor can not pass for what the system says', async () => {
  const { bridge } = create();
  const ann = await Agent.signIn(bridge, 'Ann');
  await Visitor.start(bridge, { attributes: { CUSTOM_INFO: 'forged' }, customInfo: 'order 8841', ...english });
  expect((await ann.desk()).interactions[0]?.attributes).toEqual({
    WebTools_CUSTOM_INFO: 'forged',
    CUSTOM_INFO: 'order 8841',
    RoutingContext_Language: 'English',
  });
});

test('what was asked for is in the operator’s documents, in JSON and in XML alike', async () => {
  const { bridge } = create();
  await Visitor.start(bridge, {
    routingContexts: [
      { category: 'Product', context: 'Interaction Web Tools' },
      { category: 'Language', context: 'A & <b>' },
    ],
  });
  const operator = new Operator(bridge);
  const json = await operator.read<Record<string, unknown>>('chat.json?id=2001880050');
  expect(json).toMatchObject({
    routingContexts: [
      { category: 'Product', context: 'Interaction Web Tools' },
      { category: 'Language', context: 'A & <b>' },
    ],
    skills: ['IWT'],
  });
  const xml = readXmlTree(await operator.text('chat.xml?id=2001880050'));
  const part = (element: XmlElement | undefined, name: string) =>
    element?.children.find((child) => child.name === name);
  const contexts = part(xml, 'routingContexts')?.children.map((context) => [
    part(context, 'category')?.text,
    part(context, 'context')?.text,
  ]);
  expect(contexts).toEqual([
    ['Product', 'Interaction Web Tools'],
    ['Language', 'A & <b>'],
  ]);
});

test('the log has one line for what no table has, and none of a page’s words', async () => {
  const { bridge, log } = create();
  const routingContexts = Array.from({ length: 50 }, (_, index) => ({
    category: index % 2 === 0 ? 'Product' : `card 4111-${index}`,
    context: 'I am Secretina',
  }));
  await Visitor.start(bridge, { routingContexts });
  expect(log.filter((line) => line.startsWith('warning'))).toHaveLength(1);
  expect(log.join('\n')).not.toMatch(/Secretina|4111/);
});
