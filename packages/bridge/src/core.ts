/** What runs anywhere that has `Request` and `Response`: a bridge without its host. Nothing behind it may import from Node. */
export type * from './agent/agent-api.js';
export { echoScript, type AgentScript, type ScriptStep } from './agent/agent-script.js';
export { createBridge, type Bridge, type BridgeOptions, type TenantSettings } from './bridge.js';
export { systemClock, type Clock } from './clock.js';
export { BridgeError, type BridgeErrorCode } from './errors.js';
export { createLease, type Lease, type LeaseOptions } from './pair/lease.js';
export { systemRandomBytes, type RandomBytes } from './random.js';
export type { PasswordHasher } from './service/password-hash.js';
export { createMemoryStore } from './store/memory-store.js';
export type { Store } from './store/store.js';
