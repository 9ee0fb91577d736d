import type { FootbridgeOptions } from '@footbridge/client';
import type { Texts } from '../localization/texts.js';
import type { AccountField } from '../register/account-field.js';
import type { AskCredentials } from '@footbridge/client/account';

/** What a visitor may be offered. */
export type InteractionType = 'chat' | 'callback';

/**
 * How a widget is set up: everything that the client needs, and what the widget adds. Each can be given as an attribute of
 * `<footbridge-widget>` (`chatTarget` is `chat-target`), as an attribute of the script tag (`data-chat-target`), and in an
 * object; most of them by an old `config.js`, too. An attribute wins over the object, which wins over the file. Read at the
 * first opening.
 */
export interface WidgetOptions extends Partial<Omit<FootbridgeOptions, 'language'>> {
  /** The address of a `config.js` of the vendor's pages. */
  readonly config?: string;
  /** The page parameters that the vendor's `index.html` has beside its `config.js`. Only in an object. */
  readonly pageParameters?: Readonly<Record<string, unknown>>;
  /** The page's own way to tell who the visitor is, which no form then asks for. Only in an object. */
  readonly credentials?: AskCredentials;
  /** The queue that callbacks go to. Default: `target`. */
  readonly callbackTarget?: string;
  /** Default: `targetType`. */
  readonly callbackTargetType?: FootbridgeOptions['targetType'];
  /** For callbacks. Default: `routingContexts`. */
  readonly callbackRoutingContexts?: FootbridgeOptions['routingContexts'];
  /** What is offered, if the server allows it, in this order. Default: chat and callback. */
  readonly interactionTypes?: readonly InteractionType[];
  /** The language of the widget where none of the visitor's is among its catalogues. Default: English. */
  readonly defaultLanguage?: string;
  /**
   * The page's own words: by a text's id for every language, or within a language's code for that one. `{0}` stays where a
   * name or a number goes. Only in an object. Example: `{ heading: 'Ask us', fr: { heading: 'Une question ?' } }`
   */
  readonly texts?: Texts;
  /**
   * `required`: nothing is asked of a server before the visitor has agreed to what is in the slot `consent`. `remembered`: so
   * too, and their consent is kept in the browser. Default: a click on the button that starts something is consent enough.
   */
  readonly consent?: 'required' | 'remembered';
  /** What a visitor who makes an account is asked besides user name and password. Only in an object. Default: nothing. */
  readonly accountFields?: readonly AccountField[];
  /** Offers nobody to create an account. Default: offered, if the server allows it. */
  readonly noRegistration?: boolean;
}
