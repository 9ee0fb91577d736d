/**
 * `npm run bench`: what the bridge costs, measured against budgets.json. Ratios are of one run on one machine, so that they
 * hold on any; it ends with 1 if a budget is passed. `npm run bench -- polls` measures one part alone.
 */
import { report, type Measurement } from './budgets.ts';
import { measureFuzz } from './measure-fuzz.ts';
import { measureHistory, measureTakeover } from './measure-history.ts';
import { measureHoarding } from './measure-hoarding.ts';
import { measureIdlePolls, measureOpenChats } from './measure-polls.ts';

const parts: Readonly<Record<string, () => Promise<Measurement | readonly Measurement[]>>> = {
  polls: measureIdlePolls,
  chats: measureOpenChats,
  takeover: measureTakeover,
  history: measureHistory,
  hoarding: measureHoarding,
  fuzz: measureFuzz,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !Object.hasOwn(parts, part));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}. The parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const results = [await measure()].flat();
  for (const result of results) if (!report(result)) process.exitCode = 1;
}
