import type { WireValue } from '@footbridge/protocol/server';
import { BridgeError } from '../errors.js';
import type { Form } from './negotiate.js';
import { writeXml } from './write-xml.js';

/** On every answer: it is for one visitor, at one moment, and never a page. protocol §1.7 */
export const COMMON_HEADERS = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  expires: '-1',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // No `default-src`: a browser shows XML with styles and images of its own.
  'content-security-policy': "script-src 'none'; object-src 'none'; frame-ancestors 'none'",
} as const;

const JSON_HEADERS = { ...COMMON_HEADERS, 'content-type': 'application/json; charset=utf-8' } as const;

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: JSON_HEADERS });

/** What a visitor is told, in the form that was asked for. protocol §1.4 */
export const document = (wire: WireValue, form: Form): Response =>
  form === 'json'
    ? json(wire)
    : new Response(writeXml(wire), {
        headers: { ...COMMON_HEADERS, 'content-type': 'application/xml; charset=utf-8' },
      });

export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { ...COMMON_HEADERS, ...headers } });

/** Nothing more is read on this connection. */
export const tooLarge = (): Response => empty(413, { connection: 'close' });

export const methodNotAllowed = (allow: string): Response => empty(405, { allow });

/** Whether an error means that what is kept has been damaged, which an operator has to learn. */
export const isDamage = (error: unknown): boolean => error instanceof BridgeError && error.code === 'data-unreadable';

/** Whether an error means that this bridge is not the one to ask, which a client answers by asking the other. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof BridgeError &&
  (error.code === 'not-active' ||
    error.code === 'lease-lost' ||
    error.code === 'store-busy' ||
    error.code === 'store-failed' ||
    error.code === 'data-unreadable');
