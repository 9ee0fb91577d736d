/** One interaction as text and as a page, line for line as in the JSON. */
import type { InteractionDocument } from '../operator/operator-api.js';
import { escapeMarkup } from '../service/transcripts.js';

export const writeInteractionText = (interaction: InteractionDocument): string =>
  [
    ...factsOf(interaction).map(([name, value]) => `${name}: ${onOneLine(value)}`),
    '',
    ...interaction.lines.map(({ at, name, text }) => `${at} ${onOneLine(name)}: ${onOneLine(text)}`),
    '',
  ].join('\n');

export function writeInteractionPage(interaction: InteractionDocument): string {
  const title = escapeMarkup(`${interaction.kind} ${interaction.interactionId}`);
  const facts = factsOf(interaction).map(
    ([name, value]) => `<tr><th scope="row">${escapeMarkup(name)}</th><td dir="auto">${escapeMarkup(value)}</td></tr>`,
  );
  const lines = interaction.lines.map(
    ({ at, name, text }) =>
      `<p dir="auto"><small>${escapeMarkup(at)}</small> <b><bdi>${escapeMarkup(name)}</bdi></b><br>` +
      `${escapeMarkup(text).replaceAll('\n', '<br>')}</p>`,
  );
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
    `<body><h1>${title}</h1><table>${facts.join('')}</table>${lines.join('')}</body></html>`
  );
}

/** What is known about it, but for its lines. */
function factsOf({ lines: _lines, ...facts }: InteractionDocument): (readonly [name: string, value: string])[] {
  return Object.entries(facts).flatMap(([name, value]): (readonly [string, string])[] => {
    if (value === undefined) return [];
    if (typeof value !== 'object') return [[name, String(value)]];
    const parts = Array.isArray(value) ? value.map(describePart) : Object.entries(value).map((pair) => pair.join('='));
    return parts.length === 0 ? [] : [[name, parts.join(', ')]];
  });
}

const describePart = (part: string | object): string =>
  typeof part === 'string' ? part : Object.values(part).join('=');

/** So that no text can pass for another line. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
