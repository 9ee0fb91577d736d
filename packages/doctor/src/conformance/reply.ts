import { fail } from '../errors.js';
import { describe, Part } from './part.js';

/** An answer as it came, read to its end. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export const textOf = ({ bytes }: Reply): string => new TextDecoder().decode(bytes);

/** Everything that was processed comes with 200, also what was refused. protocol §1.6 */
export function expectStatus(reply: Reply, ...expected: readonly number[]): void {
  if (!expected.includes(reply.status)) fail(`Expected HTTP ${expected.join(' or ')}, got ${reply.status}.`);
}

export function expectType(reply: Reply, expected: 'application/json' | 'application/xml'): void {
  const type = reply.headers.get('content-type') ?? undefined;
  // protocol §1.4
  if (!type || !new RegExp(`^${expected}; ?charset=utf-8$`, 'i').test(type)) {
    fail(`Expected the content type ${expected}; charset=utf-8, got ${describe(type)}.`);
  }
}

/** The JSON of an answer with 200. */
export function readJson(reply: Reply): Part {
  expectStatus(reply, 200);
  try {
    return new Part(JSON.parse(textOf(reply)), '');
  } catch {
    return fail(`Expected JSON, got ${reply.bytes.length} bytes of something else.`);
  }
}

/** protocol §3.0 */
export function expectSuccess(part: Part): Part {
  const { reason, type } = readStatus(part);
  if (type !== 'success') fail(`Expected success at ${part.path}, got the failure ${describe(reason)}.`);
  return part;
}

/** A failure names its reason; the original client reads it without a look whether it is there. protocol §3.0 */
export function expectFailure(part: Part, ...expected: readonly string[]): Part {
  const { reason, type } = readStatus(part);
  if (type !== 'failure') fail(`Expected a failure at ${part.path}, got success.`);
  part.get('status').get('reason').words();
  if (expected.length > 0 && !expected.includes(reason ?? '')) {
    fail(`Expected ${expected.join(' or ')} at ${part.path}.status.reason, got ${describe(reason)}.`);
  }
  return part;
}

export const reasonOf = (part: Part): string | undefined => readStatus(part).reason;

function readStatus(part: Part): { readonly type: string; readonly reason: string | undefined } {
  const status = part.get('status');
  status.get('type').oneOf(['success', 'failure']);
  const reason = status.get('reason');
  return { type: status.get('type').text(), reason: reason.isAbsent ? undefined : reason.text() };
}
