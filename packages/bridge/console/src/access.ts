/** What the console was opened with: the key and where the agent's API is. */
export interface Access {
  readonly key: string;
  /** Where each bridge's API begins, without a slash at the end. */
  readonly bases: readonly string[];
}

const STORED = 'footbridge-agent-access';

/**
 * Takes the key out of the address, where it would be copied along and stay in the history, and keeps it for as long as
 * the tab is open. Undefined where there is none.
 */
export function readAccess(
  location: Location = window.location,
  history: History = window.history,
  storage: Storage = window.sessionStorage,
): Access | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const key = parameters.get('key');
  if (!key) return readStored(storage);
  const bases = (parameters.get('servers') ?? '')
    .split(',')
    .map((base) => new URL(base || './api', location.href))
    // The key goes nowhere but to the page's own origin.
    .filter(({ origin }) => origin === location.origin)
    .map(({ href }) => href.replace(/\/$/, ''));
  const access = { key, bases };
  storage.setItem(STORED, JSON.stringify(access));
  history.replaceState(null, '', location.pathname);
  return access;
}

/** Forgets the key, for when a bridge refused it. */
export function forgetAccess(storage: Storage = window.sessionStorage): void {
  storage.removeItem(STORED);
}

function readStored(storage: Storage): Access | undefined {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED) ?? 'null');
    return isAccess(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

const isAccess = (value: unknown): value is Access =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'bases' in value &&
  Array.isArray(value.bases) &&
  value.bases.every((base) => typeof base === 'string');
