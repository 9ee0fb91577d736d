import { describe, expect, test } from 'vitest';
import { readCommandLine } from './command-line.js';

const BASE = ['--base', 'http://127.0.0.1:8114'];

describe('the command line', () => {
  test('needs to know where the server is, and no more', () => {
    expect(readCommandLine(BASE)).toEqual({
      baseUrl: 'http://127.0.0.1:8114/',
      target: 'Marketing',
      agent: undefined,
      json: false,
      only: undefined,
    });
  });

  test('takes everything else that it says', () => {
    const agent = ['--agent-base', 'http://127.0.0.1:8899', '--agent-key', 'key'];
    expect(readCommandLine([...BASE, '--target', 'Repairs', '--json', '--only', 'Chat/Poll', ...agent])).toEqual({
      baseUrl: 'http://127.0.0.1:8114/',
      target: 'Repairs',
      agent: { baseUrl: 'http://127.0.0.1:8899/', key: 'key' },
      json: true,
      only: ['Chat/Poll'],
    });
  });

  test('asks for help before anything else', () => {
    expect(readCommandLine(['--help'])).toBeUndefined();
  });

  test.each([
    [[], '--base names no server.'],
    [['--base', 'file:///etc/passwd'], '--base is no http or https URL.'],
    [[...BASE, '--only', 'chat/pool'], 'There are no checks of "chat/pool"; see --help.'],
    [[...BASE, '--agent-key', 'key'], '--agent-base and --agent-key go together.'],
    [[...BASE, '--wrong'], expect.stringContaining('--wrong') as string],
  ])('refuses %j', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(expect.objectContaining({ code: 'options-invalid', message }));
  });
});
