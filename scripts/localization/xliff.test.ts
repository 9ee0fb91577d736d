import { expect, it } from 'vitest';
import { readXliff, writeXliff, type Unit } from './xliff.ts';

const unit: Unit = { id: 'retry', source: 'Retry', note: undefined, target: 'Erneut', state: 'final' };

it('reads what it has written', () => {
  const units: readonly Unit[] = [
    unit,
    {
      ...unit,
      id: 'said',
      source: '{0} said: <b> & "c"',
      note: 'Read aloud.',
      target: '{1} — {0} <&> ',
      state: 'needs-review-translation',
    },
    { ...unit, id: 'new', target: '', state: 'new' },
  ];
  expect(readXliff(writeXliff('de', units))).toEqual(units);
});

it('takes what another tool has written', () => {
  const xml = `<xliff version="1.2"><file><body>
    <trans-unit id="a"><source>A</source><target>1</target></trans-unit>
    <trans-unit id="b"><source>B</source><target state="signed-off">2</target></trans-unit>
    <trans-unit id="c"><source>C</source></trans-unit>
  </body></file></xliff>`;
  expect(readXliff(xml).map(({ target, state }) => [target, state])).toEqual([
    ['1', 'needs-review-translation'],
    ['2', 'final'],
    ['', 'new'],
  ]);
});
