import { expect, test } from 'vitest';
import { HELP, parseCommandLine } from './command-line.js';

test('says nothing that nobody said', () => {
  expect(parseCommandLine([])).toEqual({ configurationFile: undefined, settings: {}, help: false, version: false });
});

test('reads flags, repeated ones too', () => {
  const words = [
    ...['--port', '0', '--https-port=3509', '--queue', 'Sales', '--queue=Repairs', '--agent', 'echo', '--recovery'],
    ...['--allow-origin', 'https://a.example', '--allow-origin', 'http://localhost:3000', '--config', 'bridge.json'],
    ...['--parameter', 'alerttime=7', '--parameter', 'WelcomeMsg=a=b', '--parameter', 'MaxActiveChatsAllowed='],
  ];
  expect(parseCommandLine(words)).toEqual({
    configurationFile: 'bridge.json',
    settings: {
      port: 0,
      httpsPort: 3509,
      queues: [{ name: 'Sales' }, { name: 'Repairs' }],
      scriptedAgents: ['echo'],
      recovery: true,
      allowedOrigins: ['https://a.example', 'http://localhost:3000'],
      parameters: { AlertTime: 7, WelcomeMsg: 'a=b', MaxActiveChatsAllowed: undefined },
    },
    help: false,
    version: false,
  });
  expect(parseCommandLine(['--port', 'off']).settings.port).toBe('off');
});

test.each([
  [['--prot', '1'], 'There is no flag --prot. Did you mean --port?'],
  [['--certificate-kye=x'], 'Did you mean --certificate-key?'],
  [['--something-else'], 'There is no flag --something-else. Try --help.'],
  [['--port', 'many'], '--port: it has to be a whole number from 0 to 65535, or off'],
  [['--private-port', '70000'], '--private-port: it has to be a whole number from 0 to 65535'],
  [['--private-port', ''], '--private-port: it has to be a whole number'],
  [['--port'], 'Try --help.'],
  [['stray'], 'Try --help.'],
  [['--log-level', 'loud'], '--log-level: it has to be one of error, warning, info, debug'],
  [['--allow-origin', 'https://shop.example/'], '--allow-origin[0]: it has to be an origin'],
  [['--allow-origin', 'https://SHOP.example'], '--allow-origin[0]: it has to be an origin'],
  [['--allow-origin', '*'], '--allow-origin[0]: it has to be an origin'],
  [['--allow-origin', 'null'], '--allow-origin[0]: it has to be an origin'],
  [['--agent-key', 'two words'], '--agent-key: it has to be 8 to 256 letters'],
  [['--agent-key', 'schlüssel'], '--agent-key: it has to be 8 to 256 letters'],
  [['--agent-key', 'short'], '--agent-key: it has to be 8 to 256 letters'],
  [['--parameter', 'AlertTime'], '--parameter wants NAME=VALUE'],
  [['--parameter', 'AlertTiem=3'], 'There is no parameter AlertTiem'],
  [['--parameter', 'AlertTime=soon'], 'AlertTime is a whole number'],
  [['--smtp', 'mail.example.com'], '--smtp: it has to be a URL'],
])('says in one line what is wrong with %j', (words, message) => {
  expect(() => parseCommandLine(words)).toThrow(
    expect.objectContaining({ code: 'options-invalid', message: expect.stringContaining(message) }),
  );
  expect(() => parseCommandLine(words)).not.toThrow(/\n/);
});

test('explains every flag it takes, each in one line', () => {
  for (const flag of [
    'port',
    'https-port',
    'data',
    'memory',
    'agent-key',
    'pair',
    'agent',
    'queue',
    'config',
    'help',
  ]) {
    expect(HELP).toMatch(new RegExp(`^  --${flag} +\\S.*$`, 'm'));
  }
});
