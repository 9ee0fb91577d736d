import { describe, expect, it } from 'vitest';
import { mistakesIn } from './check-catalogue.ts';
import { textsOf, type SourceText } from './source-texts.ts';
import type { Unit } from './xliff.ts';

const text = (id: string, english: string): SourceText => ({ id, text: english, note: undefined });
const texts = [text('typing', '{0} is typing'), text('send', 'Send')];
const unit = (id: string, source: string, target: string): Unit => ({
  id,
  source,
  note: undefined,
  target,
  state: target ? 'needs-review-translation' : 'new',
});
const send = unit('send', 'Send', 'Senden');
const typing = unit('typing', '{0} is typing', '{0} schreibt');

describe('a catalogue', () => {
  it('is complete', () => {
    expect(mistakesIn([send, typing], texts)).toEqual([]);
  });

  it.each<[string, readonly Unit[]]>([
    ['send: is missing.', [typing]],
    ['send: is missing.', [typing, unit('send', 'Send', '')]],
    ['gone: no text has this id.', [send, typing, unit('gone', 'Gone', 'Weg')]],
    ['send: is a translation of "Sent", which is now "Send".', [typing, unit('send', 'Sent', 'Gesendet')]],
    ['typing: has other placeholders than "{0} is typing".', [send, { ...typing, target: 'Jemand schreibt' }]],
    ['typing: has a brace that holds no number.', [send, { ...typing, target: '{0} {schreibt}' }]],
    ['send: begins or ends with a blank.', [typing, { ...send, target: 'Senden ' }]],
    ['send: has markup in it.', [typing, { ...send, target: '<b>Senden' }]],
    ['send: is more than twice as long as the English.', [typing, { ...send, target: 'Jetzt gleich absenden' }]],
  ])('%s', (mistake, units) => {
    expect(mistakesIn(units, texts)).toEqual([mistake]);
  });

  it('has as many forms of what counts as its language', () => {
    const counted = [text('new-one', '{0} new message'), text('new-other', '{0} new messages')];
    expect(textsOf('pl', counted)).toEqual([
      text('new-one', '{0} new message'),
      text('new-few', '{0} new messages'),
      text('new-many', '{0} new messages'),
      text('new-other', '{0} new messages'),
    ]);
    expect(textsOf('ja', counted).map(({ id }) => id)).toEqual(['new-other']);
  });
});
