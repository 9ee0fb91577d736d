import type { ChatSnapshot, ClientPermissions, ClientSnapshot, Footbridge } from '@footbridge/client';

const allowed: ClientPermissions = {
  anonymousChat: true,
  authenticatedChat: false,
  anonymousCallback: true,
  authenticatedCallback: false,
  registration: false,
  transcript: false,
  leftMessage: false,
};

/** What a server allows that has everything. */
export const everything: ClientPermissions = {
  anonymousChat: true,
  authenticatedChat: true,
  anonymousCallback: true,
  authenticatedCallback: true,
  registration: true,
  transcript: true,
  leftMessage: true,
};

/** A client that stands still in one moment, to be looked at: what is asked of it changes nothing. */
export function stillClient(
  chat?: ChatSnapshot,
  more: Partial<Omit<ClientSnapshot, 'chat'>> & Partial<Pick<Footbridge, 'startChat'>> = {},
): Footbridge {
  const { startChat = () => new Promise<void>(() => undefined), ...state } = more;
  const nothing = () => undefined;
  return {
    snapshot: { configuration: 'loaded', allows: allowed, chat, ...state },
    draft: '',
    subscribe: () => nothing,
    on: () => nothing,
    connect: async () => undefined,
    startChat,
    send: nothing,
    retry: nothing,
    discard: nothing,
    typed: nothing,
    reconnectNow: nothing,
    wake: nothing,
    leave: async () => undefined,
    reset: nothing,
    dispose: nothing,
  };
}
