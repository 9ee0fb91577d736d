import type { Bridge } from '../bridge.js';
import { ask } from './test-bridge.js';

export interface WireCallback {
  readonly status: { readonly type: string; readonly reason?: string };
  readonly participantID: string;
  readonly callbackID: string;
  readonly userIdentityID?: string;
  readonly pollWaitSuggestion?: number;
  readonly assignedAgent?: { readonly name: string; readonly participantID: string };
  readonly acdStatus: {
    readonly interactionState: string;
    readonly queueName?: string;
    readonly queuePosition?: number;
    readonly queueWaitTime?: number;
    readonly estimatedCallbackTime?: number;
    readonly longestWaitTime?: number;
    readonly callsWaitingCount?: number;
    readonly loggedInAgentsCount?: number;
    readonly availableAgentsCount?: number;
  };
  readonly preferredTime?: string;
}

/** As the original client spells it. protocol §3.11 */
export const callbackBody = (over: Readonly<Record<string, unknown>> = {}) => ({
  target: 'Marketing',
  targettype: 'Workgroup',
  subject: 'Dishwasher leaks',
  participant: { name: 'Ola N.', credentials: '', telephone: '+47 555 01 22' },
  language: 'no',
  clientToken: 'deprecated',
  ...over,
});

/** Asks and reads the root of the answer, which must have come with 200. */
export async function askRoot<Root>(bridge: Bridge, path: string, root: string, body?: unknown): Promise<Root> {
  const response = await ask(bridge, path, body);
  if (response.status !== 200) throw new Error(`Expected 200 for ${path.split('/')[1]}, got ${response.status}`);
  return ((await response.json()) as Record<string, Root>)[root] as Root;
}

export const askCallback = (bridge: Bridge, path: string, body?: unknown): Promise<WireCallback> =>
  askRoot<WireCallback>(bridge, `callback/${path}`, 'callback', body);

/** A visitor who wants to be called. */
export class CallbackVisitor {
  readonly participantId: string;
  readonly callbackId: string;
  /** Where the visitor asks; a test moves it to the other bridge of a pair. */
  bridge: Bridge;

  constructor(bridge: Bridge, { participantID, callbackID }: WireCallback) {
    this.bridge = bridge;
    this.participantId = participantID;
    this.callbackId = callbackID;
  }

  static async create(bridge: Bridge, over: Readonly<Record<string, unknown>> = {}): Promise<CallbackVisitor> {
    return new CallbackVisitor(bridge, await askCallback(bridge, 'create', callbackBody(over)));
  }

  status(): Promise<WireCallback> {
    return askCallback(this.bridge, `status/${this.participantId}`);
  }

  /** What the status page says, or why it says nothing. */
  async state(): Promise<string> {
    const { status, acdStatus } = await this.status();
    return status.reason ?? acdStatus.interactionState;
  }

  disconnect(): Promise<WireCallback> {
    return askCallback(this.bridge, `disconnect/${this.participantId}`, '');
  }

  reconnect(): Promise<WireCallback> {
    return askCallback(this.bridge, 'reconnect', { callbackID: this.callbackId });
  }

  reschedule(preferredTime: string): Promise<WireCallback> {
    return askCallback(this.bridge, `reschedule/${this.participantId}`, { preferredTime });
  }
}
