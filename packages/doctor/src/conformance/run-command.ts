/** The command without its process: arguments in, lines and an exit code out. */
import { DoctorError } from '../errors.js';
import { HELP, readCommandLine, type CommandLine } from './command-line.js';
import { createFootbridgeAgent } from './footbridge-agent.js';
import { createHttpServer } from './http-server.js';
import { count, describeCounts, describeSubject } from './report.js';
import { runConformance, type CheckResult } from './run-conformance.js';
import type { Server } from './server.js';

export interface CommandOutput {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Resolves to 0 where every check passed that could be made, else to 1. */
export async function runCommand(args: readonly string[], { print, complain }: CommandOutput): Promise<0 | 1> {
  try {
    const command = readCommandLine(args);
    if (command) return (await check(command, print)) ? 0 : 1;
    print(HELP);
    return 0;
  } catch (cause) {
    if (!(cause instanceof DoctorError)) throw cause;
    complain(cause.message);
    return 1;
  }
}

async function check(command: CommandLine, print: CommandOutput['print']): Promise<boolean> {
  const results: CheckResult[] = [];
  let subject: CheckResult[] = [];
  const tell = (): void => {
    if (subject.length > 0 && !command.json) print(describeSubject(subject));
    subject = [];
  };
  for await (const result of runConformance(openServer(command), command.only ? { only: command.only } : {})) {
    if (subject[0]?.subject !== result.subject) tell();
    results.push(result);
    subject.push(result);
  }
  tell();
  print(command.json ? JSON.stringify({ results }, undefined, 2) : `\n${describeCounts(results)}`);
  return count(results, 'failed') === 0 && count(results, 'passed') > 0;
}

function openServer({ baseUrl, target, agent }: CommandLine): Server {
  const server = createHttpServer({ baseUrl, target });
  return agent ? { ...server, agent: createFootbridgeAgent({ fetch, pause: server.pause, ...agent }) } : server;
}
