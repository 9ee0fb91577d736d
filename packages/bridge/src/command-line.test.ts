import { expect, test } from 'vitest';
import { HELP, parseCommandLine } from './command-line.js';

test('has useful defaults', () => {
  expect(parseCommandLine([])).toMatchObject({
    host: '127.0.0.1',
    port: 8114,
    privatePort: 8899,
    dataFolder: 'footbridge-data',
    pair: false,
    recovery: false,
    logLevel: 'info',
  });
});

test('reads flags, repeated ones too', () => {
  const words = ['--port', '0', '--queue', 'Sales', '--queue=Repairs', '--agent', 'echo', '--recovery'];
  expect(parseCommandLine(words)).toMatchObject({
    port: 0,
    queues: ['Sales', 'Repairs'],
    agents: ['echo'],
    recovery: true,
  });
});

test.each([
  [['--prot', '1'], 'There is no flag --prot. Did you mean --port?'],
  [['--visitor-gone-second=3'], 'Did you mean --visitor-gone-seconds?'],
  [['--something-else'], 'There is no flag --something-else. Try --help.'],
  [['--port', 'many'], '--port is a whole number from 0 to 65535.'],
  [['--port', '70000'], '--port is a whole number'],
  [['--port'], 'Try --help.'],
  [['stray'], 'Try --help.'],
  [['--log-level', 'loud'], '--log-level is one of error, warning, info, debug.'],
  [['--memory', '--pair'], '--pair needs data on disk'],
  [['--allow-origin', 'https://shop.example/'], '--allow-origin is an origin'],
  [['--allow-origin', '*'], '--allow-origin is an origin'],
])('says in one line what is wrong with %j', (words, message) => {
  expect(() => parseCommandLine(words)).toThrow(
    expect.objectContaining({ code: 'options-invalid', message: expect.stringContaining(message) }),
  );
  expect(() => parseCommandLine(words)).not.toThrow(/\n/);
});

test('explains every flag it takes', () => {
  for (const flag of [
    '--port',
    '--private-port',
    '--data',
    '--memory',
    '--key',
    '--pair',
    '--recovery',
    '--agent',
    '--queue',
  ]) {
    expect(HELP).toContain(flag);
  }
});
