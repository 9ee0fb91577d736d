/** What a monitoring system reads: gauges of now, and counters that begin anew with the process. Knows no format. */
import type { Centre } from '../service/centre.js';
import type { EventCounts } from '../service/interaction-log.js';
import { countLive, countSignedIn } from './describe-site.js';

export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A tenant as it is measured. */
export interface MeasuredTenant {
  readonly name: string;
  readonly counts: EventCounts;
  /** Undefined on a standby. */
  readonly centre: Centre | undefined;
}

export interface MeasuredProcess {
  readonly isActive: boolean;
  readonly uptimeSeconds: number;
}

export function collectMetrics(
  { isActive, uptimeSeconds }: MeasuredProcess,
  tenants: readonly MeasuredTenant[],
): Metric[] {
  const perTenant = (samplesOf: (tenant: MeasuredTenant) => readonly Sample[]): Sample[] =>
    tenants.flatMap((tenant) =>
      samplesOf(tenant).map(({ labels, value }) => ({ labels: { tenant: tenant.name, ...labels }, value })),
    );
  const perCentre = (samplesOf: (centre: Centre) => readonly Sample[]): Sample[] =>
    perTenant(({ centre }) => (centre ? samplesOf(centre) : []));
  return [
    gauge('active', 'Whether this bridge is the active one of its pair.', [one(isActive ? 1 : 0)]),
    gauge('uptime_seconds', 'Since the process started.', [one(uptimeSeconds)]),
    gauge('interactions', 'Live interactions by kind and state.', perCentre(samplesOfLive)),
    gauge(
      'queue_waiting',
      'Interactions that wait in a queue.',
      perCentre((centre) =>
        centre.workgroups.map(({ name: queue }) => ({
          labels: { queue },
          value: centre.waiting.in({ type: 'workgroup', name: queue }).length,
        })),
      ),
    ),
    gauge(
      'agents_signed_in',
      'Agents who are signed in.',
      perCentre((centre) => [one(countSignedIn(centre))]),
    ),
    gauge(
      'held_polls',
      'Polls that wait for news.',
      perCentre((centre) => [one(centre.heldPolls.size)]),
    ),
    counter(
      'store_commits_total',
      'Batches that were kept.',
      perTenant(({ counts }) => [one(counts.commits)]),
    ),
    counter(
      'events_total',
      'What has happened, by the code of the interaction log.',
      perTenant(({ counts }) => samplesOfMap('code', counts.events)),
    ),
    counter(
      'refused_total',
      'What limits and access control have refused.',
      perTenant(({ counts }) => samplesOfMap('reason', counts.refusals)),
    ),
  ];
}

const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name: `footbridge_${name}`,
  type: 'gauge',
  help,
  samples,
});

const counter = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  ...gauge(name, help, samples),
  type: 'counter',
});

const one = (value: number): Sample => ({ labels: {}, value });

const samplesOfLive = (centre: Centre): Sample[] =>
  Object.entries(countLive(centre)).flatMap(([kind, states]) =>
    Object.entries(states).map(([state, value]) => ({ labels: { kind, state }, value })),
  );

const samplesOfMap = (label: string, counts: ReadonlyMap<string, number>): Sample[] =>
  [...counts].map(([key, value]) => ({ labels: { [label]: key }, value }));
