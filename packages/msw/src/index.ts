export { createMockCentre, type MockCentre, type MockCentreOptions } from './create-mock-centre.js';
export type { Faults } from './faults.js';
export type { MockAgents } from './mock-agents.js';
export type { MockServer } from './mock-server.js';
export {
  echoScript,
  type AgentCommand,
  type AgentDesk,
  type AgentScript,
  type ScriptStep,
} from '@footbridge/bridge/core';
