/** The visitors' process: as many connections as it is asked for, and how long each answer took. */
import { answerRequests } from './child.ts';
import { HttpConnection } from './http-connection.ts';

export type LoadRequest =
  | { readonly do: 'saturate'; readonly port: number; readonly paths: readonly string[]; readonly forMs: number }
  | {
      readonly do: 'keep polling';
      readonly port: number;
      readonly paths: readonly string[];
      readonly everyMs: number;
      readonly forMs: number;
    }
  | {
      readonly do: 'hold';
      readonly port: number;
      readonly paths: readonly string[];
      readonly privatePort: number;
      readonly agent: string;
      readonly agentKey: string;
      readonly interactionIds: readonly string[];
    };

export interface Saturated {
  readonly answers: number;
  readonly durationMs: number;
}

export interface Polled {
  readonly latenciesMs: readonly number[];
}

const CONNECTIONS = 100;
const CONNECTED_AT_ONCE = 200;
const SENDS = 1_000;

answerRequests(async (request: LoadRequest): Promise<Saturated | Polled> => {
  switch (request.do) {
    case 'saturate':
      return saturate(request.port, request.paths, request.forMs);
    case 'keep polling':
      return keepPolling(request.port, request.paths, request.everyMs, request.forMs);
    case 'hold':
      return hold(request);
  }
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function connect(port: number, count: number): Promise<HttpConnection[]> {
  const connections: HttpConnection[] = [];
  while (connections.length < count) {
    const wanted = Math.min(CONNECTED_AT_ONCE, count - connections.length);
    connections.push(...(await Promise.all(Array.from({ length: wanted }, () => HttpConnection.open(port)))));
  }
  return connections;
}

async function ask(connection: HttpConnection, path: string): Promise<string> {
  const answer = await connection.get(path);
  if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`A poll was answered with: ${answer.slice(0, 100)}`);
  return answer;
}

/** As many requests as the server answers. */
async function saturate(port: number, paths: readonly string[], forMs: number): Promise<Saturated> {
  const connections = await connect(port, CONNECTIONS);
  const fromMs = performance.now();
  let answers = 0;
  await Promise.all(
    connections.map(async (connection, first) => {
      for (let next = first; performance.now() - fromMs < forMs; next += 1) {
        await ask(connection, paths[next % paths.length] ?? '');
        answers += 1;
      }
    }),
  );
  for (const connection of connections) connection.close();
  return { answers, durationMs: performance.now() - fromMs };
}

/** Each visitor asks again after a fixed time, all of them spread over it, each on a connection of its own. */
async function keepPolling(port: number, paths: readonly string[], everyMs: number, forMs: number): Promise<Polled> {
  const connections = await connect(port, paths.length);
  const latenciesMs: number[] = [];
  const begin = performance.now() + 500;
  await Promise.all(
    paths.map(async (path, index) => {
      const connection = connections[index];
      if (!connection) return;
      for (let dueMs = begin + (index / paths.length) * everyMs; dueMs < begin + forMs; dueMs += everyMs) {
        await pause(dueMs - performance.now());
        const askedMs = performance.now();
        await ask(connection, path);
        // The first round also opens what is cached later.
        if (dueMs >= begin + everyMs) latenciesMs.push(performance.now() - askedMs);
      }
    }),
  );
  for (const connection of connections) connection.close();
  return { latenciesMs };
}

/** All visitors hold a poll; an agent writes to one after the other, and each answer is timed from the agent's sending. */
async function hold(request: Extract<LoadRequest, { readonly do: 'hold' }>): Promise<Polled> {
  const { port, privatePort, paths, interactionIds, agent, agentKey } = request;
  const connections = await connect(port, paths.length);
  const held = paths.map((path, index) => connections[index]?.get(path));
  await pause(1_000);
  const desk = await HttpConnection.open(privatePort);
  const latenciesMs: number[] = [];
  const step = Math.floor(paths.length / SENDS);
  for (let send = 0; send < SENDS; send += 1) {
    const index = send * step;
    const sentMs = performance.now();
    const arrival = held[index]?.then((answer) => {
      if (!answer.includes('Here you are')) throw new Error(`A held poll was answered with: ${answer.slice(0, 100)}`);
      latenciesMs.push(performance.now() - sentMs);
    });
    const body = { command: 'sendText', agent, interactionId: interactionIds[index], text: 'Here you are.' };
    await desk.post('/agent/api/commands', body, `Authorization: Bearer ${agentKey}\r\n`);
    await arrival;
  }
  for (const connection of connections) connection.close();
  desk.close();
  return { latenciesMs };
}
