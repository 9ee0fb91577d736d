/** WebKitGTK's own small browser, by WebDriver. Roles and names are those that the engine tells assistive technology. */
import { expect } from '@playwright/test';
import { startProgram } from '../support/program.js';
import { freePort } from '../support/free-port.js';
import type { Desktop } from '../support/desktop.js';
import { TOLD_ROLES, type Control, type Engine, type Key, type Tab } from './engine.js';
import { controlsInPage, focusedInPage, spotInPage, type Spot } from './in-page.js';
import { WebDriverError, WebDriverSession, type ElementReference } from './webdriver-session.js';

const SHIFT = '\uE008';
const keys: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const down = (value: string) => ({ type: 'keyDown', value }) as const;
const up = (value: string) => ({ type: 'keyUp', value }) as const;
const tap = (value: string) => [down(value), up(value)];

class WebKitTab implements Tab {
  readonly session: WebDriverSession;
  readonly #handle: string;

  constructor(session: WebDriverSession, handle: string) {
    this.session = session;
    this.#handle = handle;
  }

  async goTo(url: string): Promise<void> {
    await this.#turnTo();
    await this.session.goTo(url);
  }

  async evaluate<Result, Argument>(
    inPage: (argument: Argument) => Result | Promise<Result>,
    ...[argument]: Argument extends undefined ? [] : [Argument]
  ): Promise<Result> {
    await this.#turnTo();
    return this.session.execute(`return (${String(inPage)})(arguments[0]);`, argument);
  }

  async run(script: string): Promise<void> {
    await this.#turnTo();
    await this.session.execute(script);
  }

  async press(key: Key): Promise<void> {
    await this.#turnTo();
    const tapped = tap(keys[key.replace('Shift+', '')] ?? '');
    await this.session.act('key', key.startsWith('Shift+') ? [down(SHIFT), ...tapped, up(SHIFT)] : tapped);
  }

  async type(text: string): Promise<void> {
    await this.#turnTo();
    await this.session.act('key', [...text].flatMap(tap));
  }

  async click(role: string, name: RegExp): Promise<void> {
    await expect(async () => {
      const all = await this.#described();
      const found = all.find(({ control }) => control.role === role && name.test(control.name));
      if (!found) throw new Error(`There is no ${role} named ${String(name)}.`);
      const spot = await this.session.execute<Spot | null>(
        `return (${String(spotInPage)})(arguments[0]);`,
        found.element,
      );
      if (!spot) throw new Error(`Something is before the ${role} named ${String(name)}.`);
      // The driver's own click takes every field within a shadow root for one that has something before it.
      await this.session.act('pointer', [
        { type: 'pointerMove', duration: 0, ...spot },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    }).toPass({ timeout: 15_000, intervals: [100] });
  }

  async focused(): Promise<Control | undefined> {
    await this.#turnTo();
    const element = await this.session.execute<ElementReference | null>(`return (${String(focusedInPage)})();`);
    return element ? this.#describe(element) : undefined;
  }

  async controls(): Promise<Control[]> {
    const all = await this.#described();
    return all.map(({ control }) => control).filter(({ role }) => TOLD_ROLES.includes(role));
  }

  async close(): Promise<void> {
    await this.#turnTo();
    await this.session.closeWindow();
  }

  async #described() {
    await this.#turnTo();
    const elements = await this.session.execute<ElementReference[]>(`return (${String(controlsInPage)})();`);
    const described = [];
    for (const element of elements) {
      const control = await this.#describe(element);
      if (control) described.push({ element, control });
    }
    return described;
  }

  /** Undefined where it has gone away meanwhile. */
  async #describe(element: ElementReference): Promise<Control | undefined> {
    try {
      return { role: await this.session.roleOf(element), name: await this.session.nameOf(element) };
    } catch (error) {
      if (error instanceof WebDriverError) return undefined;
      throw error;
    }
  }

  async goBack(): Promise<void> {
    await this.#turnTo();
    await this.session.goBack();
  }

  /** A session speaks to one of its windows at a time. */
  async #turnTo(): Promise<void> {
    await this.session.switchTo(this.#handle);
  }
}

export async function startWebKit(desktop: Desktop): Promise<Engine> {
  const port = await freePort();
  const environment = { ...desktop.environment, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' };
  const driver = startProgram('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], environment);
  const origin = `http://127.0.0.1:${port}`;
  await expect(async () => void (await fetch(`${origin}/status`))).toPass({ timeout: 15_000, intervals: [100] });

  let session: WebDriverSession | undefined;
  const closeSession = async () => {
    await session?.close();
    session = undefined;
  };
  return {
    async openTab() {
      // The driver serves one session at a time; each is a visitor of its own.
      await closeSession();
      session = await WebDriverSession.open(origin);
      return new WebKitTab(session, await session.window());
    },
    async openBeside(tab) {
      const { session: shared } = tab as WebKitTab;
      return new WebKitTab(shared, await shared.openWindow());
    },
    async close() {
      await closeSession();
      await driver.stop();
    },
  };
}
