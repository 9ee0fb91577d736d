/** A visitor's process that means no good: connections on which no request ever ends, while others ask as usual. */
import { connect, type Socket } from 'node:net';
import { answerRequests } from './child.ts';
import { HttpConnection } from './http-connection.ts';

export type HoardRequest =
  | { readonly do: 'hoard'; readonly port: number; readonly count: number }
  | { readonly do: 'ask'; readonly port: number; readonly path: string; readonly times: number }
  | { readonly do: 'pipeline'; readonly port: number; readonly path: string; readonly times: number }
  | { readonly do: 'wait until closed' };

export interface Hoarded {
  /** Connections that are open. */
  readonly open: number;
}

export interface Asked {
  readonly latenciesMs: readonly number[];
}

const OPENED_AT_ONCE = 500;
const BEGINNINGS = [
  'GET /websvcs/serverConfiguration HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  'POST /websvcs/chat/start HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"half":',
  '',
];

const hoarded = new Set<Socket>();

answerRequests(async (request: HoardRequest): Promise<Hoarded | Asked> => {
  switch (request.do) {
    case 'hoard':
      return hoard(request.port, request.count);
    case 'ask':
      return ask(request.port, request.path, request.times);
    case 'pipeline':
      return pipeline(request.port, request.path, request.times);
    case 'wait until closed':
      return waitUntilClosed();
  }
});

/** Half of a header, half of a body, and nothing at all, in turns. */
async function hoard(port: number, count: number): Promise<Hoarded> {
  while (hoarded.size < count) {
    const wanted = Math.min(OPENED_AT_ONCE, count - hoarded.size);
    await Promise.all(Array.from({ length: wanted }, (_, index) => open(port, BEGINNINGS[index % BEGINNINGS.length])));
  }
  return { open: hoarded.size };
}

const open = (port: number, beginning = ''): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(beginning);
      hoarded.add(socket);
      resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => hoarded.delete(socket));
    socket.resume();
  });

async function ask(port: number, path: string, times: number): Promise<Asked> {
  const latenciesMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const fromMs = performance.now();
    // Each as somebody who comes anew.
    const connection = await HttpConnection.open(port);
    const answer = await connection.get(path);
    connection.close();
    if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`A visitor was answered with: ${answer.slice(0, 100)}`);
    latenciesMs.push(performance.now() - fromMs);
  }
  return { latenciesMs };
}

/** Others ask while so many requests of one connection wait in line. */
async function pipeline(port: number, path: string, times: number): Promise<Asked> {
  const socket = connect(port, '127.0.0.1');
  let answers = 0;
  const answered = new Promise<void>((resolve) => {
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      answers += String(text).split('HTTP/1.1 200').length - 1;
    });
    socket.on('close', () => resolve());
  });
  const request = (more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  socket.write(request().repeat(times - 1) + request('Connection: close\r\n'));
  const asked = await ask(port, path, 50);
  await answered;
  // The word may have been torn in two by the network, which costs a few.
  if (answers < times * 0.95) throw new Error(`Of ${times} requests in one line ${answers} were answered.`);
  return asked;
}

async function waitUntilClosed(): Promise<Hoarded> {
  while (hoarded.size > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  return { open: 0 };
}
