/** How a centre comes to be: what the store holds, put where the rules expect it. */
import { addAgent, TOKEN_KEPT_MS, type Centre, type CentreOptions } from './centre.js';
import { addInteraction, revive } from './interactions.js';
import type { Journal } from './journal.js';
import { createHandlingTimes } from './handling-times.js';
import { createLimits } from './limits.js';
import { createLoads } from './loads.js';
import { findParameterName, readParameter, type Parameters } from './parameters.js';
import { createTimedCache } from './timed-cache.js';
import { createWaiting } from './waiting.js';

/** Every version of a later activation is above those of the ones before. */
const DESK_VERSIONS_PER_ACTIVATION = 1_000_000_000;

/** Reads what the store holds. `createJournal` gets the version at which agents' desks begin to count. */
export function openCentre(options: CentreOptions, createJournal: (firstDeskVersion: number) => Journal): Centre {
  const { clock, store } = options;
  const counters = store.counters();
  const activations = counters.activations + 1;
  const centre: Centre = {
    ...options,
    journal: createJournal(activations * DESK_VERSIONS_PER_ACTIVATION),
    parameters: parametersInForce(options),
    chats: new Map(),
    requests: new Map(),
    byParticipant: new Map(),
    byReconnectId: new Map(),
    agentsByName: new Map(store.all('agents').map((agent) => [agent.name.toLowerCase(), agent])),
    tokens: new Map(),
    runningTokens: new Map(),
    mailListeners: new Set(),
    waiting: createWaiting(),
    loads: createLoads(),
    signedInByQueue: new Map(),
    handlingTimes: createHandlingTimes(),
    limits: createLimits(options.limitWindows),
    heldPolls: new Map(),
    queueFigures: createTimedCache({
      clock,
      freshForMs: () => centre.parameters.QueueQueryTime * 1_000,
      idleAbortMs: () => centre.parameters.QueueQueryIdleAbortTime * 1_000,
    }),
    callbackPlaces: createTimedCache({
      clock,
      freshForMs: () => centre.parameters.CallbackStatusQueryDuration * 1_000,
      idleAbortMs: () => centre.parameters.CallbackStatusQueryIdleAbortDuration * 1_000,
    }),
    counters: { ...counters, activations },
  };
  centre.journal.counters(centre.counters);
  for (const { name } of options.agents) addAgent(centre, name);
  for (const stored of store.loadLive()) addInteraction(centre, revive(stored, clock.monotonic()));
  for (const token of store.all('tokens')) {
    const ageMs = Math.min(TOKEN_KEPT_MS, Math.max(0, clock.now() - token.atMs));
    centre.tokens.set(token.token, { ...token, expiresAtMs: clock.monotonic() + TOKEN_KEPT_MS - ageMs });
  }
  return centre;
}

function parametersInForce({ configuredParameters, store }: CentreOptions): Parameters {
  const parameters: Record<string, string | number | undefined> = { ...configuredParameters };
  for (const { name, value } of store.all('parameters')) {
    const known = findParameterName(name);
    const read = known && readParameter(known, value);
    if (known && read?.ok) parameters[known] = read.value;
  }
  return parameters as Parameters;
}
