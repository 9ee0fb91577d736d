/**
 * Requests to be called, beside the chat of a client and over its connection. It joins the form, the machine and the page;
 * it holds no rule about when to ask, wait or give up.
 */
import type { ServerConfiguration } from '@footbridge/protocol';
import { createActor, type Actor } from 'xstate';
import type { Footbridge } from '../client.js';
import { tellFound } from '../errand/tell-found.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';
import { createListeners } from '../listeners.js';
import { until } from '../until.js';
import { askForCallback, assertComplete } from './ask-for-callback.js';
import type { Order } from './callback-context.js';
import { callbackMachine } from './callback-machine.js';
import { decodeCallbackRecord } from './callback-record.js';
import { callbackNewsBetween, callbackSnapshotOf, hasTime, shownOf, type CallbackState } from './callback-snapshot.js';
import type { CallbackDetails, CallbackEvent, CallbackRecord, Callbacks, CallbackSnapshot } from './callbacks.js';

const FIRST_LOOK_MS = 1_500;

/** Requests to be called over a client's connection. Throws `invalid-options` for what is no client. */
export function createCallbacks(footbridge: Footbridge): Callbacks {
  const link = linkOf(footbridge);
  const { settings, transport, report } = link;
  /** Told of every fact, and of nothing in particular when the snapshot has changed. */
  const listeners = createListeners<CallbackEvent | undefined>();
  const watchers = new Set<symbol>();

  let snapshot: CallbackSnapshot | undefined;
  let callback: Actor<typeof callbackMachine> | undefined;
  let creating: Promise<void> | undefined;
  let cancelling: Promise<void> | undefined;
  let toldConfiguration: ServerConfiguration | undefined;
  let isDisposed = false;

  function show(shown: CallbackSnapshot | undefined): void {
    snapshot = shown;
    listeners.tell(undefined);
  }

  function follow(state: CallbackState): void {
    const { record, configuration } = state.context;
    const before = snapshot;
    const after = callbackSnapshotOf(state, before);
    if (configuration && configuration !== toldConfiguration) {
      toldConfiguration = configuration;
      tellFound(footbridge, { server: record.server, configuration });
    }
    if (after === before) return;
    show(after);
    if (before) callbackNewsBetween(before, after).forEach((news) => listeners.tell(news));
  }

  function begin(
    record: CallbackRecord,
    configuration: ServerConfiguration | undefined,
    firstLookAfterMs: number,
  ): void {
    const isWatched = watchers.size > 0;
    callback = createActor(callbackMachine, {
      clock: settings.clock,
      input: { settings, transport, report, record, configuration, isWatched, firstLookAfterMs },
    });
    callback.subscribe(follow);
    callback.start();
  }

  async function create(details: CallbackDetails): Promise<void> {
    if (isDisposed) throw disposed();
    if (snapshot && snapshot.status !== 'ended') throw new FootbridgeError('refused', 'There is a callback already.');
    reset();
    const { name = '', telephone, subject = '', preferredTime } = details;
    assertComplete(details);
    const createdAtMs = settings.clock.now();
    const shown = { name: name || settings.anonymousName, telephone, subject, createdAtMs, preferredTime };
    show(shownOf(shown, link.current().configuration));
    try {
      const { answer, at } = await askForCallback(footbridge, details, shown.name);
      const { participantId, callbackId } = answer;
      if (isDisposed) throw disposed();
      if (!participantId) throw new FootbridgeError('unreadable-answer', 'The answer cannot be read.');
      const { servers } = settings;
      const ids = { version: 1, servers, server: at.server, participantId, callbackId } as const;
      begin({ ...ids, ...shown, isAssigned: false, mayBeCancelled: false }, at.configuration, FIRST_LOOK_MS);
      listeners.tell({ type: 'callbackCreated' });
    } catch (error) {
      if (!isDisposed) show(undefined);
      if (error instanceof FootbridgeError) listeners.tell({ type: 'callbackFailed', error });
      throw error;
    }
  }

  async function carryOut(order: Order, isAble: boolean | undefined): Promise<void> {
    const ordered = callback;
    if (!ordered || snapshot?.status === 'ended') throw new FootbridgeError('no-callback', 'There is no callback.');
    if (snapshot?.status === 'cancelling') throw new FootbridgeError('refused', 'The callback is being taken back.');
    if (!isAble) throw new FootbridgeError('not-allowed', 'The server does not allow this.');
    const settled = until(ordered, ({ context }) => context.order !== order);
    ordered.send({ type: 'order', order });
    const { context } = await settled;
    if (isDisposed) throw disposed();
    if (context.order) throw new FootbridgeError('refused', 'Another order came after it.');
    if (context.orderFailure) throw context.orderFailure;
  }

  async function cancel(): Promise<void> {
    try {
      // What may be on its way can only be taken back once its ids are known.
      if (snapshot?.status === 'creating') await creating?.catch(() => undefined);
      await carryOut({ kind: 'cancel' }, snapshot?.mayCancel);
    } catch (error) {
      if (error instanceof FootbridgeError) listeners.tell({ type: 'cancelFailed', error });
      throw error;
    }
  }

  function reset(): void {
    if (snapshot?.status !== 'ended') return;
    callback = undefined;
    show(undefined);
  }

  function reconnectNow(): void {
    callback?.getSnapshot().children.search?.send({ type: 'retryNow' });
  }

  function dispose(): void {
    isDisposed = true;
    link.life.removeEventListener('abort', dispose);
    listeners.clear();
    endings.forEach((end) => end());
    callback?.stop();
  }

  const endings = [
    settings.online.subscribe(reconnectNow),
    link.listen((news) => {
      if (news?.type !== 'configurationLoaded') return;
      const { server, configuration } = link.current();
      const known = callback?.getSnapshot().context;
      // What the other server can do says nothing about the one that has the callback.
      if (configuration && known?.record.server === server) callback?.send({ type: 'configured', configuration });
      listeners.tell(undefined);
    }),
  ];
  link.life.addEventListener('abort', dispose);

  return {
    get snapshot() {
      return snapshot;
    },
    get takesTime() {
      return hasTime(link.current().configuration);
    },
    get record() {
      return snapshot?.status === 'ended' ? undefined : callback?.getSnapshot().context.record;
    },
    subscribe: (listener) => listeners.add((news) => news ?? listener()),
    on: (type, listener) =>
      listeners.add((news) => {
        if (news?.type === type) listener(news as Parameters<typeof listener>[0]);
      }),
    async connect() {
      if (!link.current().configuration) await link.connect();
    },
    create: (details) => (creating = create(details)),
    watch() {
      const watcher = Symbol('watcher');
      watchers.add(watcher);
      callback?.send({ type: 'watch' });
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) callback?.send({ type: 'unwatch' });
      };
    },
    cancel: () => (cancelling ??= cancel().finally(() => (cancelling = undefined))),
    reschedule: (preferredTime) => carryOut({ kind: 'reschedule', preferredTime }, snapshot?.mayReschedule),
    reconnectNow,
    wake: () => callback?.send({ type: 'wake' }),
    reset,
    resume(kept) {
      const record = decodeCallbackRecord(kept, settings.servers);
      if (!record || isDisposed || (snapshot && snapshot.status !== 'ended')) return false;
      reset();
      const { server, configuration } = link.current();
      begin(record, server === record.server ? configuration : undefined, 0);
      // What the visitor may do with it is not known before.
      if (!configuration) link.connect().catch(() => undefined);
      return true;
    },
    dispose,
  };
}

const disposed = () => new FootbridgeError('disposed', 'The client was disposed of.');
