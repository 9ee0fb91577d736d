import { nameApart } from '../agent/agent-script.js';
import type { TenantSettings } from '../bridge-options.js';
import { BridgeError } from '../errors.js';
import { readAgentScript } from '../host/read-agent-script.js';
import type { Settings, TenantFileSettings } from './settings.js';

type Written = Settings | TenantFileSettings;

type Defined<Value> = { readonly [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** Without what is not said, so that the bridge's defaults hold. */
export const definedOf = <Value extends object>(value: Value): Defined<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, element]) => element !== undefined)) as Defined<Value>;

/**
 * The part of the settings that a bridge can be given anew. Every one has to be named here.
 *
 * @throws BridgeError `script-invalid`
 */
export function tenantSettingsOf(written: Written): TenantSettings {
  const all: { readonly [Key in keyof TenantSettings]-?: TenantSettings[Key] | undefined } = {
    workgroups: written.queues,
    agents: written.agents,
    maxAgents: written.maxAgents,
    parameters: written.parameters,
    extensions: written.extensions,
    recovery: written.recovery,
    scriptedAgents: written.scriptedAgents && nameApart(written.scriptedAgents.map(readAgentScript)),
    skills: written.skills,
    cannedResponses: written.cannedResponses,
    textPacks: written.textPacks,
    mailFrom: written.mailFrom,
    registration: written.registration,
  };
  return definedOf(all);
}

/**
 * What is written about one tenant; the default one's name is empty.
 *
 * @throws BridgeError `options-invalid` where it is no longer there.
 */
export function writtenFor(settings: Settings, tenantName: string): Written {
  const written = tenantName === '' ? settings : settings.tenants?.find(({ name }) => name === tenantName);
  if (!written) throw new BridgeError('options-invalid', `The configuration names no tenant ${tenantName} any more.`);
  return written;
}
