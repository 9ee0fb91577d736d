/** What the site's generator is told; the pages themselves are put together in `out`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { anchorOf } from '../../../scripts/docs/anchor-of.js';
import { contents, made } from '../../../scripts/docs/site/contents.js';

const folder = fileURLToPath(new URL('../out', import.meta.url));

const titleOf = (page: string): string => {
  const [, title = page] = /^# (.*)$/m.exec(readFileSync(join(folder, `${page}.md`), 'utf8')) ?? [];
  return title.replaceAll('`', '');
};

const entry = (page: string) => ({ text: titleOf(page), link: `/${page}` });

const madePages = (chapter: string) =>
  readdirSync(join(folder, chapter), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && path !== 'index.md')
    .toSorted()
    .map((path) => entry(`${chapter}/${path.slice(0, -'.md'.length)}`));

export default defineConfig({
  base: '/docs/',
  lang: 'en-GB',
  title: 'Footbridge',
  description: 'Chat for any web page, for contact centres that speak the WebProcessorBridge protocol.',
  srcDir: 'out',
  outDir: 'dist',
  cacheDir: 'node_modules/.vitepress',
  head: [['link', { rel: 'icon', href: '/examples/icon.svg', type: 'image/svg+xml' }]],
  // What the pages need besides themselves is a file, so that the policy can forbid scripts within them.
  metaChunk: true,
  markdown: { anchor: { slugify: anchorOf } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: contents.map(({ text, pages: [first] }) => ({ text, link: `/${first}` })),
    sidebar: [
      ...contents.map(({ text, pages }) => ({ text, collapsed: false, items: pages.map(entry) })),
      ...Object.entries(made).map(([chapter, text]) => ({ text, collapsed: true, items: madePages(chapter) })),
    ],
  },
});
