/**
 * Problem reports: what went wrong on the way to a server, told to the server that answers again, where it wants to know.
 * It watches the requests of a client and decides when a report is due; it never takes part in what it watches, and its
 * own failures are nobody's business. protocol §6.12
 */
import { encodeProblemReport, endpointPath, siteEndpoints } from '@footbridge/protocol';
import type { Footbridge } from '../client.js';
import { linkOf } from '../link-of.js';
import type { Exchange } from '../transport/observe-transport.js';
import { maskUrl, placeOf, type Place } from '../transport/place-of.js';
import { addActivity, addFailure, addTimeOut, emptyHistory, endingOf } from './history.js';
import { isWanted } from './is-wanted.js';
import { maskIds } from './mask-ids.js';

export interface ProblemReportsOptions {
  /** How the browser names itself, for the server's filter. Default: `navigator.userAgent`. */
  readonly userAgent?: string;
}

export interface ProblemReports {
  /** Reports what the page's own code threw; `work` names the function. Ids in the error's text are left out. */
  exception(work: string, error: Error): void;
  /** Ends it. It ends with its client too. */
  dispose(): void;
}

/** A page that throws with every key would fill the memory while no server answers. */
const MOST_DUE = 8;
/** Answers that say that a conversation goes on. */
const liveliness = new Set(['chat/poll', 'callback/status']);
/** Answers that come while it is still being looked for. */
const search = new Set(['serverConfiguration', 'chat/reconnect', 'callback/reconnect']);

/**
 * Reports the problems of a client from now on, wherever its servers take reports. Sends nothing before a conversation
 * has begun. Throws `invalid-options` for what is no client.
 */
export function createProblemReports(footbridge: Footbridge, options: ProblemReportsOptions = {}): ProblemReports {
  const { userAgent = globalThis.navigator?.userAgent ?? '' } = options;
  const { settings, transport, life, current, chat, observe } = linkOf(footbridge);
  const { clock, servers, requestTimeoutMs } = settings;
  const ended = new AbortController();
  /** What is to be reported once a server answers again, and what was attempted then. */
  const due = new Map<string, string>();
  let history = emptyHistory;
  /** Whom the last request named. */
  let visitorId: string | undefined;
  let isFailing = false;
  let isSearching = false;

  function take(exchange: Exchange): void {
    const place = placeOf(exchange.request.url);
    // A report that fails must not lead to another.
    if (exchange.wasAborted || place.what === 'problemReport') return;
    visitorId = place.visitorId ?? visitorId;
    if (place.what === 'serverConfiguration' && isFailing && !isSearching) {
      isSearching = true;
      history = addActivity(history, 'failover', clock.now());
    }
    const ending = endingOf(exchange);
    if (ending === 'answered') {
      if (!search.has(place.what)) takeAnswer(place);
      return;
    }
    isFailing = true;
    if (ending === 'timedOut') {
      history = addTimeOut(history, place, exchange, clock.now());
    } else {
      history = addFailure(history, place, exchange, clock.now());
      due.set('Failed request', maskUrl(place));
    }
  }

  function takeAnswer(place: Place): void {
    isFailing = false;
    if (isSearching && liveliness.has(place.what)) {
      isSearching = false;
      history = addActivity(history, 'resumedPolling', clock.now());
      due.set('Resumed polling', maskUrl(place));
    }
    sendDue();
  }

  /** Only where a server answers: one that is in trouble is left alone. */
  function sendDue(): void {
    const id = visitorId ?? chat()?.conversation.visitorId;
    if (isFailing || !id || ended.signal.aborted) return;
    due.forEach((attemptedWork, exceptions) => send(id, attemptedWork, exceptions));
    due.clear();
  }

  function send(id: string, attemptedWork: string, exceptions: string): void {
    const { server, configuration } = current();
    if (!configuration?.capabilities.common.has('problemReport')) return;
    const body = encodeProblemReport({ ...history, attemptedWork, exceptions, userAgent });
    if (!isWanted(body, configuration.problemReportFilter)) return;
    const { method } = siteEndpoints.problemReport;
    const url = `${servers[server]}/${endpointPath(siteEndpoints.problemReport, id)}`;
    void transport({ method, url, body, timeoutMs: requestTimeoutMs }, ended.signal);
  }

  const endings = [
    observe(take),
    footbridge.on('messageFailed', () => {
      due.set('Failed send', 'chat/sendMessage');
      sendDue();
    }),
  ];

  function dispose(): void {
    life.removeEventListener('abort', dispose);
    endings.forEach((end) => end());
    ended.abort();
  }
  life.addEventListener('abort', dispose);

  return {
    exception(work, { name, message }) {
      if (due.size < MOST_DUE) due.set(maskIds(`${name}: ${message}`), maskIds(work));
      sendDue();
    },
    dispose,
  };
}
