import { readAttributes } from './read-attributes.js';
import type { WidgetOptions } from './widget-options.js';

/** Brings together what an old `config.js`, the page's scripts and the attributes say; the later ones win. */
export async function readOptions(widget: Element & { readonly options: WidgetOptions }): Promise<WidgetOptions> {
  const { Footbridge: page } = window;
  const said = { ...(page && 'options' in page && page.options), ...widget.options, ...readAttributes(widget) };
  const { config, pageParameters } = said;
  if (!config && !pageParameters) return said;
  const { loadOriginalConfig } = await import('./load-original-config.js');
  return { ...(await loadOriginalConfig(config, pageParameters)), ...said };
}
