// Writes packages/elements/custom-elements.json and fails on anything public that it leaves undocumented.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const home = join(root, 'packages/elements');
const problems = [];

const read = (path) => readFileSync(join(home, path), 'utf8');
const matches = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, name]) => name));

/** What an element's look is written in: its templates, its styles and, for custom properties, the shared styles. */
function sourcesOf(path) {
  const name = path.split('/')[1];
  const styles = `src/${name}/${name}-styles.ts`;
  return { template: withTemplates(path), styles: existsSync(join(home, styles)) ? read(styles) : '' };
}

/** An element's file and the templates that it imports now or later, theirs included. Other elements speak for themselves. */
function withTemplates(path, seen = new Set()) {
  seen.add(path);
  const text = read(path);
  const imported = [...matches(text, /(?:from |import\()'(\.[^']+)\.js'/g)]
    .filter((name) => !basename(name).startsWith('footbridge-'))
    .map((name) => join(dirname(path), `${name}.ts`))
    .filter((name) => !seen.has(name));
  return [text, ...imported.map((name) => withTemplates(name, seen))].join('\n');
}

function requireDescriptions(owner, kind, items = []) {
  for (const item of items) {
    if (!item.description?.trim())
      problems.push(`${owner}: ${kind} "${item.name || '(default)'}" says nothing about itself.`);
  }
}

function requireSame(owner, kind, used, documented) {
  for (const name of used.difference(documented)) problems.push(`${owner}: ${kind} "${name}" is there but not listed.`);
  for (const name of documented.difference(used)) problems.push(`${owner}: ${kind} "${name}" is listed but not there.`);
}

/** The analyzer takes what a constructor sets on `this.#child` for a member of the element. */
const isPublic = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !/^(#|part$|ariaHasPopup$)/.test(name);

function checkElement(path, element) {
  const { tagName, name } = element;
  const folder = path.split('/')[1];
  const className = `Footbridge${folder.replace(/(^|-)(\w)/g, (_all, _dash, letter) => letter.toUpperCase())}`;
  if (tagName !== `footbridge-${folder}` || name !== className) {
    problems.push(`${path}: expected <footbridge-${folder}> and ${className}, found <${tagName}> and ${name}.`);
  }
  if (!element.summary) problems.push(`${tagName}: has no @summary.`);
  if (!element.description) problems.push(`${tagName}: has no description.`);
  requireDescriptions(tagName, 'member', element.members?.filter(isPublic));
  for (const [kind, list] of [
    ['attribute', element.attributes],
    ['event', element.events],
    ['slot', element.slots],
    ['part', element.cssParts],
    ['custom property', element.cssProperties],
    ['state', element.cssStates],
  ]) {
    requireDescriptions(tagName, kind, list);
  }
  for (const { name: event, type } of element.events ?? []) {
    if (!type?.text?.endsWith('Event')) problems.push(`${tagName}: event "${event}" doesn't name its class.`);
  }
  const { template } = sourcesOf(path);
  const documented = (list) => new Set((list ?? []).map((item) => item.name));
  requireSame(
    tagName,
    'part',
    matches(template, /\bpart(?:="| = '|\.add\(')([\w-]+)["']/g),
    documented(element.cssParts),
  );
  const slots = new Set([...matches(template, /<slot name="([\w-]+)"/g), ...(template.includes('<slot>') ? [''] : [])]);
  requireSame(tagName, 'slot', slots, documented(element.slots));
}

/** Every part of an element and of those inside it has to be a part of the element around it. */
function checkExportedParts(elements) {
  const templates = new Map(elements.map(({ path, element }) => [element.tagName, sourcesOf(path).template]));
  const uses = (tag) => [...templates.get(tag).matchAll(/<(footbridge-[\w-]+)\s[^>]*?exportparts="([^"]*)"/g)];
  const partsOf = (tag) => {
    const { element } = elements.find((other) => other.element.tagName === tag);
    const inner = uses(tag).flatMap(([, , list]) => list.split(', '));
    return new Set([...(element.cssParts ?? []).map(({ name }) => name), ...inner]);
  };
  for (const tag of templates.keys()) {
    for (const [, inner, list] of uses(tag))
      requireSame(`${tag} around ${inner}`, 'part', partsOf(inner), new Set(list.split(', ')));
  }
}

function checkCustomProperties(elements) {
  const used = matches(
    [read('src/styles/tokens.ts'), ...elements.map(({ path }) => sourcesOf(path).styles)].join('\n'),
    /var\((--footbridge-[\w-]+)/g,
  );
  const documented = new Set(elements.flatMap(({ element }) => (element.cssProperties ?? []).map(({ name }) => name)));
  // How the widget tells the launcher to look open.
  used.delete('--footbridge-icon');
  requireSame('all elements', 'custom property', used, documented);
}

execFileSync(
  join(root, 'node_modules/.bin/cem'),
  ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'],
  {
    cwd: home,
    stdio: 'inherit',
  },
);
const { modules } = JSON.parse(read('custom-elements.json'));
const declarations = modules.flatMap(({ path, declarations: list }) => list.map((element) => ({ path, element })));
const elements = declarations.filter(({ element }) => element.customElement && element.tagName);
for (const { path, element } of elements) checkElement(path, element);
checkExportedParts(elements);
checkCustomProperties(elements);
for (const { path, element } of declarations) {
  if (!path.startsWith('src/events/')) continue;
  if (!element.description) problems.push(`${element.name}: has no description.`);
  requireDescriptions(element.name, 'member', element.members?.filter(isPublic));
}

for (const problem of problems) console.error(problem);
console.log(`${elements.length} elements, ${problems.length} undocumented or wrong.`);
process.exitCode = problems.length > 0 ? 1 : 0;
