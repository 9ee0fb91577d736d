export type * from './agent/agent-api.js';
export { decodeAgentScript, echoScript, type AgentScript, type ScriptStep } from './agent/agent-script.js';
export {
  createBridge,
  type Bridge,
  type BridgeOptions,
  type TenantOptions,
  type TenantSettings,
  type TenantSite,
} from './bridge.js';
export { systemClock, type Clock } from './clock.js';
export { BridgeError, type BridgeErrorCode } from './errors.js';
export { createNodePasswordHasher, type Argon2Cost } from './host/node-password-hasher.js';
export type { Certificate, ListenerLimits } from './http/listener.js';
export { serveBridge, type BridgeServer, type HttpsOptions, type ServeBridgeOptions } from './http/serve-bridge.js';
export { logLevels, type Log, type LogLevel } from './log.js';
export { createLease, type Lease, type LeaseListener, type LeaseOptions } from './pair/lease.js';
export { systemRandomBytes, type RandomBytes } from './random.js';
export type { Registration } from './service/accounts.js';
export type { ConfiguredAgent, Extensions, Workgroup } from './service/centre.js';
export { defaultParameters, type Parameters } from './service/parameters.js';
export type { PasswordHasher } from './service/password-hash.js';
export type { Authenticate, Credentials, Identity } from './service/sign-in.js';
export { createMemoryStore } from './store/memory-store.js';
export { openSqliteStore, type SqliteStoreOptions } from './store/sqlite-store.js';
export type * from './operator/operator-api.js';
export type * from './store/records.js';
export type * from './store/store.js';
