import { newCommandId } from './command-id.js';

/** What is in the box of one interaction. */
export interface Draft {
  readonly text: string;
  /** Why it could not be sent. */
  readonly problem?: string;
  /** Of a text that may have arrived all the same: sent again under the same id, it is the same message. */
  readonly commandId?: string;
}

const EMPTY: Draft = { text: '' };

/** What an agent began to write, for each interaction: another chat on the screen, or a failure, costs no word. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #sending = new Map<string, number>();

  of(interactionId: string): Draft {
    return this.#drafts.get(interactionId) ?? EMPTY;
  }

  /** Whether something is on its way in this chat. */
  isSending(interactionId: string): boolean {
    return (this.#sending.get(interactionId) ?? 0) > 0;
  }

  write(interactionId: string, text: string): void {
    this.#drafts.set(interactionId, { text });
  }

  /** Empties the box at once and brings the text back if `send` tells a problem. */
  async send(
    interactionId: string,
    send: (text: string, commandId: string) => Promise<string | undefined>,
  ): Promise<void> {
    const { text: written, commandId = newCommandId() } = this.of(interactionId);
    const text = written.trim();
    if (!text) return;
    this.#drafts.delete(interactionId);
    this.#countSending(interactionId, 1);
    const problem = await send(text, commandId);
    this.#countSending(interactionId, -1);
    if (problem === undefined) return;
    const { text: since, problem: earlier } = this.of(interactionId);
    if (!since) this.#drafts.set(interactionId, { text, problem, commandId });
    // What came back already was said before this; what was written in the meantime comes after it.
    else this.#drafts.set(interactionId, { text: earlier ? `${since}\n${text}` : `${text}\n${since}`, problem });
  }

  #countSending(interactionId: string, change: 1 | -1): void {
    this.#sending.set(interactionId, (this.#sending.get(interactionId) ?? 0) + change);
  }
}
