/**
 * Writes what frameworks want to know of the elements, from the manifest, or with `--check` tells whether it is as it should be:
 * a React component for each, because React takes neither the types of their properties nor those of their events from the
 * document, and declarations for the templates of Vue and Svelte.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  readonly summary?: string;
  readonly members?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly privacy?: string;
    readonly static?: boolean;
    readonly readonly?: boolean;
  }[];
  readonly events?: readonly { readonly name: string; readonly type: { readonly text: string } }[];
}

const home = fileURLToPath(new URL('../../packages/elements/', import.meta.url));
const { modules } = JSON.parse(readFileSync(`${home}custom-elements.json`, 'utf8')) as {
  readonly modules: readonly { readonly path: string; readonly declarations: readonly Declaration[] }[];
};

const elements = modules
  .flatMap(({ path, declarations }) => declarations.map((element) => ({ path, ...element })))
  .filter(({ tagName }) => tagName)
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
type Element = (typeof elements)[number];

const events = new Set(elements.flatMap((element) => (element.events ?? []).map(({ type }) => type.text)));
// The browser's own.
events.delete('Event');

const camel = (text: string) => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const propertiesOf = ({ members = [] }: Element) =>
  members
    .filter(({ kind, name, privacy = 'public', static: isStatic, readonly: isFixed }) => {
      return kind === 'field' && privacy === 'public' && !isStatic && !isFixed && /^[a-z]\w*$/i.test(name);
    })
    // The analyzer takes what a constructor sets on a child for a member of the element.
    .filter(({ name }) => !['part', 'ariaHasPopup'].includes(name))
    .map(({ name }) => `'${name}'`);

const note = `Made from the manifest by \`npm run types\`; not to be changed by hand.`;

function react(): string {
  /** Where the class of an event is, by its name. */
  const fileOf = (event: string) =>
    `../events/${event.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.js`;
  const component = ({ name, tagName, summary, events: own = [] }: Element) => {
    const handlers = own.map(
      (event) => `${camel(event.name.replace('footbridge', 'on'))}: '${event.name}' as EventName<${event.type.text}>`,
    );
    return `
      /** ${summary} */
      export const ${name} = createComponent({
        react: React, tagName: '${tagName}', elementClass: ${name}Element, events: { ${handlers.join(', ')} },
      });`;
  };
  return `
    /**
     * A React component for each element: properties are props, events are handlers, slots are children with \`slot\`.
     * Importing this registers the elements. ${note}
     */
    import { createComponent, type EventName } from '@lit/react';
    import * as React from 'react';
    import '../define.js';
    ${[...events]
      .toSorted()
      .map((name) => `import type { ${name} } from '${fileOf(name)}';`)
      .join('\n')}
    ${elements
      .map(
        ({ path, name }) =>
          `import { ${name} as ${name}Element } from '../${path.split('/')[1]}/${basename(path, '.ts')}.js';`,
      )
      .join('\n')}
    ${elements.map(component).join('\n')}`;
}

const imports = () =>
  `import type { ${[...elements.map(({ name }) => name), ...events].toSorted().join(', ')} } from '@footbridge/elements';`;

function vue(): string {
  const entry = (element: Element) => {
    const handlers = (element.events ?? []).map(
      ({ name, type }) => `on${camel(`-${name}`)}?: (event: ${type.text}) => void`,
    );
    return `'${element.tagName}': Tag<${element.name}, ${propertiesOf(element).join(' | ') || 'never'}, { ${handlers.join('; ')} }>;`;
  };
  return `
    /** The elements for the templates of Vue: \`import '@footbridge/elements/vue'\` in a file of types. ${note} */
    ${imports()}
    import type { HTMLAttributes } from 'vue';

    type Tag<Element, Names extends keyof Element, Handlers> = new () => {
      $props: HTMLAttributes & Partial<Pick<Element, Names>> & Handlers & Record<\`data-\${string}\`, unknown>;
    };

    declare module 'vue' {
      interface GlobalComponents { ${elements.map(entry).join('\n')} }
    }`;
}

function svelte(): string {
  const entry = (element: Element) => {
    const handlers = (element.events ?? []).map(({ name, type }) => `'on${name}'?: (event: ${type.text}) => void`);
    return `'${element.tagName}': Tag<${element.name}, ${propertiesOf(element).join(' | ') || 'never'}, { ${handlers.join('; ')} }>;`;
  };
  return `
    /** The elements for the markup of Svelte: \`import '@footbridge/elements/svelte'\` in a file of types. ${note} */
    ${imports()}
    import type { HTMLAttributes } from 'svelte/elements';

    type Tag<Element extends EventTarget, Names extends keyof Element, Handlers> =
      Omit<HTMLAttributes<Element>, Names> & Partial<Pick<Element, Names>> & Handlers;

    declare module 'svelte/elements' {
      interface SvelteHTMLElements { ${elements.map(entry).join('\n')} }
    }`;
}

for (const [path, text] of [
  ['src/react/index.ts', react()],
  ['types/vue.d.ts', vue()],
  ['types/svelte.d.ts', svelte()],
] as const) {
  const target = home + path;
  const formatted = await format(text, { ...(await resolveConfig(target)), filepath: target });
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, formatted);
  } else if (readFileSync(target, 'utf8') !== formatted) {
    console.error(`packages/elements/${path} is not what the manifest says: npm run types`);
    process.exitCode = 1;
  }
}
