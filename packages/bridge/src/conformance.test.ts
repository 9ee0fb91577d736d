/** The suite that can be pointed at any server, pointed at this one in each way that there is of reaching it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck, runCommand, startRun, subjects } from '@footbridge/doctor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from './store/sqlite-store.js';
import { openInProcess, openOverHttp, type OpenServer } from './testing/conformance-servers.js';

const folder = mkdtempSync(join(tmpdir(), 'footbridge-conformance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const servers: Readonly<Record<string, () => OpenServer | Promise<OpenServer>>> = {
  'in process, with the store in memory': () => openInProcess(),
  'in process, with a SQLite file': () => openInProcess({ store: openSqliteStore(join(folder, 'bridge.sqlite')) }),
  'over HTTP': openOverHttp,
};

describe.each(Object.entries(servers))('a bridge %s', (_, open) => {
  let opened: OpenServer;
  let run: Awaited<ReturnType<typeof startRun>>;
  beforeAll(async () => {
    opened = await open();
    run = await startRun(opened.server);
  });
  afterAll(() => opened.close());

  describe.each(subjects.map((subject) => [subject.title, subject] as const))('%s', (__, subject) => {
    test.each(subject.checks.map((check) => [check.name, check] as const))('%s', async (___, check) => {
      const { outcome, detail } = await runCheck(run, subject, check);
      expect(detail ?? outcome).toBe('passed');
    });
  });
});

describe('the command', () => {
  let opened: OpenServer;
  beforeAll(async () => {
    opened = await openOverHttp();
  });
  afterAll(() => opened.close());

  async function command(...args: readonly string[]) {
    const printed: string[] = [];
    const complaints: string[] = [];
    const output = { print: (line: string) => printed.push(line), complain: (line: string) => complaints.push(line) };
    return { exitCode: await runCommand(args, output), printed: printed.join('\n'), complaints };
  }

  test('prints a line for each request type and exits with 0 where all is well', async () => {
    const only = ['--only', 'serverConfiguration', '--only', 'queue/query'];
    const { exitCode, printed } = await command('--base', opened.server.baseUrl, ...only);
    expect(exitCode).toBe(0);
    expect(printed).toMatch(
      /^pass {2}serverConfiguration \(13 passed\)\npass {2}queue\/query \(9 passed\)\n\n22 passed$/,
    );
  });

  test('exits with 1 where something is wrong', async () => {
    const { exitCode, printed } = await command('--base', `${opened.server.baseUrl}elsewhere`, '--json');
    expect(exitCode).toBe(1);
    const { results } = JSON.parse(printed) as { results: { outcome: string; detail?: string }[] };
    expect(results[0]).toMatchObject({ outcome: 'failed', detail: 'Expected HTTP 200, got 404.' });
  });

  test('says in one line that there is no server', async () => {
    const { exitCode, printed, complaints } = await command('--base', 'http://127.0.0.1:1');
    expect({ exitCode, printed, complaints }).toEqual({
      exitCode: 1,
      printed: '',
      complaints: ['The server did not answer.'],
    });
  });
});
