/**
 * Writes docs/operating/parameters.md from the table that the bridge uses; with `--check` it writes nothing and fails
 * where the page says something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import {
  parameterNames,
  parameterTable,
  type ParameterDefinition,
  type ParameterName,
} from '../../packages/bridge/src/service/parameter-table.ts';

const page = fileURLToPath(new URL('../../docs/operating/parameters.md', import.meta.url));

const INTRODUCTION = `# Parameters

Every setting by the name that administrators know it by. Names match in any case. Set them in the configuration file
under \`parameters\`, by \`--parameter NAME=VALUE\`, or while the bridge runs at the
[operators' interface](operators-interface.md):

\`\`\`
curl -H "Authorization: Bearer $KEY" -d MaxPollFrequency=1000 http://127.0.0.1:8899/ops/parameters
\`\`\`

What an operator has set is kept with the data and wins over the file. A number is whole; an empty value takes a limit away
where there need not be one. The bridge reads all of them. Those marked "after a restart" are kept at once and are in force
when the bridge next becomes active; the ports are opened when its process starts. The others are in force with the next
answer. \`%1\` and the like stand for what the description says.
`;

const code = (text: string): string => (text === '' ? 'empty' : `\`${text}\``);

/** A bar would end the column. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

function takes(definition: ParameterDefinition): string {
  if (definition.kind === 'text') return definition.form ?? 'text';
  const { min, max, unit = '' } = definition;
  // Where few numbers are possible the unit says what each of them means.
  if (/^\d/.test(unit)) return unit;
  const range = `${min} to ${max}${unit === 'count' ? '' : ` ${unit}`}`;
  return definition.default === undefined ? `${range}, or empty` : range;
}

function row(name: ParameterName): string {
  const definition: ParameterDefinition = parameterTable[name];
  const { effect, restart = false } = definition;
  const value = definition.default === undefined ? 'no limit' : code(String(definition.default));
  const columns = [`\`${name}\``, value, takes(definition), effect, restart ? 'after a restart' : 'at once'];
  return `| ${columns.map(cell).join(' | ')} |`;
}

function table(title: string, names: readonly ParameterName[]): string {
  const head = '| name | default | takes | what it does | in force |\n| --- | --- | --- | --- | --- |';
  return `## ${title}\n\n${head}\n${names.map(row).join('\n')}\n`;
}

const isOurs = (name: ParameterName): boolean => {
  const definition: ParameterDefinition = parameterTable[name];
  return definition.ours === true;
};

const wanted = await format(
  [
    INTRODUCTION,
    table(
      'Those of the original',
      parameterNames.filter((name) => !isOurs(name)),
    ),
    table("Footbridge's own", parameterNames.filter(isOurs)),
  ].join('\n'),
  { parser: 'markdown', printWidth: 120, singleQuote: true },
);

if (!process.argv.includes('--check')) writeFileSync(page, wanted);
else if (readFileSync(page, 'utf8') !== wanted) {
  console.error('docs/operating/parameters.md is out of date. Run: node scripts/docs/parameter-reference.ts');
  process.exitCode = 1;
}
