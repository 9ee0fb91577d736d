/** Runs an old `config.js` as it is: for as long as that takes, it finds the one function that it calls. */
import { readOriginalConfig, type OriginalConfig } from '@footbridge/client/original-config';
import { warn } from '../internal/warn.js';
import type { WidgetOptions } from './widget-options.js';

type Namespace = { [name: string]: Namespace };

/** @param address Counts from the page. A file that can't be had or read is named on the console. */
export async function loadOriginalConfig(
  address: string | undefined,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<WidgetOptions> {
  const global = globalThis as { ININ?: unknown };
  const present = global.ININ;
  const root: Namespace = {};
  const registerNamespace = (path: string) => path.split('.').reduce((parent, name) => (parent[name] ??= {}), root);
  Object.assign(registerNamespace('ININ.Web.Common.Type'), { registerNamespace });
  try {
    if (address) {
      global.ININ = root['ININ'];
      // As a module, because no policy for scripts stands in its way that lets the page's own through.
      await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(address, document.baseURI).href);
    }
    const config = (address ? root['ININ'] : (present as Namespace))?.['Web']?.['Chat']?.['Config'];
    if (!config) throw new Error('It has no ININ.Web.Chat.Config.');
    const { options, warnings } = readOriginalConfig(config as OriginalConfig, parameters, document.URL);
    warnings.forEach(warn);
    return options;
  } catch (error) {
    warn(`"${address}" could not be read. ${(error as Error).message}`);
    return {};
  } finally {
    if (present === undefined) delete global.ININ;
    else global.ININ = present;
  }
}
