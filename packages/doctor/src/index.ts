/** Whether a server speaks the protocol. */
export type { Check, Need, Subject } from './conformance/check.js';
export { createFootbridgeAgent, type FootbridgeAgentOptions } from './conformance/footbridge-agent.js';
export { createHttpServer, type HttpServerOptions } from './conformance/http-server.js';
export {
  runCheck,
  runConformance,
  startRun,
  type CheckResult,
  type ConformanceOptions,
} from './conformance/run-conformance.js';
export type { AgentSide, Server, ServerAgent } from './conformance/server.js';
export { subjects } from './conformance/subjects.js';
export { DoctorError, type DoctorErrorCode } from './errors.js';
export { runCommand, type CommandOutput } from './conformance/run-command.js';
export { diagnose, runDoctor, type Diagnosis } from './ladder/run-doctor.js';
export type { ServerExamination } from './ladder/examine-server.js';
export type { Finding, Rung, Verdict } from './ladder/finding.js';
export { migrate, runMigrate, type Migration } from './migrate/run-migrate.js';
export { replacements, type Replacement } from './migrate/replacements.js';
