/** What was found on one rung of the ladder. It holds no id and no token. */
export interface Finding {
  readonly rung: Rung;
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** One sentence. */
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  /** What it makes of the whole, where it failed. */
  readonly verdict?: Exclude<Verdict, 'healthy'> | undefined;
}

export type Rung = 'address' | 'answer' | 'configuration' | 'headers' | 'cache' | 'origin' | 'chat' | 'pair' | 'page';

/**
 * The whole in a word. `unreachable`: nobody answers at this host and port. `certificate`: a browser would not trust it.
 * `proxy`: the web server answers, the contact centre behind it does not. `headers`: something on the way changes what is
 * said. `refused`: the contact centre takes no chat. `page`: the page can't embed the widget.
 */
export type Verdict = 'healthy' | 'unreachable' | 'certificate' | 'proxy' | 'headers' | 'refused' | 'page';

export const verdictTexts: Readonly<Record<Verdict, string>> = {
  healthy: 'A visitor can chat.',
  unreachable: 'Nobody answers at this address.',
  certificate: 'Browsers will not trust this server.',
  proxy: 'The web server answers, but the contact centre behind it does not.',
  headers: 'Something on the way changes what is said.',
  refused: 'The contact centre answers, but takes no chat.',
  page: 'The page can not embed the widget as it is.',
};

export const ok = (rung: Rung, says: string): Finding => ({ rung, state: 'ok', says });
export const skipped = (rung: Rung, says: string): Finding => ({ rung, state: 'skipped', says });
export const warning = (rung: Rung, says: string, remedy: string): Finding => ({
  rung,
  state: 'warning',
  says,
  remedy,
});
export const failed = (rung: Rung, verdict: Exclude<Verdict, 'healthy'>, says: string, remedy: string): Finding => ({
  rung,
  state: 'failed',
  says,
  remedy,
  verdict,
});

/** The first that failed decides: what comes after it may only follow from it. */
export const verdictOf = (findings: readonly Finding[]): Verdict =>
  findings.find(({ state }) => state === 'failed')?.verdict ?? 'healthy';
