/**
 * Runs the suite: asks the server what it can do, then checks one thing after the other. What is not announced is left
 * out, not failed. It prints nothing.
 */
import { decodeServerConfiguration, noCapabilities } from '@footbridge/protocol';
import { DoctorError } from '../errors.js';
import type { Check, Subject } from './check.js';
import { Probe } from './probe.js';
import { textOf } from './reply.js';
import { Run } from './run.js';
import type { Server } from './server.js';
import { subjects } from './subjects.js';

export interface ConformanceOptions {
  /** Titles of the subjects to run, in any case. Default: all. */
  readonly only?: readonly string[];
}

export interface CheckResult {
  readonly subject: string;
  readonly name: string;
  /** Of the protocol. */
  readonly section: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was left out. */
  readonly detail?: string;
}

/**
 * Yields each result as soon as there is one.
 *
 * @throws DoctorError `no-answer` where there is no server at all.
 */
export async function* runConformance(
  server: Server,
  options: ConformanceOptions = {},
): AsyncGenerator<CheckResult, void, undefined> {
  const only = options.only?.map((title) => title.toLowerCase());
  const run = await startRun(server);
  for (const subject of subjects) {
    if (only && !only.includes(subject.title.toLowerCase())) continue;
    for (const check of subject.checks) yield await runCheck(run, subject, check);
  }
}

/**
 * Asks what the server can do. One whose configuration can't be read can do nothing, as far as a client knows.
 *
 * @throws DoctorError `no-answer`
 */
export async function startRun(server: Server): Promise<Run> {
  const reply = await new Probe(new Run(server, noCapabilities)).fetch('serverConfiguration');
  const decoded = decodeServerConfiguration(textOf(reply));
  return new Run(server, decoded.ok ? decoded.value.capabilities : noCapabilities);
}

/** Runs one check and ends whatever it began. */
export async function runCheck(run: Run, subject: Subject, check: Check): Promise<CheckResult> {
  const { name, section } = check;
  const result = (outcome: CheckResult['outcome'], detail?: string): CheckResult => ({
    subject: subject.title,
    name,
    section,
    outcome,
    ...(detail !== undefined && { detail }),
  });
  const reason = run.reasonToSkip(subject, check);
  if (reason !== undefined) return result('skipped', reason);
  const probe = new Probe(run);
  try {
    await check.run(probe);
    return result('passed');
  } catch (cause) {
    if (!(cause instanceof DoctorError)) throw cause;
    return result(cause.code === 'not-applicable' ? 'skipped' : 'failed', cause.message);
  } finally {
    await probe.close();
  }
}
