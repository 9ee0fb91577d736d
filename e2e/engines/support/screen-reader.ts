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
/** What it is said with comes after it; a phrase may have several lines. */
const PHRASE = /SPEECH OUTPUT: '(?<phrase>[^]*?)'(?: voice=\w+)?(?: ?\{|\n)/g;

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

  /** Everything that it has said so far, line by line. */
  said(): readonly string[] {
    const phrases = readFileSync(this.#log, 'utf8').matchAll(PHRASE);
    return [...phrases]
      .flatMap(({ groups }) => (groups?.phrase ?? '').split('\n'))
      .map((line) => line.replaceAll(/[\u2068\u2069]/g, '').trim());
  }

  /** Waits for a line that comes after the last one that was waited for. */
  async hears(line: RegExp): Promise<void> {
    await expect(async () => {
      const since = this.said().slice(this.#attended);
      const at = since.findIndex((said) => line.test(said));
      if (at < 0) throw new Error(`It did not say ${String(line)}, but: ${since.join(' | ')}`);
      this.#attended += at + 1;
    }).toPass({ timeout: 20_000, intervals: [100] });
  }
}
