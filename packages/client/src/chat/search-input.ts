import type { SearchInput } from '../switchover/search-machine.js';
import type { Args } from './chat-context.js';
import { newSearch } from './switching.js';
import { tryServer } from './try-server.js';

/** A search that goes on from where the trouble stands. A chat that is only starting is not looked after for minutes. */
export function searchInput({ context }: Args): SearchInput {
  const { settings, trouble, conversation } = context;
  const { requestTimeoutMs } = settings;
  return {
    settings: conversation.visitorId
      ? settings
      : { ...settings, unreachableDeadlineMs: requestTimeoutMs, unknownDeadlineMs: requestTimeoutMs },
    progress: trouble ?? newSearch(context),
    attempt: (candidate, timeoutMs, signal) => tryServer(context, candidate, timeoutMs, signal),
  };
}
