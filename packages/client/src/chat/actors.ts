import { decodeChatAnswer } from '@footbridge/protocol';
import { fromPromise } from 'xstate';
import { askConfiguration } from '../switchover/ask-configuration.js';
import { searchMachine, type Attempt } from '../switchover/search-machine.js';
import type { ChatContext } from './chat-context.js';
import { introduce, type Introduction } from './introduce.js';
import { requestMachine } from './request-machine.js';
import { exitRequest } from './requests.js';

/** What a chat has done for it while it is in a state. */
export const actors = {
  request: requestMachine,
  search: searchMachine,
  refresh: fromPromise<Attempt, ChatContext>(({ input, signal }) => {
    const { transport, settings, server } = input;
    return askConfiguration(transport, settings.servers, server, settings.requestTimeoutMs, signal);
  }),
  introduce: fromPromise<Introduction, ChatContext>(({ input, signal }) => introduce(input, signal)),
  /** Whether a server has said that the chat is over, or that there is none. */
  exit: fromPromise<boolean, ChatContext>(async ({ input, signal }) => {
    const reply = await input.transport(exitRequest(input), signal);
    return reply.kind === 'answered' && decodeChatAnswer(reply.body).ok;
  }),
};

export type ChatActor = {
  [Src in keyof typeof actors]: { readonly src: Src; readonly logic: (typeof actors)[Src] };
}[keyof typeof actors];
