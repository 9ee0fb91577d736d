/** What the checks of one run share. */
import type { Capabilities } from '@footbridge/protocol';
import type { Check, Need, Subject } from './check.js';
import type { Account } from './probe.js';
import type { Server } from './server.js';

export class Run {
  readonly server: Server;
  readonly capabilities: Capabilities;
  #account: Promise<Account> | undefined;

  constructor(server: Server, capabilities: Capabilities) {
    this.server = server;
    this.capabilities = capabilities;
  }

  has(need: Need): boolean {
    if (need === 'agent') return this.server.agent !== undefined;
    const dot = need.indexOf('.');
    const list = need.slice(0, dot) as keyof Capabilities;
    return (this.capabilities[list] as ReadonlySet<string>).has(need.slice(dot + 1));
  }

  /** Why a check makes no sense here; undefined where it does. */
  reasonToSkip(subject: Subject, check: Check): string | undefined {
    const missing = [...(subject.needs ?? []), ...(check.needs ?? [])].find((need) => !this.has(need));
    if (missing === undefined) return undefined;
    return missing === 'agent' ? 'The suite was given no agent.' : `The server does not announce ${missing}.`;
  }

  account(make: () => Promise<Account>): Promise<Account> {
    return (this.#account ??= make());
  }
}
