/** How each engine is started: as the journeys need it, or on a desktop where a screen reader sees it. */
import { chromium, firefox } from '@playwright/test';
import type { Engine } from '../drivers/engine.js';
import { playwrightEngine } from '../drivers/playwright-engine.js';
import { startWebKit } from '../drivers/webkit-engine.js';
import { startDesktop, type Desktop } from './desktop.js';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** Where the browsers are. `npm run test:engines` finds or installs them, and says where. */
const {
  FOOTBRIDGE_BROWSER: chromiumPath = '/usr/bin/chromium',
  FOOTBRIDGE_FIREFOX: firefoxPath = '/usr/bin/firefox-esr',
} = process.env;

// Both: the channel alone looks in one place only, the path alone is taken for a Firefox that was made for Playwright.
const stockFirefox = { channel: 'moz-firefox', executablePath: firefoxPath };
const chromiumArgs = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];

export async function startEngine(name: EngineName): Promise<Engine> {
  if (name === 'firefox') return playwrightEngine(await firefox.launch(stockFirefox));
  if (name === 'chromium') {
    // Playwright turns the back/forward cache off.
    const ignoreDefaultArgs = ['--disable-back-forward-cache'];
    return playwrightEngine(
      await chromium.launch({ executablePath: chromiumPath, ignoreDefaultArgs, args: chromiumArgs }),
    );
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

/** A browser whose window is on a desktop, and that tells assistive technology everything. */
export async function startVisibleEngine(name: Exclude<EngineName, 'webkit'>, desktop: Desktop): Promise<Engine> {
  const env = { ...definedOf({ ...process.env, ...desktop.environment }), GNOME_ACCESSIBILITY: '1' };
  if (name === 'firefox') return playwrightEngine(await firefox.launch({ ...stockFirefox, headless: false, env }));
  const args = [...chromiumArgs, '--force-renderer-accessibility'];
  return playwrightEngine(await chromium.launch({ executablePath: chromiumPath, headless: false, env, args }));
}

const definedOf = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
