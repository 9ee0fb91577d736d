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
  'getStateNodes',
  'provide',
  'resolveStateValue',
  'select',
  // Telling about itself by events of its own, and being found by a name.
  'emit',
  '_set',
  'getAll',
  'on',
  // Going back to where it was.
  'persistContext',
  'resolveHistoryDefaultTransition',
  'serializeHistoryValue',
  // Keeping every step of a transition.
  'addMicrostep',
]);

/**
 * What is shorter where no event is caught by a pattern or raised at once, guards are functions, actors have names, no
 * state has a dot in its name, and timers belong to actors that nobody saves.
 */
const bodies = new Map([
  ['getCandidates', '{ return stateNode.transitions.get(receivedEventType) || [] }'],
  ['evaluateGuard', '{ return guard({ context, event }) }'],
  [
    'subscribe',
    `{
      const observer = toObserver(nextListenerOrObserver, errorListener, completeListener);
      this.observers.add(observer);
      return { unsubscribe: () => this.observers.delete(observer) };
    }`,
  ],
  [
    'next',
    `{
      const candidates = memo(this, \`candidates-\${event.type}\`, () => getCandidates(this, event.type));
      const chosen = candidates.find(({ guard }) => !guard || guard({ context: snapshot.context, event }));
      return chosen && [chosen];
    }`,
  ],
  [
    'getMachineOutput',
    '{ return rootNode.output && resolveOutput(rootNode.output, snapshot.context, event, actorScope.self) }',
  ],
  ['toStateValue', '{ return stateValue }'],
  [
    'resolveSpawn',
    `{
      const { self } = actorScope;
      const { context, machine } = snapshot;
      const asked = typeof input === 'function' ? input({ context, event: actionArgs.event, self }) : input;
      const actorRef = createActor(resolveReferencedActor(machine, src), { id, src, parent: self, input: asked });
      return [cloneMachineSnapshot(snapshot, { children: { ...snapshot.children, [id]: actorRef } }), { id, actorRef }];
    }`,
  ],
  ['resolveReferencedActor', '{ return machine.implementations.actors[src] }'],
  ['toStatePath', "{ return isArray(stateId) ? stateId : stateId.split('.') }"],
  ['getEffectiveTargetStates', '{ return [...new Set(transition.target)] }'],
  [
    'createMachineSnapshot',
    `{
      const { status, output, error, context, _nodes, children } = config;
      const value = getStateValue(machine.root, _nodes);
      return { status, output, error, machine, context, _nodes, value, children, matches: machineSnapshotMatches };
    }`,
  ],
  [
    'formatInitialTransition',
    `{
      const target = _target ? [stateNode.states[_target]] : [];
      return { source: stateNode, actions: [], eventType: null, reenter: false, target };
    }`,
  ],
  [
    'getDelayedTransitions',
    `{
      return Object.entries(stateNode.config.after ?? {}).flatMap(([key, config]) => {
        const delay = isNaN(key) ? key : +key;
        const event = createAfterEvent(delay, stateNode.id);
        const { type } = event;
        stateNode.entry.push(raise(event, { id: type, delay }));
        stateNode.exit.push(cancel(type));
        return toTransitionConfigArray(config).map((transition) => formatTransition(stateNode, type, transition));
      });
    }`,
  ],
  [
    'resolveRaise',
    `{
      const found = snapshot.machine.implementations.delays[delay] ?? delay;
      return [snapshot, { event: eventOrExpr, id, delay: typeof found === 'function' ? found(args) : found }];
    }`,
  ],
  [
    'executeRaise',
    `{
      const { self, system } = actorScope;
      actorScope.defer(() => system.scheduler.schedule(self, self, params.event, params.delay, params.id));
    }`,
  ],
  [
    'createSystem',
    `{
      const { clock, logger } = options;
      const timers = new Map();
      const scheduler = {
        schedule(source, target, event, delay, id) {
          const key = createScheduledEventId(source, id);
          const fire = () => {
            timers.delete(key);
            target._send(event);
          };
          timers.set(key, { source, timer: clock.setTimeout(fire, delay) });
        },
        cancel(source, id) {
          const key = createScheduledEventId(source, id);
          const known = timers.get(key);
          if (known) clock.clearTimeout(known.timer);
          timers.delete(key);
        },
        cancelAll(actor) {
          for (const [key, { source, timer }] of timers) {
            if (source !== actor) continue;
            clock.clearTimeout(timer);
            timers.delete(key);
          }
        },
      };
      return {
        scheduler,
        start() {},
        _bookId: () => idCounter++,
        _register() {},
        _unregister() {},
        _relay: (source, target, event) => target._send(event),
        _clock: clock,
        _logger: logger,
      };
    }`,
  ],
]);

/** What a state, a machine and an actor note about themselves and nobody reads. */
const unread = /^this\.(?:description|eventListeners|history|meta|tags|version|schemas|events)(?: =|\.clear)/;

