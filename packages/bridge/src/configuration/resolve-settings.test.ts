import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCommandLine } from '../command-line.js';
import { resolveSettings } from './resolve-settings.js';

const NORTH = { name: 'north', hosts: ['north.example'], agentKey: 'the-key-of-the-north' };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-settings-'));
  file = join(folder, 'bridge.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function resolved(configuration: unknown, ...words: string[]) {
  writeFileSync(file, JSON.stringify(configuration));
  return resolveSettings(parseCommandLine(['--config', file, ...words]));
}

test('lets a flag win over the file, and a parameter over the same parameter alone', () => {
  const configuration = { port: 9000, queues: [{ name: 'A' }], parameters: { AlertTime: 5, MaxFileSize: 10 } };
  const settings = resolved(configuration, '--port', '9001', '--queue', 'B', '--parameter', 'AlertTime=6');
  expect(settings).toMatchObject({
    port: 9001,
    queues: [{ name: 'B' }],
    parameters: { AlertTime: 6, MaxFileSize: 10 },
  });
});

test('takes paths in the file from its folder, and those in flags from where they are typed', () => {
  const paths = { certificate: 'tls/chain.pem', certificateKey: '/etc/key.pem', scriptedAgents: ['echo', 'bo.json'] };
  expect(resolved({ ...paths, data: 'data' }, '--console', 'console')).toMatchObject({
    certificate: join(folder, 'tls/chain.pem'),
    certificateKey: '/etc/key.pem',
    data: join(folder, 'data'),
    console: 'console',
    scriptedAgents: ['echo', join(folder, 'bo.json')],
    filesFolder: folder,
  });
  const north = {
    name: 'north',
    hosts: ['north.example'],
    agentKey: 'the-key-of-the-north',
    scriptedAgents: ['bo.json'],
  };
  expect(resolved({ tenants: [north] }).tenants).toEqual([{ ...north, scriptedAgents: [join(folder, 'bo.json')] }]);
  expect(resolveSettings(parseCommandLine([]))).toEqual({ filesFolder: '.', parameters: {} });
});

test.each([
  [{ memory: true, pair: true }, 'A pair needs data on disk to share'],
  [{ certificate: 'chain.pem' }, 'HTTPS needs both certificate and certificateKey'],
  [{ httpsPort: 3508 }, 'httpsPort needs a certificate'],
  [{ port: 'off' }, 'Without a certificate, port must not be off'],
  [{ queues: [{ name: 'Sales' }, { name: 'sales ' }] }, 'queues: there are two of the name sales'],
  [{ agents: [{ name: 'Bo' }, { name: 'BO' }] }, 'agents: there are two of the name BO'],
  [
    { tenants: [{ ...NORTH, queues: [{ name: 'A' }, { name: 'a' }] }] },
    'tenants[0].queues: there are two of the name a',
  ],
  [{ tenants: [{ ...NORTH, parameters: { AdditionalHTTPPorts: '81' } }] }, 'tenants[0].parameters.AdditionalHTTPPorts'],
])('refuses what makes no sense together: %j', (configuration, message) => {
  expect(() => resolved(configuration)).toThrow(
    expect.objectContaining({ code: 'options-invalid', message: expect.stringContaining(message) }),
  );
});

test('refuses queues by flags that nobody could name or tell apart', () => {
  expect(() => parseCommandLine(['--queue', ' '])).toThrow('--queue: it has to be a name that is not blank');
  expect(() => resolved({}, '--queue', 'Sales', '--queue', 'SALES')).toThrow('queues: there are two of the name SALES');
});

test('names the file that it could not read', () => {
  expect(() => resolveSettings(parseCommandLine(['--config', join(folder, 'none.json')]))).toThrow(/none\.json can't/);
  expect(() => resolved({ prot: 1 })).toThrow(/bridge\.json: prot: there is no such setting/);
});
