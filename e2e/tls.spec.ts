/** One chat over each combination of TLS and plain HTTP: browser to web server, web server to bridge. protocol §1.2 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { startProxy } from '../packages/bridge/src/testing/reverse-proxy.js';
import { createCertificate } from '../packages/bridge/src/testing/self-signed.js';
import { startBridge } from '../scripts/demo/bridge-process.ts';
import { serveDemoSite } from '../scripts/demo/demo-server.ts';
import { Widget } from './support/widget.js';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

// The certificate vouches for itself, and a browser asks a person whether that is enough.
test.use({ ignoreHTTPSErrors: true });

for (const front of ['http:', 'https:'] as const) {
  for (const back of ['http:', 'https:'] as const) {
    test(`a chat from the browser by ${front} and on to the bridge by ${back}`, async ({ page }) => {
      const folder = mkdtempSync(join(tmpdir(), 'footbridge-tls-'));
      const certificate = await createCertificate();
      const [chain, key] = [join(folder, 'chain.pem'), join(folder, 'key.pem')];
      writeFileSync(chain, certificate.chain);
      writeFileSync(key, certificate.key);
      const secure = ['--port', 'off', '--https-port', '0', '--certificate', chain, '--certificate-key', key];
      const bridge = startBridge({
        root,
        key: 'the-key-of-the-agents',
        args: [...(back === 'https:' ? secure : ['--port', '0']), '--private-port', '0', '--memory', '--agent', 'echo'],
      });
      const addresses = await bridge.ready;
      const site = await serveDemoSite({ root, port: 0, bridges: [addresses] });
      const server = await startProxy({
        routes: [
          { prefix: '/I3Root/Server1', origin: addresses.publicOrigin },
          { prefix: '', origin: site.origin },
        ],
        trusted: certificate.chain,
        certificate: front === 'https:' ? certificate : undefined,
      });
      expect([new URL(server.origin).protocol, new URL(addresses.publicOrigin).protocol]).toEqual([front, back]);
      try {
        await page.goto(`${server.origin}/`);
        const widget = new Widget(page);
        await widget.startChat('Mary');
        await widget.send('Hello');
        await expect(widget.log).toContainText('You wrote: Hello');
      } finally {
        await page.close();
        await server.close();
        await site.close();
        await bridge.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
}
