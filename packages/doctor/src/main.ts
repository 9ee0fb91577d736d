#!/usr/bin/env node
import { runCommand } from './conformance/run-command.js';
import { runDoctor } from './ladder/run-doctor.js';
import { runMigrate } from './migrate/run-migrate.js';

const output = {
  print: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
};
const [command, ...args] = process.argv.slice(2);
const isAddress = (text: string | undefined) => text !== undefined && !text.startsWith('-');
if (command === 'migrate') process.exitCode = runMigrate(args, output);
else if (command === 'conformance') {
  process.exitCode = await runCommand(isAddress(args[0]) ? ['--base', ...args] : args, output);
} else process.exitCode = await runDoctor(process.argv.slice(2), output);
