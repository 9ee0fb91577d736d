/** Orca, whose voice is read from its log. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from './desktop.js';
import { startProgram } from './program.js';

/** Its own place for what a user adds to it. */
const CUSTOMIZATIONS = `from orca import debug, settings
# Without this a phrase stays in a buffer until more has been said.
debug.debugFile.reconfigure(line_buffering=True)
# Nobody waits for a whole page to be read out.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False
`;
/** The voice that it is said in comes after it. */
const PHRASE = /SPEECH OUTPUT: '(?<phrase>.*?)'(?: voice=\w+)?(?:\{|$| )/;

export class ScreenReader {
  readonly stop: () => Promise<void>;
  readonly #log: string;
  #attended = 0;

  private constructor(log: string, stop: () => Promise<void>) {
    this.#log = log;
    this.stop = stop;
  }

  /** Starts it on a desktop; resolves when it speaks. */
  static async start(desktop: Desktop): Promise<ScreenReader> {
    const folder = mkdtempSync(join(tmpdir(), 'footbridge-orca-'));
    const settings = join(folder, 'settings');
    const log = join(folder, 'orca.log');
    mkdirSync(settings);
    writeFileSync(join(settings, 'orca-customizations.py'), CUSTOMIZATIONS);
    writeFileSync(log, '');
    const orca = startProgram('orca', [`--user-prefs=${settings}`, `--debug-file=${log}`], desktop.environment);
    const reader = new ScreenReader(log, async () => {
      await orca.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    await reader.hears(/^Screen reader on/);
    return reader;
  }

  /** Everything that it has said so far. */
  said(): readonly string[] {
    return readFileSync(this.#log, 'utf8')
      .split('\n')
      .flatMap((line) => PHRASE.exec(line)?.groups?.phrase ?? [])
      .map((phrase) => phrase.replaceAll(/[\u2068\u2069]/g, ''));
  }

  /** Waits for a phrase that comes after the last one that was waited for. */
  async hears(phrase: RegExp): Promise<void> {
    await expect(async () => {
      const since = this.said().slice(this.#attended);
      const at = since.findIndex((said) => phrase.test(said));
      if (at < 0) throw new Error(`It did not say ${String(phrase)}, but: ${since.join(' | ')}`);
      this.#attended += at + 1;
    }).toPass({ timeout: 20_000, intervals: [100] });
  }
}
