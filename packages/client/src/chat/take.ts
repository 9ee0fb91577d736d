import { assign, type DoneActorEvent } from 'xstate';
import type { Entry } from '../snapshot.js';
import type { ChatActor } from './actors.js';
import type { Args, Change, ChatContext, Done } from './chat-context.js';

/** What a visitor, or the page for them, wants of a chat. */
export type ChatCommand =
  | { readonly type: 'send'; readonly text: string; readonly messageId: string }
  | { readonly type: 'retry'; readonly key: string; readonly messageId: string }
  | { readonly type: 'discard'; readonly key: string }
  | { readonly type: 'typed' }
  | { readonly type: 'heard'; readonly lines: readonly Entry[] }
  | { readonly type: 'pollNow' }
  | { readonly type: 'wake' }
  | { readonly type: 'leave' };

/** An action: what a state waited for changes the context. */
export const take = <Output>(change: (done: Done<Output>) => Change) =>
  assign<ChatContext, DoneActorEvent<Output>, undefined, ChatCommand, ChatActor>(change);

/** An action: something changes the context that needs nothing else to be known. */
export const note = (change: (args: Args) => Change) =>
  assign<ChatContext, ChatCommand, undefined, ChatCommand, ChatActor>(change);
