/**
 * Whether somebody may start something now: access control, then limits, then the target, then the password, each with
 * its own reason. protocol §7.1 and §10.7
 */
import { reasons, type Reason, type TargetType } from '@footbridge/protocol';
import type { QueueReference } from '../store/records.js';
import type { Centre } from './centre.js';
import { findQueue } from './queues.js';

export interface Applicant {
  readonly kind: 'chat' | 'callback' | 'message';
  readonly name: string;
  /** Empty for an anonymous visitor. */
  readonly credentials: string;
  readonly target: string;
  readonly targetType: TargetType;
  /** Where the visitor is, as far as trusted proxies tell. */
  readonly address: string | undefined;
}

export type Admission =
  | {
      readonly ok: true;
      readonly queue: QueueReference;
      readonly visitorName: string;
      /** The user name of a visitor who signed in. */
      readonly account: string | undefined;
      readonly addressHash: string | undefined;
      readonly host: string | undefined;
    }
  | { readonly ok: false; readonly reason: Reason };

/** What admits must be created in the same turn, so that no two pass a limit that has room for one. */
export async function admit(centre: Centre, applicant: Applicant): Promise<Admission> {
  const { name, credentials, target, targetType } = applicant;
  if (credentials !== '') return { ok: false, reason: reasons.unsupportedOperation };
  const queue = findQueue(centre, target, targetType);
  if (typeof queue === 'string') return { ok: false, reason: queue };
  const visitorName = name.trim() || centre.parameters.AnonymousName;
  return { ok: true, queue, visitorName, account: undefined, addressHash: undefined, host: undefined };
}
