import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../bridge.js';
import { createTestBridge, texts, Visitor } from '../testing/test-bridge.js';
import type { VirtualClock } from '../testing/virtual-clock.js';
import { serveBridge, type BridgeServer } from './serve-bridge.js';

let bridge: Bridge;
let clock: VirtualClock;
let server: BridgeServer;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-lost-'));
  ({ bridge, clock } = createTestBridge());
  server = await serveBridge({ bridge, port: 0, privatePort: 0 });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Closing = 'end' | 'destroy' | 'resetAndDestroy';

/**
 * A client in a process of its own that is connected already. Once told to, it sends a request and closes its connection
 * without waiting for the answer.
 */
async function startHastyClient(path: string, closing: Closing) {
  const [go, done] = [join(folder, 'go'), join(folder, 'done')];
  const program = `
    const { existsSync, writeFileSync } = require('node:fs');
    const socket = require('node:net').connect(${server.port}, '127.0.0.1', () => {
      process.stdout.write('connected');
      const timer = setInterval(() => {
        if (!existsSync(${JSON.stringify(go)})) return;
        clearInterval(timer);
        socket.write('GET ${path} HTTP/1.1\\r\\nHost: bridge.example\\r\\n\\r\\n', () => socket.${closing}());
      }, 5);
    });
    socket.on('error', () => {});
    socket.on('finish', () => writeFileSync(${JSON.stringify(done)}, ''));
    socket.on('close', () => writeFileSync(${JSON.stringify(done)}, ''));`;
  const client = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => client.stdout.once('data', resolve));
  return {
    /** Nothing else happens in this process meanwhile: the bridge stands still. */
    pollAndCloseWhileTheBridgeStandsStill() {
      writeFileSync(go, '');
      const pause = new Int32Array(new SharedArrayBuffer(4));
      while (!existsSync(done)) Atomics.wait(pause, 0, 0, 1);
    },
    ended: new Promise((resolve) => client.once('exit', resolve)),
  };
}

test.each<Closing>(['end', 'destroy', 'resetAndDestroy'])(
  'a poll whose connection was closed (%s) while the bridge stood still takes nothing out of the chat',
  async (closing) => {
    const visitor = await Visitor.start(bridge);
    const client = await startHastyClient(`/websvcs/chat/poll/${visitor.participantId}`, closing);
    client.pollAndCloseWhileTheBridgeStandsStill();
    await client.ended;
    expect(texts(await visitor.poll())).toHaveLength(2);
  },
);

describe('a poll that is held over a connection', () => {
  async function hold() {
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    const timers = clock.pendingTimers;
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      `GET /websvcs/chat/poll/${visitor.participantId}?ack=2&wait=20000 HTTP/1.1\r\nHost: bridge.example\r\n\r\n`,
    );
    await expect.poll(() => clock.pendingTimers).toBe(timers + 1);
    return { visitor, socket, timers };
  }

  test('is given up when the connection closes', async () => {
    const { visitor, socket, timers } = await hold();
    socket.destroy();
    await expect.poll(() => clock.pendingTimers).toBe(timers);
    expect(texts(await visitor.send('Hello'))).toEqual(['Hello']);
  });

  test('is sent to the other bridge when this one shuts down', async () => {
    const { socket } = await hold();
    const answer = new Promise((resolve) => socket.once('data', (data) => resolve(String(data))));
    const closing = server.close();
    expect(await answer).toMatch(/^HTTP\/1\.1 503 /);
    socket.destroy();
    await closing;
  });
});
