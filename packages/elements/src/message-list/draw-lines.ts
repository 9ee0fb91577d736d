import { msg } from '@lit/localize';
import type { Footbridge } from '@footbridge/client';
import type { FootbridgeMessage } from '../message/footbridge-message.js';
import { messageParts } from '../message/message-parts.js';
import type { KeyedLine } from './line-book.js';

/** What all lines have in common, and which of them are special. */
export interface Drawing {
  readonly client: Footbridge | undefined;
  readonly language: string;
  /** The line that says that it was sent. */
  readonly last: KeyedLine | undefined;
  /** The key of the line above which it says that here begins what is new. */
  readonly firstUnseen: string | undefined;
}

/**
 * Draws lines by hand: a line that was there before stays the same element, whatever comes or goes around it, so that the
 * work is small and nothing that is selected is lost.
 */
export class LineDrawer {
  readonly #log: HTMLElement;
  readonly #box: HTMLElement;
  readonly #mark = document.createElement('p');
  #messages: ReadonlyMap<string, FootbridgeMessage>;

  /** @param box Within the log; it holds what is shown already. */
  constructor(log: HTMLElement, box: HTMLElement) {
    this.#log = log;
    this.#box = box;
    this.#mark.part.add('unseen');
    const shown = [...box.querySelectorAll('footbridge-message')];
    this.#messages = new Map(shown.map((message) => [message.entry?.key ?? '', message]));
  }

  /** The element of each line, in order. */
  get messages(): readonly FootbridgeMessage[] {
    return [...this.#messages.values()];
  }

  draw(lines: readonly KeyedLine[], { client, language, last, firstUnseen }: Drawing): void {
    const before = this.#messages;
    const messages = new Map(lines.map(({ key }) => [key, before.get(key) ?? createMessage()]));
    this.#mark.remove();
    for (const [key, message] of before) if (!messages.has(key)) this.#remove(message);
    let next = this.#box.firstElementChild;
    for (const line of lines) {
      const { key, entry, newDay, first } = line;
      const message = messages.get(key);
      if (!message) continue;
      Object.assign(message, { entry, newDay, first, last: line === last, client, language });
      if (message === next) next = message.nextElementSibling;
      else this.#box.insertBefore(message, next);
    }
    this.#messages = messages;
    if (firstUnseen === undefined) return;
    this.#mark.textContent = msg('New messages', { id: 'new-messages' });
    messages.get(firstUnseen)?.before(this.#mark);
  }

  #remove(message: FootbridgeMessage): void {
    // The focus would be lost with what has it; from the log, the keys go on scrolling.
    if (message.matches(':focus-within')) this.#log.focus({ preventScroll: true });
    message.remove();
  }
}

function createMessage(): FootbridgeMessage {
  const message = document.createElement('footbridge-message');
  message.setAttribute('exportparts', messageParts);
  return message;
}
