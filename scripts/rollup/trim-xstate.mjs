/** What XState can do and nobody here asks for. */
const unused = new Set([
  // Saving a machine and reviving it.
  'getPersistedSnapshot',
  'resolveState',
  'restoreSnapshot',
  // Describing it to tools.
  'can',
  'definition',
  'devToolsAdapter',
  'events',
  'getMeta',
  'hasTag',
  'inspect',
  'ownEvents',
  'sendInspectionEvent',
  'toJSON',
  // Changing what it does, going to a state by its address, starting an actor while assigning, deriving a store.
  'createSpawner',
  'formatRouteTransitions',
  'provide',
  'select',
]);

/** Calls `visit` for a node of a syntax tree and everything below it. */
function walk(node, visit) {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node?.type === 'string') {
    visit(node);
    for (const key of Object.keys(node)) walk(node[key], visit);
  }
}

/** What to put in the place of a node, if anything. */
function editOf(node) {
  const isInspection =
    node.type === 'ExpressionStatement' && node.expression.callee?.property?.name === '_sendInspectionEvent';
  if (isInspection) return { ...node, text: ';' };
  if (node.type === 'NewExpression' && node.callee.name === 'Error') return { ...node, text: "new Error('xstate')" };
  const body = (node.value ?? node.init ?? node).body;
  const isUnused = unused.has((node.key ?? node.id)?.name) && body?.type === 'BlockStatement';
  return isUnused ? { ...body, text: '{}' } : undefined;
}

/**
 * Leaves out of XState what no visitor needs, more than a kilobyte: the above, and the texts of the errors about a machine
 * that is written wrongly, whose author reads them in the unit tests.
 */
export function trimXstate() {
  return {
    name: 'trim-xstate',
    transform(code, id) {
      if (!id.includes('/xstate/dist/')) return null;
      const edits = [];
      walk(this.parse(code), (node) => edits.push(editOf(node) ?? []));
      let trimmed = code;
      let end = code.length;
      // From the end, so that the places of those before stay true; an edit inside another is gone with it.
      for (const edit of edits.flat().toSorted((a, b) => b.end - a.end)) {
        if (edit.end > end) continue;
        trimmed = trimmed.slice(0, edit.start) + edit.text + trimmed.slice(edit.end);
        end = edit.start;
      }
      return { code: trimmed, map: null };
    },
  };
}
