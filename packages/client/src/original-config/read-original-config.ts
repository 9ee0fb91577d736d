/** What an old page of the vendor's says, as options. It knows no window: what was written comes in. */
import type { RoutingContext } from '@footbridge/protocol';
import type { FootbridgeOptions } from '../options.js';
import { serversOfOriginalPage } from './servers-of-original-page.js';

/** What such a page can say: the client's options, and what is offered by the page. */
export interface OriginalOptions extends Partial<
  Pick<FootbridgeOptions, 'servers' | 'target' | 'targetType' | 'routingContexts'>
> {
  readonly callbackTarget?: string;
  readonly callbackTargetType?: FootbridgeOptions['targetType'];
  readonly callbackRoutingContexts?: FootbridgeOptions['routingContexts'];
  readonly interactionTypes?: readonly ('chat' | 'callback')[];
  readonly defaultLanguage?: string;
}

type InteractionType = 'chat' | 'callback';

/** `ININ.Web.Chat.Config`. Somebody else's file: nothing in it can be relied on. */
export type OriginalConfig = Readonly<Record<string, unknown>>;

export interface OriginalReading {
  readonly options: OriginalOptions;
  /** What is wrong, in sentences for the page's author. */
  readonly warnings: readonly string[];
}

const interactionTypes: readonly string[] = ['chat', 'callback'] satisfies readonly InteractionType[];
const targetTypes: readonly string[] = ['Workgroup', 'User'] satisfies readonly FootbridgeOptions['targetType'][];

/** @param parameters What `setInteractionWebToolsParams` of the page's `index.html` returns. */
export function readOriginalConfig(
  config: OriginalConfig,
  parameters: Readonly<Record<string, unknown>>,
  pageUrl: string,
): OriginalReading {
  const warnings: string[] = [];
  const refuse = (key: string, need: string) => void warnings.push(`"${key}" in config.js has to be ${need}.`);
  const isGiven = (key: string) => config[key] !== undefined;

  const text = (key: string): string | undefined => {
    const value = config[key];
    if (typeof value === 'string' && value) return value;
    if (isGiven(key)) refuse(key, 'a text');
    return undefined;
  };
  const targetType = (key: string) => {
    const value = text(key);
    const known = targetTypes.find((type) => type.toLowerCase() === value?.toLowerCase());
    if (value && !known) refuse(key, '"Workgroup" or "User"');
    return known as FootbridgeOptions['targetType'];
  };
  const types = () => {
    const value = config['InteractionTypes'];
    if (!isGiven('InteractionTypes')) return undefined;
    const named = Array.isArray(value) ? value.map((name) => String(name).toLowerCase()) : [];
    const known = named.filter((name): name is InteractionType => interactionTypes.includes(name));
    if (known.length === 0 || known.length < named.length)
      refuse('InteractionTypes', 'a list of "Chat" and "Callback"');
    return known.length > 0 ? known : undefined;
  };

  // With neither of them named in the page, the servers are where the vendor's installer puts them.
  const isPair = Number(config['ICServerCount'] ?? 1) > 1;
  const isPlaced = ['uriFragments', 'uriFragment'].some((key) => parameters[key] !== undefined);
  const { servers, warnings: about } = serversOfOriginalPage(
    {
      ...(isPair && !isPlaced && { uriFragments: ['I3Root/Server1', 'I3Root/Server2'] }),
      ...parameters,
      useHttps: config['UseEncryption'] ?? true,
    },
    pageUrl,
  );
  const given = {
    servers,
    target: text('ChatTarget'),
    targetType: targetType('ChatTargetType'),
    callbackTarget: text('CallbackTarget'),
    callbackTargetType: targetType('CallbackTargetType'),
    interactionTypes: types(),
    defaultLanguage: text('DefaultLanguageCode'),
    routingContexts: routingContexts(parameters, ['chatRoutingContext', 'chatRoutingContexts']),
    callbackRoutingContexts: routingContexts(parameters, ['callbackRoutingContext', 'callbackRoutingContexts']),
  };
  if (parameters['callBackRoutingContext'] !== undefined) {
    warnings.push('"callBackRoutingContext" is spelled "callbackRoutingContext".');
    given.callbackRoutingContexts ??= routingContexts(parameters, ['callBackRoutingContext']);
  }
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { options, warnings: [...about, ...warnings] };
}

/** Routing contexts under whichever name they have; the vendor's own object keeps them in a list of its own. */
function routingContexts(
  parameters: Readonly<Record<string, unknown>>,
  names: readonly string[],
): readonly RoutingContext[] | undefined {
  const value = names.map((name) => parameters[name]).find((given) => given !== undefined);
  const list = Array.isArray(value) ? value : Object.values(value ?? {}).find(Array.isArray);
  return list?.flatMap((item: unknown) => {
    const { category, context } = (item ?? {}) as Partial<Record<string, unknown>>;
    return typeof category === 'string' && typeof context === 'string' ? [{ category, context }] : [];
  });
}
