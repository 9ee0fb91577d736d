/**
 * What can befall one request and its answer on the way, and how each is done to a browser's connection. It knows HTTP and
 * TCP; which request meets which fault is not decided here.
 */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What befalls a request. */
const requestFaults = [
  // Nobody answers.
  'request lost',
  'reset before',
  // Only on a connection that has served before: what makes browsers send a request again and tell no script.
  'closed before',
  // The server gets it a second time while it is serving the first.
  'request sent twice',
] as const;

/** What befalls an answer; the server has done what it was asked to. */
const answerFaults = [
  // Nobody answers.
  'answer lost',
  'reset after',
  'reset in headers',
  'reset in body',
  // As 'closed before'.
  'closed after',
  // Half of the body, with a length that says half.
  'answer cut',
  'length too long',
  'length too short',
  // Pieces of 64 bytes, 1 kB a second.
  'slow drip',
] as const;

export type RequestFault = (typeof requestFaults)[number] | MadeUpAnswer;
export type AnswerFault = (typeof answerFaults)[number] | { readonly delayMs: number } | Rewriting;
export type Fault = RequestFault | AnswerFault;

/** What the proxy answers by itself. */
export interface MadeUpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Puts another body in the place of an answer's own. */
export interface Rewriting {
  rewrite(body: string): string;
}

/** What a server has answered. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const PIECE_BYTES = 64;
const PIECES_PER_SECOND = 16;

export const isRequestFault = (fault: Fault): fault is RequestFault =>
  typeof fault === 'string' ? requestFaults.some((name) => name === fault) : 'status' in fault;

export const isAnswerFault = (fault: Fault): fault is AnswerFault => !isRequestFault(fault);

/** Whether a fault is one of connections that have served before. */
export const needsReuse = (fault: Fault) => fault === 'closed before' || fault === 'closed after';

/** Does to a request what keeps it from a server. */
export function spoilRequest(fault: RequestFault, outgoing: ServerResponse): void {
  if (typeof fault === 'object') outgoing.writeHead(fault.status, fault.headers).end(fault.body);
  else if (fault === 'reset before') outgoing.socket?.resetAndDestroy();
  else if (fault === 'closed before') outgoing.socket?.destroy();
}

/** Gives a browser what is left of an answer. */
export async function giveAnswer(answer: WholeAnswer, fault: AnswerFault | undefined, outgoing: ServerResponse) {
  const { status, body } = answer;
  const { connection: _, 'transfer-encoding': __, ...headers } = answer.headers;
  const half = body.subarray(0, body.length / 2);
  const writeHead = (length = body.length) => outgoing.writeHead(status, { ...headers, 'content-length': length });
  const { socket } = outgoing;
  if (typeof fault === 'object') {
    if ('delayMs' in fault) await pause(fault.delayMs);
    const given = 'rewrite' in fault ? Buffer.from(fault.rewrite(body.toString())) : body;
    writeHead(given.length).end(given);
    return;
  }
  switch (fault) {
    case 'answer lost':
      return;
    case 'reset after':
      socket?.resetAndDestroy();
      return;
    case 'closed after':
      socket?.destroy();
      return;
    case 'reset in headers':
      socket?.write(`HTTP/1.1 ${status} OK\r\ncontent-ty`, () => socket.resetAndDestroy());
      return;
    case 'reset in body':
      writeHead().write(half, () => socket?.resetAndDestroy());
      return;
    case 'answer cut':
      writeHead(half.length).end(half);
      return;
    case 'length too long':
      writeHead(body.length + 10).write(body, () => socket?.end());
      return;
    case 'length too short':
      writeHead(half.length).write(body, () => socket?.end());
      return;
    case 'slow drip':
      writeHead();
      for (let at = 0; at < body.length && !outgoing.destroyed; at += PIECE_BYTES) {
        outgoing.write(body.subarray(at, at + PIECE_BYTES));
        await pause(1_000 / PIECES_PER_SECOND);
      }
      outgoing.end();
      return;
    default:
      writeHead().end(body);
  }
}
