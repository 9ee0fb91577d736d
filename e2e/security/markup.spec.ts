/** Whatever anybody writes is text: in a message, a name, the name of a file, an address, a notice. */
import { ScriptedAgent } from '../support/agent.js';
import { expect, test } from '../support/page-test.js';
import { inspectWidget, layBait } from './inspect-widget.js';
import { rewriteAnswers, type WireEvent } from './rewrite-answers.js';
import { corpus } from './script-corpus.js';

/** No more than the list of messages shows at once. */
const BATCH = 40;
const MARK = /^item (\d+)$/;

/** What the agent's `item N` becomes, by the part of an event that holds the text. */
const disguises: Readonly<Record<string, (event: WireEvent, text: string) => WireEvent>> = {
  'the texts of messages': (event, text) => ({ ...event, value: text }),
  'the names of their authors': (event, text) => ({ ...event, displayName: text }),
  'what the system says': (event, text) => ({ ...event, value: text, participantType: 'System' }),
  addresses: (event, text) => ({ ...event, type: 'url', value: text }),
  'the names of files': (event, text) => ({ ...event, type: 'file', value: `/files/${text}` }),
};

test('there are two hundred ways to write a script at least', () => {
  expect(new Set(corpus).size).toBeGreaterThanOrEqual(200);
});

for (const [where, disguise] of Object.entries(disguises)) {
  test(`no text becomes markup or a script in ${where}`, async ({ page, pair, visit }) => {
    await layBait(page);
    await rewriteAnswers(page, (event) => {
      const number = MARK.exec(String(event.value))?.[1];
      const text = number === undefined ? undefined : corpus[Number(number)];
      return text === undefined ? event : disguise(event, text);
    });
    const widget = await visit('plain.html');
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await widget.startChat('<img src=x onerror=pwn(0)>');
    const interactionId = await agent.pickUp();
    await agent.say(interactionId, 'See https://shop.example/');
    await expect(widget.log.getByRole('link')).toHaveCount(1);
    const { names } = await inspectWidget(page);
    for (let from = 0; from < corpus.length; from += BATCH) {
      const numbers = corpus.slice(from, from + BATCH).map((_, index) => from + index);
      await Promise.all(numbers.map((number) => agent.say(interactionId, `item ${number}`)));
      await agent.say(interactionId, `${from} and more`);
      // Whatever comes in a burst, the newest is there for whoever goes to the end.
      await expect(async () => {
        await widget.log.press('End');
        await expect(widget.log.getByText(`${from} and more`, { exact: true })).toBeVisible({ timeout: 1_000 });
      }).toPass();
      const seen = await inspectWidget(page);
      expect(seen.names.filter((name) => !names.includes(name))).toEqual([]);
      expect(seen).toMatchObject({ scripted: [], badLinks: [], isPwned: false });
      if (where === 'the texts of messages') {
        const shown = seen.texts.map(withoutControls);
        expect(numbers.filter((number) => !shown.includes(withoutControls(corpus[number] ?? '')))).toEqual([]);
      }
    }
    await agent.act({ command: 'disconnect', interactionId });
  });
}

test("no text becomes markup in the server's notice or in an agent's name", async ({ page, pair, visit }) => {
  const name = '</bdi><img src=x onerror=pwn(0)>';
  await layBait(page);
  await rewriteAnswers(
    page,
    (event) => ('participantName' in event ? { ...event, participantName: name } : event),
    name,
  );
  const widget = await visit('plain.html');
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.startChat('Mary');
  const interactionId = await agent.pickUp();
  await expect(widget.panel.locator('[part=names]')).toContainText(name);
  expect(await inspectWidget(page)).toMatchObject({ scripted: [], badLinks: [], isPwned: false });
  await agent.act({ command: 'disconnect', interactionId });
});

/** A linkifier takes out what turns the direction of text, and a browser shows no control characters. */
const withoutControls = (text: string): string => text.replace(/[\p{C}\s\ufffd]/gu, '');
