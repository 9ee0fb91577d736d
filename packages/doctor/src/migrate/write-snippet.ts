/** The tag that does what the old page's files said. */
import type { OriginalOptions } from '@footbridge/client/original-config';

/** The page's address while it is not known: what begins with it is written relative. */
export const SOME_PAGE = 'https://page.invalid/';

export function writeSnippet(options: OriginalOptions): string {
  const { servers = [], interactionTypes, routingContexts, callbackRoutingContexts } = options;
  const given: Readonly<Record<string, string | undefined>> = {
    'data-servers': servers.map((server) => server.replace(SOME_PAGE, '/')).join(','),
    'data-target': options.target,
    'data-target-type': options.targetType === 'Workgroup' ? undefined : options.targetType,
    'data-callback-target': options.callbackTarget === options.target ? undefined : options.callbackTarget,
    'data-callback-target-type':
      options.callbackTargetType === (options.targetType ?? 'Workgroup') ? undefined : options.callbackTargetType,
    'data-interaction-types': interactionTypes?.join() === 'chat,callback' ? undefined : interactionTypes?.join(),
    'data-default-language': options.defaultLanguage,
    'data-routing-contexts': routingContexts && JSON.stringify(routingContexts),
    'data-callback-routing-contexts': callbackRoutingContexts && JSON.stringify(callbackRoutingContexts),
  };
  const attributes = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name}="${escape(value)}"`],
  );
  return ['<script', '  src="/footbridge/footbridge.js"', ...attributes, '  defer', '></script>'].join('\n');
}

const escape = (text: string): string =>
  text.replace(/[&"<]/g, (sign) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;' })[sign] ?? sign);