/** Questions whose answer is the same for every machine here: written out, so that the minifier drops the other branch. */
const answers = new Map([
  ["'retryResolve' in builtinAction", false],
  ["!('check' in resolved)", true],
  ['inspect && !parent', false],
  ['invokeDef.onSnapshot', false],
  ['isInline', true],
  ['iterationCount > maxIterations', false],
  ["isInline || typeof action === 'string'", true],
  ["isInline || typeof guard === 'string'", true],
  ['Object.keys(spawnedChildren).length', false],
  ['persistedState', false],
  ["typeof action === 'object'", false],
  ["typeof action === 'string'", false],
  ["typeof actorRef === 'function'", false],
  ["typeof id === 'function'", false],
  ["systemId && this._snapshot.status !== 'active'", false],
  ['systemId !== undefined', false],
  ['systemId', false],
  ['this._syncSnapshot', false],
  ['this.options.devTools', false],
  ['this.systemId', false],
]);

/** What a machine must not ask for, as it would be dropped without a word. */
const foreign = /\b(?:onSnapshot|systemId|getPersistedSnapshot|raise|spawnChild|sendTo)\b|type: 'history'|'\*'|\.\*'/;

/** Calls `visit` for a node of a syntax tree and everything below it. */
function walk(node, visit) {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node?.type === 'string') {
    visit(node);
    for (const key of Object.keys(node)) walk(node[key], visit);
  }
}

const onlyThrows = ({ type, body, argument }) =>
  type === 'BlockStatement' ? body.length === 1 && onlyThrows(body[0]) : argument?.callee?.name === 'Error';

/** What to put in the place of a node, if anything. */
function editOf(node, code) {
  const textOf = ({ start, end }) => code.slice(start, end);
  const { type } = node;
  const isInspection =
    type === 'ExpressionStatement' && node.expression.callee?.property?.name === '_sendInspectionEvent';
  if (isInspection) return { ...node, text: ';' };
  if (type === 'ExpressionStatement' && unread.test(textOf(node))) return { ...node, text: ';' };
  const [, bound] = (type === 'ExpressionStatement' && /^this\.(\w+) = this\.\1\.bind/.exec(textOf(node))) || [];
  if (unused.has(bound)) return { ...node, text: ';' };
  if (type === 'Property' && ['toJSON', 'spawn'].includes(node.key.name) && !node.shorthand) {
    return { ...node, text: `${node.key.name}: 0` };
  }
  if (type === 'ExpressionStatement' && /^this\.\w+ = void 0;$/.test(textOf(node))) return { ...node, text: ';' };
  if (type === 'NewExpression' && node.callee.name === 'Error') return { ...node, text: "new Error('xstate')" };
  if (type === 'CallExpression' && node.callee.name === 'isHistoryNode') return { ...node, text: 'false' };
  // Some libraries of earlier years put an `Array.from` of their own in its place, which knows no iterables.
  if (type === 'CallExpression' && textOf(node.callee) === 'Array.from' && node.arguments.length === 1) {
    return { ...node, text: `[...${textOf(node.arguments[0])}]` };
  }
  if (type === 'ForOfStatement' && node.right.callee?.name === 'getHistoryNodes') return { ...node, text: ';' };
  // It only tells the author of a machine what is wrong with it.
  if (type === 'IfStatement' && !node.alternate && onlyThrows(node.consequent)) return { ...node, text: ';' };
  if (type === 'IfStatement' || type === 'ConditionalExpression') {
    const answer = answers.get(textOf(node.test));
    if (answer !== undefined) return { ...node.test, text: String(answer) };
  }
  const name = (node.key ?? node.id)?.name;
  if (type === 'MethodDefinition' && unused.has(name)) return { ...node, text: '' };
  const { body } = node.value ?? node.init ?? node;
  if (body?.type !== 'BlockStatement') return undefined;
  const text = bodies.get(name) ?? (unused.has(name) ? '{}' : undefined);
  return text && { ...body, text };
}

/**
 * Leaves out of XState what no visitor needs, more than a kilobyte: the above, and the texts of the errors about a machine
 * that is written wrongly, whose author reads them in the unit tests.
 */
export function trimXstate() {
  return {
    name: 'trim-xstate',
    transform(code, id) {
      if (id.includes('/packages/client/') && foreign.test(code)) {
        this.error(`${id} uses a part of XState that this build leaves out.`);
      }
      if (!id.includes('/xstate/dist/')) return null;
      const edits = [];
      walk(this.parse(code), (node) => edits.push(editOf(node, code) ?? []));
      let trimmed = code;
      let end = code.length;
      // From the end, so that the places of those before stay true; an edit inside another is gone with it.
      for (const edit of edits.flat().toSorted((a, b) => b.end - a.end || a.start - b.start)) {
        if (edit.end > end) continue;
        trimmed = trimmed.slice(0, edit.start) + edit.text + trimmed.slice(edit.end);
        end = edit.start;
      }
      return { code: trimmed, map: null };
    },
  };
}
