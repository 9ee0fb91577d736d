/** A page for each element, from the manifest: every public attribute, property, method, slot, event, part and custom property. */

import { readFileSync } from 'node:fs';

interface Item {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface Member extends Item {
  readonly kind: 'field' | 'method';
  readonly privacy?: 'public' | 'private' | 'protected';
  readonly static?: boolean;
  readonly attribute?: string;
  readonly readonly?: boolean;
  readonly parameters?: readonly Item[];
  readonly return?: { readonly type: { readonly text: string } };
}

interface Declaration {
  readonly kind: string;
  readonly name: string;
  readonly description?: string;
  readonly summary?: string;
  readonly tagName?: string;
  readonly superclass?: { readonly name: string };
  readonly members?: readonly Member[];
  readonly attributes?: readonly (Item & { readonly fieldName?: string })[];
  readonly slots?: readonly Item[];
  readonly events?: readonly Item[];
  readonly cssParts?: readonly Item[];
  readonly cssProperties?: readonly Item[];
}

export interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

export interface Page {
  readonly path: string;
  readonly text: string;
}

const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text = '') => (text ? `\`${cell(text)}\`` : '');

function table(heading: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `## ${heading}\n\n${lines.join('\n')}\n`;
}

/** What Lit calls by itself is no page's affair. */
const LIFE = new Set(['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'adoptedCallback']);

export const isPublic = ({ name, privacy = 'public', static: isStatic }: Member): boolean =>
  privacy === 'public' && !isStatic && !name.startsWith('#') && !name.startsWith('_') && !LIFE.has(name);

const signature = ({ name, parameters = [], return: back }: Member) =>
  `${name}(${parameters.map(({ name: parameter, type }) => `${parameter}: ${type?.text ?? 'unknown'}`).join(', ')}): ${back?.type.text ?? 'void'}`;

function elementPage(element: Declaration): Page {
  const members = (element.members ?? []).filter(isPublic);
  const fields = members.filter(({ kind }) => kind === 'field');
  const alone = (element.attributes ?? [])
    .filter(({ fieldName }) => !fieldName)
    .map((item) => ({ ...item, attribute: item.name }));
  const described = (items: readonly Item[] = []) =>
    items.map((item) => [item.name ? code(item.name) : '(default)', cell(item.description)]);
  const text = [
    `# ${element.tagName}\n`,
    `\`class ${element.name}\`\n`,
    `${element.description ?? element.summary ?? ''}\n`,
    table(
      'Properties and attributes',
      ['Property', 'Type', ''],
      [...fields, ...alone].map((item) => [
        [code(item.name), item.attribute && `attribute ${code(item.attribute)}`].filter(Boolean).join('<br>'),
        [code(item.type?.text), item.default && `default ${code(item.default)}`].filter(Boolean).join('<br>'),
        cell(item.description),
      ]),
    ),
    table(
      'Methods',
      ['Method', ''],
      members.filter(({ kind }) => kind === 'method').map((item) => [code(signature(item)), cell(item.description)]),
    ),
    table(
      'Events',
      ['Event', 'Class', ''],
      (element.events ?? []).map((item) => [code(item.name), code(item.type?.text), cell(item.description)]),
    ),
    table('Slots', ['Slot', ''], described(element.slots)),
    table('Parts', ['Part', ''], described(element.cssParts)),
    table(
      'Custom properties',
      ['Custom property', 'Default', ''],
      (element.cssProperties ?? []).map((item) => [code(item.name), code(item.default), cell(item.description)]),
    ),
  ];
  return { path: `reference/elements/${element.tagName}.md`, text: text.filter(Boolean).join('\n') };
}

function eventsPage(events: readonly Declaration[]): Page {
  const sections = events.map((event) => {
    const fields = (event.members ?? []).filter(isPublic).filter(({ kind }) => kind === 'field');
    const rows = fields.map((item) => [code(item.name), code(item.type?.text), cell(item.description)]);
    return `${table(event.name, ['Property', 'Type', ''], rows) || `## ${event.name}\n`}`.replace(
      '\n',
      `\n\n${cell(event.description)}\n`,
    );
  });
  return { path: 'reference/elements/events.md', text: `# Event classes\n\n${sections.join('\n')}` };
}

/** Every page, and how much that is public they tell of. */
export function elementsPages({ modules }: Manifest): { readonly pages: readonly Page[]; readonly told: number } {
  const declarations = modules.flatMap(({ declarations: list }) => list);
  const byName = (a: Declaration, b: Declaration) => (a.tagName ?? a.name).localeCompare(b.tagName ?? b.name, 'en');
  const elements = declarations.filter(({ tagName }) => tagName).toSorted(byName);
  const events = declarations
    .filter(({ kind, name, superclass }) => kind === 'class' && superclass && name.endsWith('Event'))
    .toSorted(byName);
  const pages = [...elements.map(elementPage), eventsPage(events)];
  let told = 0;
  for (const [index, element] of elements.entries()) {
    const text = pages[index]?.text ?? '';
    const items = [
      ...(element.members ?? []).filter(isPublic),
      ...(element.attributes ?? []),
      ...(element.slots ?? []),
      ...(element.events ?? []),
      ...(element.cssParts ?? []),
      ...(element.cssProperties ?? []),
    ];
    for (const { name, description } of items) {
      if (!text.includes(name) || !text.includes(cell(description))) {
        throw new Error(`The page of <${element.tagName}> says nothing of "${name}".`);
      }
      told += 1;
    }
  }
  return { pages, told };
}

/** By itself it only looks whether everything is told of. */
if (import.meta.main) {
  const manifest = new URL('../../../packages/elements/custom-elements.json', import.meta.url);
  const { told } = elementsPages(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest);
  console.log(
    `${told} of ${told} properties, attributes, methods, events, slots, parts and custom properties have their line.`,
  );
}
