import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { parameterNames } from '../service/parameter-table.js';
import { configurationSchema, readConfiguration } from './configuration-file.js';

const read = (value: unknown) => readConfiguration(JSON.stringify(value));

test('reads what there is and adds nothing', () => {
  expect(read({})).toEqual({});
  const configuration = {
    $schema: './bridge.schema.json',
    port: 'off',
    httpsPort: 3508,
    certificate: 'chain.pem',
    certificateKey: 'key.pem',
    allowedOrigins: ['https://www.example.com'],
    queues: [{ name: 'Sales', members: ['Bo'] }],
    agents: [{ name: 'Bo', capacity: 2, photo: 'bo.png' }],
    parameters: { AlertTime: 20, WelcomeMsg: '', 'Chat Interaction Recovery Enabled': 1 },
    extensions: { erase: false },
    registration: { open: true, required: ['firstName'] },
    textPacks: ['fr'],
    dosReply: '404',
    tenants: [
      {
        name: 'north',
        hosts: ['north.example.com'],
        agentKey: 'the-key-of-the-north',
        queues: [{ name: 'Orders' }],
        parameters: { WelcomeMsg: 'Welcome to the north.' },
        recovery: true,
      },
    ],
    cannedResponses: [{ id: 'hi', title: 'Hello', kind: 'text', text: 'Hello {{visitorName}}' }],
  };
  expect(read(configuration)).toEqual(configuration);
  expect(readConfiguration(`\uFEFF${JSON.stringify(configuration)}`)).toEqual(configuration);
});

test('takes a limit away by null', () => {
  expect(read({ parameters: { MaxActiveChatsAllowed: null } })).toEqual({
    parameters: { MaxActiveChatsAllowed: undefined },
  });
  expect(() => read({ parameters: { AlertTime: null } })).toThrow(/^parameters\.AlertTime: /);
});

test.each(['docs/operating/running-a-bridge.md', 'scripts/demo/bridge.json'])('takes what stands in %s', (path) => {
  const written = readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
  const examples = path.endsWith('.md')
    ? [...written.matchAll(/^```json\n([^]*?)^```/gm)].map(([, json]) => json)
    : [written];
  expect(examples.length).toBeGreaterThan(0);
  for (const json of examples) expect(() => readConfiguration(json ?? '')).not.toThrow();
});

describe('names the place of what is wrong:', () => {
  test.each<[unknown, string]>([
    [{ prot: 1 }, 'prot: there is no such setting; did you mean "port"'],
    [
      { queues: [{ name: 'Sales' }, { nmae: 'Support' }] },
      'queues[1].nmae: there is no such setting; did you mean "name"',
    ],
    [{ queues: [{}] }, 'queues[0].name: it is missing'],
    [{ queues: [{ name: '' }] }, 'queues[0].name: it has to be a name that is not blank'],
    [{ queues: { name: 'Sales' } }, 'queues: it has to be a list'],
    [{ agents: ['Bo'] }, 'agents[0]: it has to be an object'],
    [{ agents: [{ name: 'Bo', capacity: 1.5 }] }, 'agents[0].capacity: it has to be a whole number'],
    [{ parameters: { AlertTiem: 3 } }, 'parameters.AlertTiem: there is no such setting; did you mean "AlertTime"'],
    [{ parameters: { 'Default Snooze Duration': 'x' } }, 'parameters."Default Snooze Duration": it has to be a whole'],
    [
      { parameters: { NoticeSeverity: 'loud' } },
      'parameters.NoticeSeverity: it has to be warning, info, ok or caution',
    ],
    [{ extensions: { erase: 0 } }, 'extensions.erase: it has to be true or false'],
    [{ extensions: { rease: false } }, 'did you mean "erase"'],
    [{ allowedOrigins: ['https://shop.example', '*'] }, 'allowedOrigins[1]: it has to be an origin'],
    [{ tenants: [{ name: 'north', hosts: [] }] }, 'tenants[0].agentKey: it is missing'],
    [{ tenants: [{ name: 'n', hosts: ['n'], agentKey: 'long-enough', port: 1 }] }, 'tenants[0].port: there is no such'],
    [{ textPacks: 'some' }, 'textPacks: it has to be all, or a list of languages'],
    [{ registration: { required: ['firstname'] } }, 'registration.required[0]: it has to be one of'],
    [{ pair: 'yes' }, 'pair: it has to be true or false'],
    [{ mailFrom: 'a@b.example\r\nBcc: c@d.example' }, 'mailFrom: it has to be a mail address'],
    [[], 'The configuration: it has to be an object'],
    [null, 'The configuration: it has to be an object'],
  ])('%j', (value, message) => {
    expect(() => read(value)).toThrow(
      expect.objectContaining({ code: 'options-invalid', message: expect.stringContaining(message) }),
    );
  });

  test('a key that changes how objects work', () => {
    expect(() => readConfiguration('{"__proto__": {"port": 1}}')).toThrow(/^__proto__: there is no such setting/);
    expect(() => readConfiguration('{"constructor": 1}')).toThrow(/^constructor: there is no such setting/);
  });

  test('what is no JSON', () => {
    expect(() => readConfiguration('{\n "port": 1')).toThrow(/^The configuration is no JSON \(line 2 column \d+\)\.$/);
    expect(() => readConfiguration('agentKey=secret')).toThrow(/^The configuration is no JSON\.$/);
  });

  test('without repeating a secret', () => {
    expect(() => read({ agentKey: 'my secret key' })).not.toThrow(/my secret/);
    expect(() => read({ agentKey: 'my secret key' })).toThrow(/^agentKey: /);
  });
});

describe('the schema for editors', () => {
  test('is the one that is published', async () => {
    const file = fileURLToPath(new URL('../../bridge.schema.json', import.meta.url));
    const json = JSON.stringify(configurationSchema);
    const formatted = await format(json, { ...(await resolveConfig(file)), filepath: file });
    await expect(formatted).toMatchFileSnapshot(file);
  });

  test('knows every parameter and tells what each does', () => {
    const { properties } = configurationSchema as {
      properties: Record<string, { properties: Record<string, unknown> }>;
    };
    expect(Object.keys(properties['parameters']?.properties ?? {})).toEqual(parameterNames);
    expect(JSON.stringify(properties['parameters'])).not.toContain('"description":""');
  });

  test('says of each setting what it is', () => {
    const { properties } = configurationSchema as { properties: Record<string, { description?: string }> };
    for (const [name, { description }] of Object.entries(properties)) expect(description, name).toMatch(/\w\.$/);
  });
});
