/**
 * A proxy between a browser and a server that spoils what passes through it, as bad networks, tired servers and clumsy
 * intermediaries do. It knows paths and connections; it knows nothing of chats.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  giveAnswer,
  isAnswerFault,
  isRequestFault,
  needsReuse,
  spoilRequest,
  type Fault,
  type WholeAnswer,
} from './faults.js';

/** One fault and the requests that meet it. */
export interface Spoiling {
  /** How many have met it. */
  readonly count: number;
  stop(): void;
}

export interface FaultProxy {
  readonly origin: string;
  /**
   * Spoils requests whose address contains `part`, as many as `times`: the next one by default. Where several faults are
   * meant for one request, the one named first comes first.
   */
  spoil(part: string, fault: Fault, times?: number): Spoiling;
  /** Keeps connections open and lets nothing through. Returns what ends that. */
  swallow(): () => void;
  /** Cuts every connection and listens no more. */
  refuse(): Promise<void>;
  /** Listens again at the same address. */
  accept(): Promise<void>;
  close(): Promise<void>;
}

interface Rule {
  readonly part: string;
  readonly fault: Fault;
  left: number;
  count: number;
}

const FOREVER = Number.POSITIVE_INFINITY;

/** Passes everything on to the server at `target`, an origin. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const served = new WeakSet<Socket>();
  const rules: Rule[] = [];

  /** The next fault of one sort for a request, if there is one. */
  const nextFault = <Sort extends Fault>(
    url: string,
    isReused: boolean,
    isOfSort: (fault: Fault) => fault is Sort,
  ): Sort | undefined => {
    for (const rule of rules) {
      const { part, fault, left } = rule;
      if (left <= 0 || !url.includes(part) || !isOfSort(fault) || (needsReuse(fault) && !isReused)) continue;
      rule.left -= 1;
      rule.count += 1;
      return fault;
    }
    return undefined;
  };

  const server = createServer((incoming, outgoing) => {
    const { socket, url = '/' } = incoming;
    const isReused = served.has(socket);
    served.add(socket);
    const fault = nextFault(url, isReused, isRequestFault);
    const serve = async () => {
      const body = await readWhole(incoming);
      if (fault && fault !== 'request sent twice') return spoilRequest(fault, outgoing);
      const ask = () => forward(target, incoming, body, outgoing);
      const [answer] = await Promise.all(fault ? [ask(), ask()] : [ask()]);
      return giveAnswer(answer, nextFault(url, isReused, isAnswerFault), outgoing);
    };
    serve().catch(() => socket.destroy());
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const refuse = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const spoil = (part: string, fault: Fault, times = 1): Spoiling => {
    const rule: Rule = { part, fault, left: times, count: 0 };
    rules.push(rule);
    return {
      get count() {
        return rule.count;
      },
      stop: () => void (rule.left = 0),
    };
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    spoil,
    swallow() {
      const both = [spoil('', 'request lost', FOREVER), spoil('', 'answer lost', FOREVER)];
      return () => both.forEach((spoiling) => spoiling.stop());
    },
    refuse,
    accept: () => listen(port),
    close: refuse,
  };
}

async function readWhole(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Asks the server. A browser that hangs up hangs up on the server too. */
async function forward(
  target: string,
  { method, headers, url }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<WholeAnswer> {
  const { hostname, port } = new URL(target);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // A connection of its own, so that no fault is added by accident.
    const onward = request({ agent: false, hostname, port, method, path: url, headers }, resolve);
    onward.on('error', reject);
    outgoing.on('close', () => onward.destroy());
    onward.end(body);
  });
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await readWhole(answer) };
}
