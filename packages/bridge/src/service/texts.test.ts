import { describe, expect, test } from 'vitest';
import type { BridgeOptions } from '../bridge.js';
import { Agent, createTestBridge, texts, Visitor } from '../testing/test-bridge.js';
import { defaultParameters } from './parameters.js';
import { textPacks } from './text-packs/text-packs.js';
import { describeDuration, fillIn, type TextName } from './texts.js';

/** What a visitor of a language reads from the start until an agent has come and gone. */
async function readAll(
  language: string | undefined,
  options: Omit<Partial<BridgeOptions>, 'clock'> = { textPacks: 'all' },
) {
  const { bridge } = createTestBridge(options);
  const agent = await Agent.signIn(bridge, 'Alicia Adams');
  const visitor = await Visitor.start(bridge, { language });
  const interactionId = await agent.pickUp();
  await agent.do({ command: 'hold', interactionId });
  await agent.do({ command: 'disconnect', interactionId });
  return texts(await visitor.poll());
}

const english = [
  'Welcome to IC!',
  'Interaction transferred to Marketing.',
  'Interaction alerting Alicia Adams.',
  'Alicia Adams has joined the conversation.',
  'Alicia Adams has put the conversation on hold.',
  'Alicia Adams has left the conversation.',
];

const german = [
  'Willkommen! Schön, dass Sie da sind.',
  'Sie wurden an Marketing weitergeleitet.',
  'Alicia Adams wird benachrichtigt.',
  'Alicia Adams ist dem Gespräch beigetreten.',
  'Alicia Adams hat das Gespräch kurz unterbrochen. Bitte haben Sie einen Moment Geduld.',
  'Alicia Adams hat das Gespräch verlassen.',
];

describe('what the system says', () => {
  test.each(['de', 'de-at', 'DE', 'de-x-anything'])('is German for "%s" where that pack is on', async (language) => {
    expect(await readAll(language)).toEqual(german);
  });

  test.each([undefined, 'en', 'en-us', 'sv', '', 'xx-invalid-tag-☃', '__proto__', 'd'])(
    'is English for "%s", which has no pack',
    async (language) => {
      expect(await readAll(language)).toEqual(english);
    },
  );

  test('is English for everybody where no pack is on', async () => {
    expect(await readAll('fr', {})).toEqual(english);
  });

  test('is in the languages alone that are on', async () => {
    expect(await readAll('de', { textPacks: ['FR'] })).toEqual(english);
    expect(await readAll('fr', { textPacks: ['FR'] })).toContain('Alicia Adams a rejoint la conversation.');
  });

  test('takes a bare language for the pack of a country, but no country for another', async () => {
    expect(await readAll('pt')).toContain('Alicia Adams entrou na conversa.');
    expect(await readAll('zh')).toContain('Alicia Adams 已加入对话。');
    expect(await readAll('zh-tw')).toEqual(english);
  });

  test("is in the site's own language for those whose language has no pack", async () => {
    expect(await readAll('sv', { textPacks: 'all', parameters: { DefaultLanguage: 'de' } })).toEqual(german);
    expect(await readAll('fr', { textPacks: 'all', parameters: { DefaultLanguage: 'de' } })).toContain(
      'Alicia Adams a rejoint la conversation.',
    );
  });

  test('is what an administrator has set, for everybody', async () => {
    const parameters = { AgentConnectedMsg: '%1 is here' };
    expect(await readAll('de', { textPacks: 'all', parameters })).toEqual(german.with(3, 'Alicia Adams is here'));
  });

  test('is nothing where an administrator has set nothing', async () => {
    const parameters = { WelcomeMsg: '', AgentDisconnectedMsg: '' };
    expect(await readAll('de', { textPacks: 'all', parameters })).toEqual(german.slice(1, 5));
  });
});

const placeholders = (text: string): string[] => (text.match(/%\d/g) ?? []).toSorted();

describe.each(Object.entries(textPacks))('the pack for %s', (language, pack) => {
  test('fills in in every sentence what the English one does', () => {
    for (const [name, text] of Object.entries(pack)) {
      expect([name, placeholders(text)]).toEqual([name, placeholders(defaultParameters[name as TextName])]);
    }
  });

  test('is of a language in which durations can be told', () => {
    expect(Intl.NumberFormat.supportedLocalesOf(language)).toHaveLength(1);
  });
});

describe('a duration', () => {
  test.each([
    [0, 'en', '0 seconds'],
    [1, 'en', '1 second'],
    [300, 'en', '5 minutes'],
    [420, undefined, '7 minutes'],
    [3_661, 'en', '1 hour, 1 minute, 1 second'],
    [300, 'fr', '5 minutes'],
    [90, 'de', '1 Minute, 30 Sekunden'],
    [120, 'ja', '2 分'],
    [60, 'not a language', '1 minute'],
  ])('of %i s is told in %s', (seconds, language, expected) => {
    expect(describeDuration(seconds, language)).toBe(expected);
  });
});

test('values are put in as they are, and what no value is given for stays', () => {
  expect(fillIn('%1 %2 %1 100%', ['%2', '$&'])).toBe('%2 $& %2 100%');
  expect(fillIn('%1 %3', ['a'])).toBe('a %3');
});
