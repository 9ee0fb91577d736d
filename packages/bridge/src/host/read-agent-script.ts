import { readFileSync } from 'node:fs';
import { decodeAgentScript, echoScript, type AgentScript } from '../agent/agent-script.js';
import { BridgeError } from '../errors.js';

/**
 * @param agent `echo`, or the path of a script's JSON file.
 * @throws BridgeError `script-invalid`
 */
export function readAgentScript(agent: string): AgentScript {
  if (agent === 'echo') return echoScript;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(agent, 'utf8'));
  } catch (cause) {
    throw new BridgeError('script-invalid', `${agent} is no readable JSON file.`, { cause });
  }
  const script = decodeAgentScript(value);
  if (!script.ok) throw new BridgeError('script-invalid', `${agent} is no script of an agent: ${script.problem}.`);
  return script.value;
}
