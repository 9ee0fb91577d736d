import type { Footbridge } from '@footbridge/client';
import {
  chatElseCallback,
  chatForSome,
  chatIfShortWait,
  createAvailability,
  type Availability,
  type AvailabilityOptions,
  type AvailabilitySnapshot,
  type LinkRule,
} from '@footbridge/client/availability';
import { html, type PropertyValues } from 'lit';
import type { WidgetOptions } from '../configuration/widget-options.js';
import { AvailabilityChangedEvent } from '../events/availability-changed-event.js';
import { AvailabilityRequestEvent } from '../events/availability-request-event.js';
import { askWidget } from '../widget/ask-widget.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { NearController } from '../internal/near-controller.js';
import { PageClient } from '../widget/page-client.js';
import { property, state } from '../internal/property.js';
import { tokens } from '../styles/tokens.js';
import { availabilityStyles } from './availability-styles.js';

/** The rules that an attribute can name. */
export type AvailabilityRule = 'chat-else-callback' | 'chat-if-short-wait' | 'chat-for-some';

const rules: Readonly<Record<AvailabilityRule, LinkRule>> = {
  'chat-else-callback': chatElseCallback,
  'chat-if-short-wait': chatIfShortWait,
  'chat-for-some': chatForSome,
};

/**
 * Shows one of three parts of a page by how a queue stands. It asks the server while it is in or near the visible part of a
 * visible page, and at no other time: so it is the page's wish that visitors are counted who have not reached for the widget
 * yet. A click on a button in it asks for a chat or a callback; a link goes where it leads. Besides the properties, it takes
 * the attributes of a widget, such as `servers`; what it does not say itself, the page's widget says.
 *
 * @summary A chat link, a callback link or neither, by how busy a queue is.
 * @tag footbridge-availability
 *
 * @slot chat - Shown while a chat is offered.
 * @slot callback - Shown while a callback is offered.
 * @slot closed - Shown while nothing is offered, also where the queue could not be asked.
 *
 * @fires {AvailabilityChangedEvent} footbridge-availability-changed - When the server's answer differs from the one before.
 * @fires {AvailabilityRequestEvent} footbridge-availability-request - When the visitor clicks a button for what is offered.
 *
 * @cssState chat - Set while a chat is offered.
 * @cssState callback - Set while a callback is offered.
 * @cssState closed - Set while nothing is offered.
 */
export class FootbridgeAvailability extends FootbridgeElement {
  static override styles = [tokens, availabilityStyles];

  /**
   * What is offered when. `chat-else-callback`: a chat where an agent is free or the wait is shorter than a minute, else a
   * callback. `chat-if-short-wait`: a chat where the wait is shorter than three minutes. `chat-for-some`: a chat for everybody
   * while an agent is free, for every third visitor while the wait is shorter than eight minutes.
   */
  @property() rule: AvailabilityRule = 'chat-else-callback';

  /** A rule of the page's own, in place of `rule`. */
  @property({ attribute: false }) decide: LinkRule | undefined;

  /** The queue to ask about. Default: that of the client. */
  @property() queue = '';

  /** A whole number that the page keeps for its visitor, for `chat-for-some`. Default: drawn anew with each page. */
  @property({ type: Number, attribute: 'visitor-number' }) visitorNumber: number | undefined;

  /** How long to wait between two questions, in seconds. */
  @property({ type: Number, attribute: 'refresh-seconds' }) refreshSeconds = 30;

  /** Asked before each question, where the server tells only those who sign in. */
  @property({ attribute: false }) askCredentials: AvailabilityOptions['askCredentials'];

  /** How it is set up, as far as no attribute says so. Default: as the page's widget. */
  @property({ attribute: false }) options: WidgetOptions = {};

  /** A client that the page made itself. Default: one made from the options. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** What the server said last; it stays when nobody looks. */
  @state() private snapshot: AvailabilitySnapshot | undefined;

  readonly #internals = this.attachInternals();
  readonly #pageClient = new PageClient(this);
  #isNear = false;
  #availability: Availability | undefined;
  #unwatch: (() => void) | undefined;

  constructor() {
    super();
    this.addController(new NearController(this, (isNear) => this.#look(isNear)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isAnother = (['rule', 'decide', 'queue', 'visitorNumber', 'refreshSeconds', 'client'] as const).some((name) =>
      changed.has(name),
    );
    if (!isAnother || !this.#availability) return;
    this.#stop();
    void this.#start();
  }

  protected override render() {
    const { states } = this.#internals;
    const offer = this.#shown;
    for (const name of ['chat', 'callback', 'closed']) states[name === offer ? 'add' : 'delete'](name);
    return html`
      <slot name="chat" ?hidden=${offer !== 'chat'} @click=${this.#clicked}></slot>
      <slot name="callback" ?hidden=${offer !== 'callback'} @click=${this.#clicked}></slot>
      <slot name="closed" ?hidden=${offer !== 'closed'}></slot>
    `;
  }

  get #shown(): 'chat' | 'callback' | 'closed' | undefined {
    const { status = 'unknown', offer = 'none' } = this.snapshot ?? {};
    if (status === 'unknown') return undefined;
    return offer === 'none' ? 'closed' : offer;
  }

  #look(isNear: boolean): void {
    this.#isNear = isNear;
    if (isNear) {
      void this.#start();
    } else {
      this.#unwatch?.();
      this.#unwatch = undefined;
    }
  }

  async #start(): Promise<void> {
    const client = await this.#pageClient.find();
    if (!client || !this.#isNear || this.#unwatch) return;
    this.#availability ??= this.#follow(client);
    this.#unwatch = this.#availability.watch();
  }

  #follow(client: Footbridge): Availability {
    const { queue, visitorNumber, askCredentials } = this;
    const availability = createAvailability(client, {
      rule: this.decide ?? rules[this.rule] ?? chatElseCallback,
      refreshMs: this.refreshSeconds * 1_000,
      ...(queue && { queue }),
      ...(visitorNumber !== undefined && { visitorNumber }),
      ...(askCredentials && { askCredentials }),
    });
    availability.subscribe(() => {
      this.snapshot = availability.snapshot;
      this.emit(new AvailabilityChangedEvent(this.snapshot.offer, this.snapshot.figures));
    });
    return availability;
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#availability?.dispose();
    this.#availability = undefined;
  }

  #clicked({ target, currentTarget }: Event): void {
    if (!(target instanceof Element) || target.closest('a[href]') || !target.closest('button, [role=button]')) return;
    const kind = (currentTarget as HTMLSlotElement).name === 'callback' ? 'callback' : 'chat';
    const { queue } = this;
    const event = new AvailabilityRequestEvent(kind, queue);
    this.emit(event);
    askWidget(event, { kind, ...(queue && { whom: { target: queue, targetType: 'Workgroup' } }) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-availability': FootbridgeAvailability;
  }
}
