/** Puts together what the site is made of: the documents, what the packages and examples say of themselves, and the reference. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Where a document of the repository is on the site, and `undefined` for what the site has no page of. */
export function pageOf(root: string, path: string): string | undefined {
  const fixed: Readonly<Record<string, string>> = {
    'README.md': 'index.md',
    'CONTRIBUTING.md': 'contributing/start.md',
    'CHANGELOG.md': 'packages/changes.md',
    examples: 'examples/index.md',
  };
  const plain = path.replace(/\/$/, '');
  if (fixed[plain]) return fixed[plain];
  const [top, name, file] = plain.split('/');
  if (top === 'docs') return plain.startsWith('docs/site') ? undefined : plain.slice('docs/'.length);
  if (top === 'packages' && name && (!file || file === 'README.md')) return `packages/${name}.md`;
  if (top === 'packages' && file === 'CHANGELOG.md') return `packages/${name}-changes.md`;
  if (top === 'examples' && name && existsSync(join(root, top, name, 'README.md')) && (!file || file === 'README.md')) {
    return `examples/${name}.md`;
  }
  return undefined;
}

const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** Leads links to the site's own pages, shows live what is one link to an example, and leaves the rest as text. */
function translate(root: string, path: string, text: string): string {
  const page = pageOf(root, path) ?? '';
  const parts = text.split(/(^```[^]*?^```$)/m);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const live = part.replace(/^\[([^\]]+)\]\(([^)]*examples\/[\w-]+\/?)\)$/gm, (_, label: string, target: string) =>
        liveExample(posix.join(posix.dirname(path), target).split('/')[1] ?? '', label),
      );
      return live.replace(LINK, (whole, image: string, label: string, target: string) => {
        if (image || /^(?:[a-z]+:|#)/.test(target)) return whole;
        const [file = '', anchor] = target.split('#');
        const to = pageOf(root, posix.join(posix.dirname(path), file));
        if (!to) return label;
        return `[${label}](${posix.relative(posix.dirname(page), to)}${anchor ? `#${anchor}` : ''})`;
      });
    })
    .join('');
}

export const liveExample = (name: string, label: string): string =>
  `<a href="/examples/${name}/" target="_blank">${label}</a>\n\n<iframe class="live" src="/examples/${name}/" title="${label}" loading="lazy"></iframe>`;

/** Writes all pages into `folder`. */
export function stage(root: string, folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const take = (path: string, more = '') => {
    const page = pageOf(root, path);
    if (page && existsSync(join(root, path)))
      write(page, translate(root, path, readFileSync(join(root, path), 'utf8')) + more);
  };
  for (const path of readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.md') && !path.startsWith('site')) take(`docs/${path}`);
  }
  cpSync(join(root, 'docs/images'), join(folder, 'images'), { recursive: true });
  for (const path of ['CONTRIBUTING.md', 'CHANGELOG.md']) take(path);
  for (const name of readdirSync(join(root, 'packages'))) {
    take(`packages/${name}/README.md`);
    take(`packages/${name}/CHANGELOG.md`);
  }
  const examples = readdirSync(join(root, 'examples')).filter((name) =>
    statSync(join(root, 'examples', name)).isDirectory(),
  );
  const listed: string[] = [];
  for (const name of examples) {
    const path = `examples/${name}/README.md`;
    if (!existsSync(join(root, path))) continue;
    const isPage = existsSync(join(root, 'examples', name, 'index.html'));
    take(path, isPage ? `\n\n${liveExample(name, 'Open it by itself')}\n` : '');
    const [, title = name] = /^# (.*)$/m.exec(readFileSync(join(root, path), 'utf8')) ?? [];
    const [, purpose = ''] = /\*\*Purpose\.\*\* ([^.]*\.)/.exec(readFileSync(join(root, path), 'utf8')) ?? [];
    listed.push(`- [${title}](${name}.md): ${purpose.replace(/\s+/g, ' ')}`);
  }
  write('examples/index.md', `# Examples\n\nEach is a page that can be read in a minute.\n\n${listed.join('\n')}\n`);
  cpSync(join(root, 'docs/site/index.md'), join(folder, 'index.md'));
}
