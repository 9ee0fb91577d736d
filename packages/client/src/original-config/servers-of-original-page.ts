/**
 * Reads where the servers are from the page parameters of the vendor's client, so that a page that worked with it goes on
 * to work. It knows no request and no window: the page's address comes in. protocol §1.3
 */

/** What such a page says about its servers. */
export interface OriginalAddresses {
  /** The prefix under which the first server's paths are to be had. */
  readonly currentUriFragment?: unknown;
  /** One prefix, or the two of a switchover pair. */
  readonly uriFragments?: unknown;
  /** Addresses begin with the page's own scheme, host and port. Default: false. */
  readonly urlsAreRelative?: unknown;
  /** Otherwise: whether the scheme is `https`. Default: true. */
  readonly useHttps?: unknown;
}

export interface OriginalServers {
  /** For the option `servers`: absolute, the one to ask first in front. */
  readonly servers: readonly string[];
  /** What is wrong with the parameters, in sentences for the page's author. */
  readonly warnings: readonly string[];
}

const DEFAULT_FRAGMENT = 'I3Root/Server1';
/** Spellings that the vendor's documents have besides the right one. */
const MISSPELLINGS = {
  currentUriFragement: 'currentUriFragment',
  uriFragment: 'uriFragments',
  UrlsAreRelative: 'urlsAreRelative',
} as const;

/**
 * @param pageUrl The page's address. Its query may name the server to begin with, as the link after a system failure does;
 *   any other name there is ignored, because anybody can make such a link.
 */
export function serversOfOriginalPage(parameters: OriginalAddresses, pageUrl: string): OriginalServers {
  const page = new URL(pageUrl);
  const [read, warnings] = correctSpelling(parameters);
  const { currentUriFragment, uriFragments, urlsAreRelative, useHttps = true } = read;
  const listed = (Array.isArray(uriFragments) ? uriFragments : [uriFragments]).filter(isFragment);
  if (listed.length > 2) warnings.push('"uriFragments" has more than two entries: the first two are used.');
  const known = listed.length > 0 ? listed.slice(0, 2) : [currentUriFragment].filter(isFragment);
  const fragments = known.length > 0 ? known : [DEFAULT_FRAGMENT];
  const isSame = (wanted: unknown) => (fragment: string) => isFragment(wanted) && trim(fragment) === trim(wanted);
  const asked = fragments.find(isSame(page.searchParams.get('server'))) ?? fragments.find(isSame(currentUriFragment));
  const isSecure = useHttps !== false && useHttps !== 'false';
  if (urlsAreRelative !== true && isSecure !== (page.protocol === 'https:')) {
    warnings.push(
      `"useHttps" (in config.js "UseEncryption") is ${isSecure}, and the page came by ${page.protocol.slice(0, -1)}: set "urlsAreRelative" to true.`,
    );
  }
  const origin = urlsAreRelative === true ? page.origin : `${isSecure ? 'https' : 'http'}://${page.host}`;
  const ordered = fragments.toSorted((one, other) => Number(other === asked) - Number(one === asked));
  return { servers: ordered.map((fragment) => `${origin}/${trim(fragment)}`), warnings };
}

function correctSpelling(parameters: OriginalAddresses): [OriginalAddresses, string[]] {
  const given: Readonly<Record<string, unknown>> = { ...parameters };
  const wrong = Object.entries(MISSPELLINGS).filter(([name]) => given[name] !== undefined);
  const corrected = Object.fromEntries(wrong.map(([name, right]) => [right, given[name]]));
  return [{ ...corrected, ...given }, wrong.map(([name, right]) => `"${name}" is spelled "${right}".`)];
}

const isFragment = (value: unknown): value is string => typeof value === 'string' && trim(value) !== '';
const trim = (fragment: string) => fragment.replace(/^\/+|\/+$/g, '');
