import { expect } from '@playwright/test';
import type { Pair } from './pair.js';

/** Gives an operator's command to the bridge of the pair that is active. */
export async function operate(pair: Pair, command: string, fields: object): Promise<void> {
  await expect(async () => {
    const answers = await Promise.all(
      pair.bridges.map(({ privateOrigin }) =>
        fetch(`${privateOrigin}/ops/${command}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${pair.operatorKey}`, 'content-type': 'application/json' },
          body: JSON.stringify(fields),
        }).then(({ status }) => status),
      ),
    );
    expect(
      answers.some((status) => status < 300),
      `what the bridges answered: ${answers.join(', ')}`,
    ).toBe(true);
  }).toPass({ timeout: 15_000, intervals: [100] });
}
