/** `test` for journeys through every engine: a pair, and a visitor in the engine that the project names. */
import { expect, test as base } from '@playwright/test';
import { startPair, type Pair } from '../../support/pair.js';
import type { Engine } from '../drivers/engine.js';
import { startEngine, type EngineName } from './start-engine.js';
import { Visitor } from './visitor.js';

export interface WorkerFixtures {
  readonly engineName: EngineName;
  readonly engine: Engine;
}

export interface Fixtures {
  /** More flags for both bridges. */
  readonly bridgeFlags: string[];
  readonly pair: Pair;
  /** Somebody on the company's site. */
  readonly visitor: Visitor;
}

export { expect };

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
    await visitor.leave();
  },
});
