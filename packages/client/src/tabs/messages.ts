/** What tabs say to each other. */
import type { ClientEvent } from '../client.js';
import type { FootbridgeError } from '../errors.js';
import type { ChatRecord } from '../record/chat-record.js';
import type { Patch } from './shared-state.js';

/** What one tab wants of the leader. */
export type Order =
  | { readonly type: 'send'; readonly text: string; readonly messageId: string }
  | { readonly type: 'retry' | 'discard'; readonly key: string }
  | { readonly type: 'typed' | 'reconnectNow' | 'leave' | 'reset' };

/**
 * `hello`: a tab has come and wants to know everything. `seek`: whether the leader is there. `want`: a tab wants to lead.
 * `have`: it knows more of the chat than the leader does.
 */
export type Question =
  | { readonly type: 'hello' | 'seek' | 'want' }
  | { readonly type: 'have'; readonly record: ChatRecord }
  | { readonly type: 'order'; readonly orderId: string; readonly order: Order };

/**
 * What only the leader says, with the number of its leadership: the higher one counts. `state`: the change numbered `count`;
 * a `whole` one needs none before it. `here`: it is there. `hidden`: nobody looks at it. `yours`: tab `to` is to lead.
 */
export type Answer = { readonly term: number } & (
  | { readonly type: 'state'; readonly count: number; readonly whole: boolean; readonly patch: Patch }
  | { readonly type: 'news'; readonly news: PlainEvent }
  | { readonly type: 'here' | 'hidden' }
  | { readonly type: 'yours'; readonly to: string }
);

export type TabMessage = { readonly from: string } & (Question | Answer);

/** An event as values that can be sent; errors lose their class on the way. */
export type PlainEvent =
  | Exclude<ClientEvent, { readonly type: 'problem' }>
  | { readonly type: 'problem'; readonly error: Pick<FootbridgeError, 'code' | 'message' | 'closure' | 'limit'> };

/** Another script of the site may use the same channel by mistake; what is said there beyond the form is trusted. */
export const isTabMessage = (value: unknown): value is TabMessage =>
  typeof value === 'object' && value !== null && 'from' in value && 'type' in value;
