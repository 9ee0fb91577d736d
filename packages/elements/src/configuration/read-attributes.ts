import { warn } from '../internal/warn.js';
import type { WidgetOptions } from './widget-options.js';

type Reader = (text: string) => unknown;

const list: Reader = (items) => items.split(/[\s,]+/).filter((item) => item !== '');
const flag: Reader = (value) => value !== 'false';
const text: Reader = (value) => value || undefined;

/** How the text of an attribute becomes an option. One whose name ends in `Ms` is a number. */
const readers: Partial<Record<keyof WidgetOptions, Reader>> = {
  config: text,
  servers: list,
  target: text,
  targetType: text,
  callbackTarget: text,
  callbackTargetType: text,
  interactionTypes: (names) => list(names.toLowerCase()),
  consent: text,
  defaultLanguage: text,
  noRegistration: flag,
  customInfo: text,
  systemName: text,
  anonymousName: text,
  attributes: JSON.parse,
  routingContexts: JSON.parse,
  callbackRoutingContexts: JSON.parse,
};

/** What an element's attributes say, with `data-` in front or without. One that can't be read is named on the console and counts as missing. */
export function readAttributes(element: Element): WidgetOptions {
  const options: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    const option = name.replace(/^data-/, '').replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
    const read = option.endsWith('Ms') ? Number : readers[option as keyof WidgetOptions];
    try {
      if (read) options[option] = read(value);
    } catch {
      warn(`"${name}" has to be JSON.`);
    }
  }
  return options;
}
