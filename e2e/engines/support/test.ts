/** `test` for journeys through every engine: a pair, and a visitor in the engine that the project names. */
import { chromium, expect, firefox, test as base } from '@playwright/test';
import { startPair, type Pair } from '../../support/pair.js';
import type { Engine } from '../drivers/engine.js';
import { playwrightEngine } from '../drivers/playwright-engine.js';
import { startWebKit } from '../drivers/webkit-engine.js';
import { startDesktop } from './desktop.js';
import { programs } from './programs.js';
import { Visitor } from './visitor.js';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

interface WorkerFixtures {
  readonly engineName: EngineName;
  readonly engine: Engine;
}

interface Fixtures {
  /** More flags for both bridges. */
  readonly bridgeFlags: string[];
  readonly pair: Pair;
  /** Somebody on the company's site. */
  readonly visitor: Visitor;
}

export { expect };

async function startEngine(name: EngineName): Promise<Engine> {
  if (name === 'chromium') {
    // Playwright turns the back/forward cache off.
    const ignoreDefaultArgs = ['--disable-back-forward-cache'];
    const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
    return playwrightEngine(await chromium.launch({ executablePath: programs.chromium, ignoreDefaultArgs, args }));
  }
  if (name === 'firefox') {
    return playwrightEngine(await firefox.launch({ channel: 'moz-firefox', executablePath: programs.firefox }));
  }
  const desktop = await startDesktop();
  const engine = await startWebKit(desktop);
  return {
    ...engine,
    async close() {
      await engine.close();
      await desktop.stop();
    },
  };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const engine = await startEngine(engineName);
      await use(engine);
      await engine.close();
    },
    { scope: 'worker' },
  ],
  bridgeFlags: [[], { option: true }],
  pair: async ({ bridgeFlags }, use) => {
    const pair = await startPair(...bridgeFlags);
    await use(pair);
    await pair.stop();
  },
  visitor: async ({ engine, pair }, use) => {
    const visitor = new Visitor(await engine.openTab());
    await visitor.visit(`${pair.origin}/`);
    await use(visitor);
    expect(await visitor.complaints(), 'what went wrong in the page').toEqual([]);
    await visitor.tab.close();
  },
});
