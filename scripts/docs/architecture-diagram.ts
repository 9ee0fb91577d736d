/** Which folder imports which, read from the sources and drawn as a graph: what a third one leads to anyway is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['protocol', 'client', 'elements', 'bridge', 'msw', 'doctor'];

/** Folders of `elements` that are no element. */
const BESIDE_ELEMENTS = new Set([
  'embed',
  'events',
  'internal',
  'localization',
  'react',
  'styles',
  'configuration',
  'widget',
]);

/** What is drawn for a file. */
function nodeOf(name: string, path: string): string {
  const [folder = '', file] = path.split('/');
  if (!file || name === 'protocol' || name === 'msw') return name;
  if (name === 'elements' && !BESIDE_ELEMENTS.has(folder)) return 'elements/elements';
  return `${name}/${folder}`;
}

const isDrawn = (path: string) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !/(?:^|\/)testing\//.test(path);

function edges(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of packages) {
    const home = join(root, 'packages', name, 'src');
    for (const path of readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(isDrawn)) {
      const from = nodeOf(name, path);
      const targets = found.get(from) ?? new Set();
      found.set(from, targets);
      const text = readFileSync(join(home, path), 'utf8');
      for (const [, target = ''] of text.matchAll(/(?:from |import\(|^import )'([^']+)'/gm)) {
        const [, other] = /^@footbridge\/([\w-]+)/.exec(target) ?? [];
        const to = target.startsWith('.') ? nodeOf(name, posix.join(posix.dirname(path), target)) : other;
        if (to && to !== from && !(name === to && from.startsWith(`${name}/`))) targets.add(to);
      }
    }
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether `to` can be reached from `from` other than by the edge between them. */
function isImplied(graph: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const left = [...(graph.get(from) ?? [])].filter((node) => node !== to);
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    left.push(...(graph.get(node) ?? []));
  }
  return false;
}

/** The graph in Graphviz's language. */
export function architectureDiagram(): string {
  const graph = edges();
  const nodes = [...new Set([...graph.keys(), ...[...graph.values()].flatMap((targets) => [...targets])])].toSorted();
  const clusters = packages.map((name) => {
    const own = nodes.filter((node) => node === name || node.startsWith(`${name}/`));
    const lines = own.map(
      (node) => `    "${node}" [label="${node === name ? `@footbridge/${name}` : node.split('/')[1]}"];`,
    );
    return `  subgraph "cluster_${name}" {\n    label="${name}";\n${lines.join('\n')}\n  }`;
  });
  // One after the other, so that what is left still leads everywhere.
  for (const [from, targets] of graph) {
    for (const to of [...targets].toSorted()) if (isImplied(graph, from, to)) targets.delete(to);
  }
  const arrows = [...graph]
    .flatMap(([from, targets]) => [...targets].map((to) => `  "${from}" -> "${to}";`))
    .toSorted();
  return `digraph footbridge {
  rankdir=LR;
  bgcolor="white";
  node [shape=box, style="rounded,filled", fillcolor="#eef0ff", color="#3b50df", fontname="Helvetica", fontsize=11];
  edge [color="#5b6270", arrowsize=0.6];
  graph [fontname="Helvetica", fontsize=12, color="#c5c9d3", style=rounded];
${clusters.join('\n')}
${arrows.join('\n')}
}
`;
}
