import { describe, expect, test } from 'vitest';
import { TestCentre } from '../testing/test-centre.js';
import { serversOfOriginalPage } from './servers-of-original-page.js';

const PAGE = 'https://shop.example:8443/contact/us.html';
const serversOf = (parameters: object, page = PAGE) => serversOfOriginalPage(parameters, page).servers;
const warningsOf = (parameters: object, page = PAGE) => serversOfOriginalPage(parameters, page).warnings;

describe('where the servers of an original page are', () => {
  test.each([
    ['one prefix', { currentUriFragment: '/SomeDirectory/ICProxy' }, ['/SomeDirectory/ICProxy']],
    [
      'a pair',
      { uriFragments: ['/SomeDirectory/ICProxy', '/SomeDirectory/ICProxy_B'] },
      ['/SomeDirectory/ICProxy', '/SomeDirectory/ICProxy_B'],
    ],
    ['the one to begin with', { currentUriFragment: 'b', uriFragments: ['a', '/b/'] }, ['/b', '/a']],
    ['a prefix that is not listed', { currentUriFragment: 'c', uriFragments: ['a', 'b'] }, ['/a', '/b']],
    ['nothing', {}, ['/I3Root/Server1']],
    ['nonsense', { uriFragments: [7, '', null], currentUriFragment: {} }, ['/I3Root/Server1']],
    ['too many', { uriFragments: ['a', 'b', 'c'] }, ['/a', '/b']],
  ])('%s', (_, parameters, paths) => {
    const servers = serversOf({ ...parameters, urlsAreRelative: true });
    expect(servers).toEqual(paths.map((path) => `https://shop.example:8443${path}`));
  });

  test('the link after a system failure may choose among them, and nothing else', () => {
    const parameters = { uriFragments: ['a', 'b'], urlsAreRelative: true };
    expect(serversOf(parameters, 'https://shop.example/?server=b')).toEqual([
      'https://shop.example/b',
      'https://shop.example/a',
    ]);
    expect(serversOf(parameters, 'https://shop.example/?server=//evil.example')).toEqual([
      'https://shop.example/a',
      'https://shop.example/b',
    ]);
  });

  test('where they are not relative, the scheme is as the page says, and a difference to its own is told', () => {
    expect(serversOf({ uriFragments: ['a'], useHttps: false })).toEqual(['http://shop.example:8443/a']);
    expect(serversOf({ uriFragments: ['a'] }, 'http://shop.example/')).toEqual(['https://shop.example/a']);
    expect(warningsOf({ useHttps: true }, 'http://shop.example/')).toEqual([expect.stringContaining('"useHttps"')]);
    expect(warningsOf({ useHttps: true, urlsAreRelative: true }, 'http://shop.example/')).toEqual([]);
    expect(warningsOf({})).toEqual([]);
  });

  test('known misspellings are understood, and told', () => {
    const parameters = { uriFragment: ['a', 'b'], currentUriFragement: 'b', UrlsAreRelative: true };
    expect(serversOf(parameters)).toEqual(['https://shop.example:8443/b', 'https://shop.example:8443/a']);
    expect(warningsOf(parameters)).toHaveLength(3);
  });

  test('are the only ones that a client asks', async () => {
    const centre = new TestCentre();
    centre.network.serve('ICProxy', async (request) => centre.a.bridge.fetch(request));
    const urls: string[] = [];
    const servers = serversOf(
      { uriFragments: ['/SomeDirectory/ICProxy', '/SomeDirectory/ICProxy_B'], urlsAreRelative: true },
      'http://site.example/contact/us.html',
    );
    const fetch: typeof globalThis.fetch = (input, init) => {
      const url = String(input);
      urls.push(url);
      return centre.network.fetch(url.replace('/SomeDirectory', ''), init);
    };
    const { footbridge } = centre.client({ servers, fetch });
    await footbridge.startChat({ name: 'Ann' });
    footbridge.send('Hello');
    await centre.clock.advance(5_000);
    centre.network.disturb(() => 503);
    await centre.clock.advance(5_000);
    expect(urls.every((url) => /^http:\/\/site\.example\/SomeDirectory\/ICProxy(_B)?\/websvcs\//.test(url))).toBe(true);
    expect(urls.some((url) => url.includes('ICProxy_B/'))).toBe(true);
  });
});
