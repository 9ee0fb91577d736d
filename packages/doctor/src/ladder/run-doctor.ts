/** `doctor URL...`: the ladder for each server, the pair and the page, and a verdict. */
import { parseArgs } from 'node:util';
import { DoctorError } from '../errors.js';
import type { CommandOutput } from '../conformance/run-command.js';
import { examinePage } from './examine-page.js';
import { examinePair, examineServer, type ServerExamination } from './examine-server.js';
import { verdictOf, verdictTexts, type Finding, type Verdict } from './finding.js';

export const HELP = `Usage: doctor URL [URL] [options]
       doctor conformance URL [options]
       doctor migrate FOLDER

Looks for what keeps visitors from a chat: each URL is where a server's paths begin, for example
https://www.example.com/I3Root/Server1; two are a pair. It starts a chat and ends it again. Exits with 0 if a visitor
can chat, else with 1.

  --target QUEUE    the queue to ask for; default: Marketing
  --origin ORIGIN   where pages are that embed the widget, if that is another origin
  --page URL        such a page: its policy is looked at
  --json            print one JSON document
  --help            print this

doctor conformance checks every request of the protocol; doctor migrate reads an old I3Root folder. Each has --help.`;

const options = {
  target: { type: 'string', default: 'Marketing' },
  origin: { type: 'string' },
  page: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface Diagnosis {
  readonly verdict: Verdict;
  readonly servers: readonly ServerExamination[];
  /** What was found of the pair and of the page. */
  readonly findings: readonly Finding[];
}

/** Resolves to 0 where a visitor can chat, else to 1. */
export async function runDoctor(args: readonly string[], { print, complain }: CommandOutput): Promise<0 | 1> {
  try {
    const { values, positionals } = read(args);
    if (values.help) {
      print(HELP);
      return 0;
    }
    const diagnosis = await diagnose(positionals.map(readAddress), values);
    print(values.json ? JSON.stringify(diagnosis, undefined, 2) : describe(diagnosis));
    return diagnosis.verdict === 'healthy' ? 0 : 1;
  } catch (cause) {
    if (!(cause instanceof DoctorError)) throw cause;
    complain(cause.message);
    return 1;
  }
}

export async function diagnose(
  addresses: readonly string[],
  { target, origin, page }: { readonly target: string; readonly origin?: string; readonly page?: string },
): Promise<Diagnosis> {
  const from = origin ?? (page === undefined ? undefined : new URL(page).origin);
  const servers: ServerExamination[] = [];
  for (const address of addresses) servers.push(await examineServer(address, { target, origin: from }));
  const findings = [...examinePair(servers), ...(page === undefined ? [] : await examinePage(page, addresses))];
  return { verdict: decide(servers, findings), servers, findings };
}

/** A pair of which one can be chatted with is healthy as far as a visitor goes. */
function decide(servers: readonly ServerExamination[], findings: readonly Finding[]): Verdict {
  const verdicts = servers.map((server) => verdictOf(server.findings));
  const isServed = servers.some(({ role }, index) => role === 'active' && verdicts[index] === 'healthy');
  const ofServers = isServed ? 'healthy' : (verdicts.find((verdict) => verdict !== 'healthy') ?? 'healthy');
  return ofServers === 'healthy' ? verdictOf(findings) : ofServers;
}

function describe({ verdict, servers, findings }: Diagnosis): string {
  return [
    ...servers.flatMap((server) => [server.address, ...server.findings.flatMap(line)]),
    ...findings.flatMap(line),
    '',
    `Verdict: ${verdict}. ${verdictTexts[verdict]}`,
  ].join('\n');
}

const signs = { ok: 'ok', warning: 'look', failed: 'FAILED', skipped: '-' } as const;

const line = ({ rung, state, says, remedy }: Finding): readonly string[] => [
  `  ${signs[state].padEnd(6)}  ${rung.padEnd(13)}  ${says}`,
  ...(remedy === undefined ? [] : [`${' '.repeat(25)}What to do: ${remedy}`]),
];

function read(args: readonly string[]) {
  try {
    const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    const { positionals, values } = parsed;
    if (!values.help && (positionals.length < 1 || positionals.length > 2)) throw new Error('Name one server, or two.');
    if (values.page !== undefined) readAddress(values.page);
    if (values.origin !== undefined) readAddress(values.origin);
    return parsed;
  } catch (cause) {
    if (cause instanceof DoctorError) throw cause;
    throw new DoctorError('options-invalid', cause instanceof Error ? cause.message : 'The options can not be read.');
  }
}

function readAddress(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'http:' || protocol === 'https:') return text.replace(/\/+$/, '');
  throw new DoctorError('options-invalid', `${JSON.stringify(text)} is no http or https URL.`);
}
