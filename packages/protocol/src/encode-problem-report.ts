/** What a client tells its server about trouble on the way. protocol §6.12 */
export interface ProblemReport {
  /** What was tried when it happened: a masked address, or the name of a function. */
  readonly attemptedWork: string;
  /** The reason of the report. */
  readonly exceptions: string;
  readonly userAgent: string;
  readonly failedRequests: readonly ReportedRequest[];
  readonly timedOutRequests: readonly ReportedRequest[];
  readonly connectivity: readonly ReportedActivity[];
}

export interface ReportedRequest {
  /** 0: nothing came. */
  readonly status: number;
  /** Without the visitor's id. */
  readonly url: string;
  readonly sentAtMs: number;
  readonly durationMs: number;
}

export interface ReportedActivity {
  readonly activity: 'failover' | 'resumedPolling';
  readonly atMs: number;
}

const MOST_CHARACTERS = 15_359;

/** A report as a body: cut where it is too long, so that its end may be missing. protocol §3.16 */
export const encodeProblemReport = (report: ProblemReport): string =>
  JSON.stringify({
    version: 1,
    attemptedWork: report.attemptedWork,
    userAgent: report.userAgent,
    failedRequestHistory: report.failedRequests.map(spell),
    timedOutRequestHistory: report.timedOutRequests.map(spell),
    connectivityFailureHistory: report.connectivity.map(({ activity, atMs }) => ({
      activity,
      timestamp: timestampOf(atMs),
    })),
    exceptions: report.exceptions,
  }).slice(0, MOST_CHARACTERS);

const spell = ({ status, url, sentAtMs, durationMs }: ReportedRequest) => ({
  status,
  url,
  sendTimestamp: timestampOf(sentAtMs),
  duration: Math.round(durationMs),
});

/** Whole seconds of UTC. */
const timestampOf = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;
