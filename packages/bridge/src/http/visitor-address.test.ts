import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestBridge, startBody } from '../testing/test-bridge.js';
import { reachedFrom, tryChat } from '../testing/visitor-at.js';
import { serveBridge } from './serve-bridge.js';
import { createAddressReader } from './visitor-address.js';

const trustedProxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48'];

function reader(proxies: readonly string[] = trustedProxies) {
  const log: string[] = [];
  const addressOf = createAddressReader({ trustedProxies: proxies, log: (_, message) => log.push(message) });
  const read = (address: string | undefined, forwardedFor?: string) =>
    addressOf(
      new Request(
        'http://bridge.example/',
        forwardedFor === undefined ? {} : { headers: { 'x-forwarded-for': forwardedFor } },
      ),
      address === undefined ? undefined : { address },
    );
  return { read, log };
}

describe('where a visitor is', () => {
  test.each([
    ['the connection, without a proxy', '203.0.113.7', undefined, '203.0.113.7'],
    ['the connection, if it is no proxy of ours', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['what one proxy says', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['what two proxies say', '127.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    [
      'the first address that nobody of ours vouches for',
      '10.0.0.1',
      '1.1.1.1, 198.51.100.1, 10.0.0.2',
      '198.51.100.1',
    ],
    ['the proxy itself, if it names nobody', '10.0.0.1', undefined, '10.0.0.1'],
    ['the farthest proxy, if all are ours', '127.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['the last hop that could be read', '127.0.0.1', '198.51.100.1, nonsense, 10.0.0.2', '10.0.0.2'],
    ['the proxy, if it says nothing of use', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['the proxy, if the list has a hole', '10.0.0.1', '198.51.100.1,', '10.0.0.1'],
    ['an address with a port', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['IPv6 in brackets with a port', '10.0.0.1', '[2001:db8::1]:4711', '2001:db8:0:0:0:0:0:1'],
    ['IPv6 with a zone', 'fe80::1%eth0', undefined, 'fe80:0:0:0:0:0:0:1'],
    ['IPv4, although Node says it as IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
    ['behind a proxy with IPv6', '2001:db8:ffff::1', '2001:db8::1', '2001:db8:0:0:0:0:0:1'],
    ['nowhere, in a page or a test', undefined, '198.51.100.1', undefined],
    ['nowhere, if the connection has gone', '', '198.51.100.1', undefined],
  ])('is %s', (_, connection, forwardedFor, expected) => {
    expect(reader().read(connection, forwardedFor)).toBe(expected);
  });

  test('is found in a header of ten kilobytes', () => {
    const long = `6.6.6.6, ${'x'.repeat(10_000)}, 198.51.100.1`;
    expect(reader().read('10.0.0.1', long)).toBe('198.51.100.1');
    const many = Array<string>(1_200).fill('10.0.0.9').join(', ');
    expect(reader().read('10.0.0.1', `6.6.6.6, ${many}`)).toBe('10.0.0.9');
  });

  test('is never what somebody says who is no proxy, whatever they say', () => {
    const { read } = reader();
    const header = fc.stringMatching(/^[ -~]{0,200}$/);
    fc.assert(fc.property(header, (text) => void expect(read('203.0.113.7', text)).toBe('203.0.113.7')));
    fc.assert(fc.property(header, (text) => void expect(read('10.0.0.1', `${text}, 203.0.113.7`)).toBe('203.0.113.7')));
  });

  test('is asked about once in the log when an unknown proxy speaks for visitors', () => {
    const { read, log } = reader([]);
    read('10.0.0.1', '198.51.100.1');
    read('10.0.0.1', '198.51.100.2');
    expect(log).toEqual([expect.stringContaining('X-Forwarded-For')]);
    expect(log[0]).not.toMatch(/\d+\.\d+\./);
  });
});

test.each(['10.0.0.0/99', 'proxy.example', '::ffff:0:0/96', ''])('takes no proxy "%s"', (proxy) => {
  expect(() => reader([proxy])).toThrow(expect.objectContaining({ code: 'options-invalid' }));
});

describe('a limit of one address', () => {
  const parameters = { MaxInteractionsAllowedPerIP: 1 };

  test('can not be got around by a forged header', async () => {
    const { bridge } = createTestBridge({ trustedProxies: ['10.0.0.1'], parameters });
    expect(await tryChat(reachedFrom(bridge, '203.0.113.7', '1.1.1.1'))).toBe('success');
    expect(await tryChat(reachedFrom(bridge, '203.0.113.7', '2.2.2.2'))).toBe('MaxInteractionsAllowedPerIP');
    expect(await tryChat(reachedFrom(bridge, '10.0.0.1', '3.3.3.3, 203.0.113.7'))).toBe('MaxInteractionsAllowedPerIP');
    expect(await tryChat(reachedFrom(bridge, '10.0.0.1', '198.51.100.1'))).toBe('success');
  });

  test('counts a whole /64 of IPv6 as one', async () => {
    const { bridge } = createTestBridge({ parameters });
    expect(await tryChat(reachedFrom(bridge, '2001:db8:1:2::1'))).toBe('success');
    expect(await tryChat(reachedFrom(bridge, '2001:db8:1:2:ffff::9'))).toBe('MaxInteractionsAllowedPerIP');
    expect(await tryChat(reachedFrom(bridge, '2001:db8:1:3::1'))).toBe('success');
  });

  test('takes IPv4 spelled as IPv6 for the same', async () => {
    const { bridge } = createTestBridge({ parameters });
    expect(await tryChat(reachedFrom(bridge, '203.0.113.7'))).toBe('success');
    expect(await tryChat(reachedFrom(bridge, '::ffff:203.0.113.7'))).toBe('MaxInteractionsAllowedPerIP');
  });

  test('does not apply where no address is known', async () => {
    const { bridge } = createTestBridge({ parameters });
    expect(await tryChat(bridge)).toBe('success');
    expect(await tryChat(bridge)).toBe('success');
  });
});

describe('over a real connection', () => {
  test.each([
    ['a header from nobody in particular changes nothing', [], 'MaxInteractionsAllowedPerIP'],
    ['a header from a proxy of ours says who it is', ['127.0.0.1'], 'success'],
  ])('%s', async (_, proxies, second) => {
    const { bridge } = createTestBridge({ trustedProxies: proxies, parameters: { MaxInteractionsAllowedPerIP: 1 } });
    const server = await serveBridge({ bridge, port: 0, privatePort: 0 });
    const from = async (address: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}/websvcs/chat/start`, {
        method: 'POST',
        headers: { 'x-forwarded-for': address },
        body: JSON.stringify(startBody()),
      });
      return JSON.stringify(await response.json());
    };
    expect(await from('198.51.100.1')).toContain('success');
    expect(await from('198.51.100.2')).toContain(second);
    await server.close();
  });
});
