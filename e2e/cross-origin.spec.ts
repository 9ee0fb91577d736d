/** Pages of other origins, in a browser that holds them to what the bridge allows. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { startBridge } from '../scripts/demo/bridge-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** A site with one empty page. */
async function serveEmptyPage() {
  const server = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>A site</title>'),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function startLoneBridge(...flags: string[]) {
  const ports = ['--port', '0', '--private-port', '0'];
  const bridge = startBridge({ root, key: 'the-key-of-the-agents', args: [...ports, '--memory', ...flags] });
  return { bridge, ...(await bridge.ready) };
}

/** What a script of the page gets of a chat's start, which takes a preflight, and of the configuration. */
async function tryFrom(page: Page, origin: string, bridge: string): Promise<readonly string[]> {
  await page.goto(origin);
  return page.evaluate(async (target) => {
    const attempt = async (path: string, init?: RequestInit): Promise<string> => {
      try {
        const response = await fetch(`${target}/websvcs/${path}`, init);
        return `${response.status} ${(await response.text()).includes('cfgVer') ? 'read' : 'empty'}`;
      } catch {
        return 'blocked';
      }
    };
    const body = JSON.stringify({
      supportedContentTypes: 'text/plain',
      participant: { name: 'Ann', credentials: '' },
      target: 'Marketing',
      targetType: 'Workgroup',
    });
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-requested-with': 'XMLHttpRequest' };
    return [await attempt('serverConfiguration'), await attempt('chat/start', { method: 'POST', headers, body })];
  }, bridge);
}

test('a page of another origin may ask a bridge once its origin is listed, and others still may not', async ({
  page,
}) => {
  const [listed, other] = [await serveEmptyPage(), await serveEmptyPage()];
  const closed = await startLoneBridge();
  const open = await startLoneBridge('--allow-origin', listed.origin);
  try {
    expect(await tryFrom(page, listed.origin, closed.publicOrigin)).toEqual(['blocked', 'blocked']);
    expect(await tryFrom(page, listed.origin, open.publicOrigin)).toEqual(['200 read', '200 read']);
    expect(await tryFrom(page, other.origin, open.publicOrigin)).toEqual(['blocked', 'blocked']);
  } finally {
    await Promise.all([closed.bridge.stop(), open.bridge.stop()]);
    listed.close();
    other.close();
  }
});
