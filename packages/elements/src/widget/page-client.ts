import { createFootbridge, type Footbridge } from '@footbridge/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readOptions } from '../configuration/read-options.js';
import type { WidgetOptions } from '../configuration/widget-options.js';
import { visitorLanguage } from './visitor-language.js';
import { warn } from '../internal/warn.js';

type Host = ReactiveControllerHost &
  Element & { readonly client: Footbridge | undefined; readonly options: WidgetOptions };

interface Made {
  readonly key: string;
  readonly client: Footbridge;
  users: number;
}

/** Elements that are set up alike share a client. */
const made = new Map<string, Made>();

/**
 * Finds the client of an element that stands in a page by itself: the one that the page has given it, or one made from its
 * own options and attributes, and from those of the page's widget. What was made goes with the last element that uses it.
 */
export class PageClient implements ReactiveController {
  readonly #host: Host;
  #own: Promise<Made | undefined> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined where the page has set nothing up, which its developer is told, or the element is in no page any more. */
  async find(): Promise<Footbridge | undefined> {
    if (this.#host.client) return this.#host.client;
    this.#own ??= this.#make();
    return (await this.#own)?.client;
  }

  hostDisconnected(): void {
    // An element that is only moved is in the page again by then.
    queueMicrotask(() => this.#host.isConnected || void this.#release());
  }

  async #make(): Promise<Made | undefined> {
    const host = this.#host;
    const widget = document.querySelector('footbridge-widget');
    const options = { ...(widget && (await readOptions(widget))), ...(await readOptions(host)) };
    if (!host.isConnected) return undefined;
    const { servers = [], target = '' } = options;
    const language = visitorLanguage({ ...options, language: widget?.language });
    const key = JSON.stringify({ ...options, language });
    try {
      const known = made.get(key) ?? {
        key,
        client: createFootbridge({ ...options, servers, target, language }),
        users: 0,
      };
      known.users += 1;
      made.set(key, known);
      return known;
    } catch (error) {
      warn(`<${host.localName}>: ${(error as Error).message}`);
      return undefined;
    }
  }

  async #release(): Promise<void> {
    const own = await this.#own;
    this.#own = undefined;
    if (!own || (own.users -= 1) > 0) return;
    made.delete(own.key);
    own.client.dispose();
  }
}
