/**
 * Joins the layers: options in, one snapshot and a stream of facts out. It holds no rule about when to ask, wait or give
 * up: those are the machines'.
 */
import type { ServerConfiguration } from '@footbridge/protocol';
import { createActor, type Actor } from 'xstate';
import type { ChatInput } from './chat/chat-context.js';
import { chatMachine } from './chat/chat-machine.js';
import { chatSnapshotOf, type ChatState } from './chat/chat-snapshot.js';
import { noAnswer } from './chat/error-of.js';
import { newsBetween } from './chat/news.js';
import { newSearch } from './chat/switching.js';
import type { ChatDetails, ClientEvent, Footbridge } from './client.js';
import { FootbridgeError } from './errors.js';
import { links, type Current, type Found } from './link.js';
import { createListeners } from './listeners.js';
import { resolveOptions, type FootbridgeOptions } from './options.js';
import type { ClientPermissions, ClientSnapshot } from './snapshot.js';
import { askConfiguration } from './switchover/ask-configuration.js';
import { searchMachine } from './switchover/search-machine.js';
import { observeTransport, type Exchange } from './transport/observe-transport.js';
import { createTransport } from './transport/transport.js';
import { until } from './until.js';

/** Creates a client. It asks nothing of anybody until it is told to. Throws `invalid-options`. */
export function createFootbridge(options: FootbridgeOptions): Footbridge {
  const settings = resolveOptions(options);
  const { clock, servers, online, requestTimeoutMs } = settings;
  const exchanges = createListeners<Exchange>();
  const transport = observeTransport(createTransport(settings.fetch, clock), clock, exchanges.tell);
  const takers = new Set<(text: string) => boolean>();
  /** Told of every fact, and of nothing in particular when the snapshot has changed. */
  const listeners = createListeners<ClientEvent | undefined>();

  let snapshot: ClientSnapshot = { configuration: 'unknown', allows: permissionsOf(undefined), chat: undefined };
  let current: Current = { server: 0, configuration: undefined };
  let connection: Actor<typeof searchMachine> | undefined;
  let connecting: Promise<void> | undefined;
  let chat: Actor<typeof chatMachine> | undefined;
  /** A start that may have made a chat: asked for once more with its token, it does not make another. */
  let unanswered: { readonly start: string; readonly clientToken: string } | undefined;
  let followed: (() => void) | undefined;
  const life = new AbortController();

  function show(change: Partial<ClientSnapshot>): void {
    snapshot = { ...snapshot, ...change };
    listeners.tell(undefined);
  }

  const report = (error: FootbridgeError): void => listeners.tell({ type: 'problem', error });

  function takeFound(found: Found): void {
    const before = current;
    const { server, configuration } = (current = found);
    if (server !== before.server) listeners.tell({ type: 'serverSwitched' });
    if (configuration === before.configuration) return;
    show({ configuration: 'loaded', allows: permissionsOf(configuration), notice: configuration.notice });
    listeners.tell({ type: 'configurationLoaded' });
  }

  async function connect(): Promise<void> {
    if (life.signal.aborted) throw disposed();
    show({ configuration: 'loading' });
    connection = createActor(searchMachine, {
      clock,
      input: {
        // A visitor who waits for a first answer is not kept waiting for minutes.
        settings: { ...settings, unreachableDeadlineMs: requestTimeoutMs },
        progress: newSearch({ settings, ...current }),
        attempt: (candidate, timeoutMs, signal) => askConfiguration(transport, servers, candidate, timeoutMs, signal),
      },
    });
    const over = until(connection, ({ status }) => status === 'done');
    connection.start();
    const last = (await over).output?.last;
    connection = undefined;
    if (life.signal.aborted) throw disposed();
    if (last?.kind !== 'usable') {
      show({ configuration: current.configuration ? 'loaded' : 'failed' });
      throw noAnswer(last?.kind === 'failed' && last.unreadable);
    }
    takeFound(last.found);
  }

  const connectOnce = () => (connecting ??= connect().finally(() => (connecting = undefined)));

  function followChat(state: ChatState): void {
    const { context } = state;
    const before = snapshot.chat;
    const after = chatSnapshotOf(state, before);
    const { server } = after?.status === 'open' ? context : current;
    // Nobody is to see what one server said beside what is known of the other.
    if (after !== before) snapshot = { ...snapshot, chat: after };
    takeFound({ server, configuration: context.configuration });
    if (after !== before) listeners.tell(undefined);
    followed?.();
    if (after && after !== before) newsBetween(before, after).forEach((news) => listeners.tell(news));
  }

  const createChat = (input: Omit<ChatInput, 'settings' | 'transport' | 'report'>) =>
    (chat = createActor(chatMachine, { clock, input: { settings, transport, report, ...input } }));

  async function startChat(details: ChatDetails = {}): Promise<void> {
    if (life.signal.aborted) throw disposed();
    if (!current.configuration) await connectOnce();
    const { server, configuration } = current;
    if (!configuration || (snapshot.chat && snapshot.chat.status !== 'ended')) {
      throw new FootbridgeError('refused', 'There is a chat already.');
    }
    if (!(details.password ? snapshot.allows.authenticatedChat : snapshot.allows.anonymousChat)) {
      throw new FootbridgeError('not-allowed', 'The server does not allow this.');
    }
    reset();
    const start = JSON.stringify({ ...details, password: undefined });
    const clientToken = unanswered?.start === start ? unanswered.clientToken : createToken();
    const own = { ...details };
    const started = createChat({ server, configuration, details: own, clientToken });
    const reached = until(started, (state) => !state.matches('starting'));
    started.subscribe(followChat);
    started.start();
    const { failure } = (await reached).context;
    // It has done its work, and the machine keeps what it was given for as long as the chat lasts.
    delete own.password;
    if (life.signal.aborted) throw disposed();
    const isAnswered = failure?.code !== 'unreachable' && failure?.code !== 'unreadable-answer';
    unanswered = isAnswered ? undefined : { start, clientToken };
    if (failure) {
      chat = undefined;
      throw failure;
    }
  }

  function openChat(): Actor<typeof chatMachine> {
    if (!chat || snapshot.chat?.status !== 'open') throw new FootbridgeError('no-chat', 'There is no open chat.');
    return chat;
  }

  function send(text: string, messageId: string): void {
    const open = openChat();
    if (text.trim()) open.send({ type: 'send', text, messageId });
  }

  function reset(): void {
    if (chat && (!snapshot.chat || snapshot.chat.status === 'ended')) {
      chat.stop();
      chat = undefined;
      show({ chat: undefined });
    }
  }

  /** 128 random bits as text. */
  const createToken = () => [...settings.randomBytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  function reconnectNow(): void {
    connection?.send({ type: 'retryNow' });
    chat?.getSnapshot().children.search?.send({ type: 'retryNow' });
    chat?.send({ type: 'pollNow' });
  }

  const unsubscribeOnline = online.subscribe(reconnectNow);

  const footbridge: Footbridge = {
    get snapshot() {
      return snapshot;
    },
    draft: '',
    subscribe: (listener) => listeners.add((news) => news ?? listener()),
    on: (type, listener) =>
      listeners.add((news) => {
        if (news?.type === type) listener(news as Parameters<typeof listener>[0]);
      }),
    connect: connectOnce,
    startChat,
    send(text) {
      if (![...takers].some((take) => take(text))) send(text, createToken());
    },
    retry: (key) => chat?.send({ type: 'retry', key, messageId: createToken() }),
    discard: (key) => chat?.send({ type: 'discard', key }),
    typed: () => chat?.send({ type: 'typed' }),
    reconnectNow,
    wake() {
      chat?.send({ type: 'wake' });
      reconnectNow();
    },
    async leave() {
      if (!chat || !snapshot.chat || snapshot.chat.status === 'ended') return;
      const ended = until(chat, (state) => state.matches('ended'));
      chat.send({ type: 'leave' });
      await ended;
    },
    reset,
    dispose() {
      life.abort();
      listeners.clear();
      unsubscribeOnline();
      connection?.stop();
      chat?.stop();
      chat = undefined;
    },
  };
  links.set(footbridge, {
    settings,
    transport,
    observe: exchanges.add,
    takers,
    life: life.signal,
    current: () => current,
    connect: connectOnce,
    takeFound,
    report,
    chat: () => chat?.getSnapshot().context,
    follow: (listener) => (followed = listener),
    listen: (listener) => listeners.add(listener),
    resume(found, resumed) {
      current = { ...found, configuration: undefined };
      const { server, configuration } = found;
      chat = createChat({ server, configuration, ...resumed });
      takeFound(found);
      show({ chat: chatSnapshotOf(chat.getSnapshot(), undefined) });
      chat.subscribe(followChat);
      chat.start();
    },
    send,
    addLines: (lines) => chat?.send({ type: 'heard', lines }),
    createToken,
  });
  return footbridge;
}

function permissionsOf(configuration: ServerConfiguration | undefined): ClientPermissions {
  const capabilities = configuration?.capabilities;
  const chat = capabilities?.chat.has('start') && capabilities.chat;
  const callback = capabilities?.callback.has('create') && capabilities.callback;
  return {
    anonymousChat: !!chat && chat.has('supportAuthenticationAnonymous'),
    authenticatedChat: !!chat && chat.has('supportAuthenticationTracker'),
    anonymousCallback: !!callback && callback.has('supportAuthenticationAnonymous'),
    authenticatedCallback: !!callback && callback.has('supportAuthenticationTracker'),
    registration: !!capabilities?.common.has('supportRegistrationTracker'),
    transcript: !!chat && chat.has('transcript'),
    leftMessage: !!capabilities?.common.has('footbridge.offlineMessage'),
  };
}

const disposed = () => new FootbridgeError('disposed', 'The client was disposed of.');
