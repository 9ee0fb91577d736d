import { readAttributes } from './read-attributes.js';
import type { WidgetOptions } from './widget-options.js';

type Optional = Element & { readonly options: WidgetOptions };

/** What the page's scripts and the attributes say. */
export function readGivenOptions(widget: Optional): WidgetOptions {
  const { Footbridge: page } = window;
  return { ...(page && 'options' in page && page.options), ...widget.options, ...readAttributes(widget) };
}

/** Brings together what an old `config.js`, the page's scripts and the attributes say; the later ones win. */
export async function readOptions(widget: Optional): Promise<WidgetOptions> {
  const said = readGivenOptions(widget);
  const { config, pageParameters } = said;
  if (!config && !pageParameters) return said;
  const { loadOriginalConfig } = await import('./load-original-config.js');
  return { ...(await loadOriginalConfig(config, pageParameters)), ...said };
}
