/**
 * How one request to be called stands, and what the visitor can still do about it. It draws the snapshot of a client's
 * callbacks and passes on what the visitor does; it must not know how either reaches a server.
 */
import { msg } from '@lit/localize';
import { FootbridgeError, systemClock, type Footbridge } from '@footbridge/client';
import type { CallbackEndReason, Callbacks, CallbackSnapshot } from '@footbridge/client/callback';
import { html, nothing, type PropertyValues } from 'lit';
import { cancelProblem, timeProblem } from '../callback/callback-problem.js';
import { callbacksOf } from '../callback/callbacks-of.js';
import { checkTime, type FieldMistake } from '../callback/check-fields.js';
import { toZonedTime } from '../callback/local-time.js';
import { readTime, timeField } from '../callback/time-field.js';
import { CallbackAgainRequestEvent } from '../events/callback-again-request-event.js';
import { CallbackAssignedEvent } from '../events/callback-assigned-event.js';
import { CallbackEndedEvent } from '../events/callback-ended-event.js';
import { CallbackRescheduledEvent } from '../events/callback-rescheduled-event.js';
import { CallbackStatusEvent } from '../events/callback-status-event.js';
import { ProblemEvent } from '../events/problem-event.js';
import { announce } from '../internal/announce.js';
import { Announcer } from '../internal/announcer.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { tokens } from '../styles/tokens.js';
import type { AgentPhotos } from '../party-list/agent-photos.js';
import { agentPhoto } from './agent-photo.js';
import { callbackNews, staleText } from './callback-news.js';
import { callbackStatusStyles } from './callback-status-styles.js';
import { factList } from './fact-list.js';
import { factsOf } from './facts.js';
import { endText, endTitle, stateText } from './state-text.js';
import { watchWhileSeen } from './watch-while-seen.js';

type Problem = (code: FootbridgeError['code']) => string;

/**
 * How a visitor's request to be called stands: who has it, when to expect the call, and the way to take it back or to
 * another time. It asks for news while it is in sight, and says so where the tab has no request.
 *
 * What is shown has names: `state`, `agent`, `photo`, `time`, `wait`, `position`, `telephone`, `subject` and `created`, which
 * `hide` leaves out; `name`, `queue`, `queue-wait`, `longest-wait`, `waiting`, `agents` and `agents-free`, which `show` adds.
 *
 * @summary The status of a callback, alone or inside a `<footbridge-callback>`.
 * @tag footbridge-callback-status
 *
 * @fires {CallbackStatusEvent} footbridge-callback-status - When the server has told how the request stands.
 * @fires {CallbackAssignedEvent} footbridge-callback-assigned - When an agent takes care of it.
 * @fires {CallbackRescheduledEvent} footbridge-callback-rescheduled - When it has another time.
 * @fires {CallbackEndedEvent} footbridge-callback-ended - When it is over.
 * @fires {CallbackAgainRequestEvent} footbridge-callback-again-request - When the visitor wants to ask again.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart request - Everything.
 * @csspart title - The heading.
 * @csspart state - How the request stands, in words.
 * @csspart agent - The name of the agent who has it.
 * @csspart avatar - The agent's initials, and the photo over them.
 * @csspart photo - The agent's photo, which grows when it is pointed at, focused or tapped.
 * @csspart facts - The list of all else that is known.
 * @csspart fact - A line of it: a term and its value.
 * @csspart notice - The line about a lost connection or old news.
 * @csspart actions - The buttons for another time and for taking the request back.
 * @csspart confirm - The question whether to take it back.
 * @csspart retime - The form for another time.
 * @csspart field - A label, its field and what is said about it.
 * @csspart label - A label.
 * @csspart input - A field.
 * @csspart hint - What helps to fill in a field.
 * @csspart mistake - What is wrong with a field.
 * @csspart problem - Why the last thing that the visitor wanted could not be done.
 * @csspart ended - Why the request is over, and the way to another.
 */
export class FootbridgeCallbackStatus extends FootbridgeElement {
  static override styles = [tokens, controls, fields, callbackStatusStyles];

  /** Whose request it is. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** What to leave out, by name, with blanks or commas between. */
  @property() hide = '';

  /** What else to show, by name, with blanks or commas between. */
  @property() show = '';

  /** Where screen readers are told what is new. Default: a place within the element. */
  @property({ attribute: false }) liveRegion: HTMLElement | null = null;

  /** What the visitor is being asked. */
  @state() private asking: 'whether to cancel' | 'for another time' | undefined;
  @state() private mistake: FieldMistake | undefined;
  @state() private photos: AgentPhotos | undefined;
  @state() private problem: { readonly say: Problem; readonly code: FootbridgeError['code'] } | undefined;

  #shown: CallbackSnapshot | undefined;
  readonly #announcer = new Announcer<string>((lines) => this.#say(lines), systemClock);
  readonly #news = new ClientController(this, (client) => {
    const callbacks = callbacksOf(client);
    return [
      watchWhileSeen(this, callbacks),
      callbacks.subscribe(() => this.requestUpdate()),
      callbacks.on('statusReceived', ({ progress }) => this.emit(new CallbackStatusEvent(progress))),
      callbacks.on('agentAssigned', ({ name }) => this.emit(new CallbackAssignedEvent(name))),
      callbacks.on('callbackRescheduled', (news) => this.emit(new CallbackRescheduledEvent(news.preferredTime))),
      callbacks.on('callbackEnded', ({ reason }) => this.emit(new CallbackEndedEvent(reason))),
    ];
  });

  /** Puts the focus where the visitor goes on: at what they are asked, or at how the request stands. */
  override focus(): void {
    const asked = this.renderRoot.querySelector<HTMLElement>('[part=confirm] button, [part=retime] input');
    (asked ?? this.renderRoot.querySelector<HTMLElement>('[part=title]'))?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client')) {
      this.#news.follow(this.client);
      this.#shown = undefined;
    }
    const before = this.#shown;
    const after = this.#callbacks?.snapshot;
    if (after?.status === 'ended') this.asking = this.problem = undefined;
    this.#shown = after;
    const goesOnElsewhere = before?.status !== after?.status || changed.has('asking');
    // What has the focus is about to go away, so what comes in its place takes it.
    if (goesOnElsewhere && this.matches(':focus-within')) void this.updateComplete.then(() => this.focus());
    const isShown = !namesIn(this.hide).has('photo');
    if (after?.progress?.agent?.photoUrl && isShown && !this.photos) this.#fetchPhotos();
    this.#announcer.say(callbackNews(before, after, this.language));
  }

  // Until the photo is here, and if it never comes, there are initials.
  #fetchPhotos(): void {
    import('../party-list/agent-photos.js').then(
      ({ AgentPhotos }) => (this.photos ??= new AgentPhotos(this)),
      () => {},
    );
  }

  protected override render() {
    const callback = this.#shown;
    return html`
      <section part="request" aria-labelledby="title">
        ${callback ? this.#request(callback) : title(msg('You have not asked for a call.', { id: 'callback-none' }))}
        ${callback?.endReason ? this.#end(callback.endReason) : nothing}
      </section>
      <div class="unseen" aria-live="polite"></div>
    `;
  }

  #request(callback: CallbackSnapshot) {
    if (callback.endReason) return title(endTitle(callback.endReason));
    const hidden = namesIn(this.hide);
    const agent = hidden.has('agent') ? undefined : callback.progress?.agent;
    return html`
      ${title(msg('We will call you', { id: 'callback-title' }))} ${this.#notice(callback)}
      <div class="stand">
        ${agent && !hidden.has('photo') ? agentPhoto(agent, this.photos) : nothing}
        <div>
          ${agent ? html`<p part="agent"><bdi>${agent.name}</bdi></p>` : nothing}
          ${hidden.has('state') ? nothing : html`<p part="state" dir="auto">${stateText(callback)}</p>`}
        </div>
      </div>
      ${factList(factsOf(callback, this.language, hidden, namesIn(this.show)))}
      <p part="problem" role="alert">${this.problem?.say(this.problem.code)}</p>
      ${
        this.asking === 'whether to cancel'
          ? this.#confirmation(callback.status === 'cancelling')
          : this.asking === 'for another time'
            ? this.#otherTime()
            : this.#actions(callback)
      }
    `;
  }

  #notice({ connection, stale }: CallbackSnapshot) {
    if (connection === 'connected') return stale ? html`<p part="notice">${staleText()}</p>` : nothing;
    return html`
      <div part="notice">
        <p>${msg('Reconnecting…', { id: 'reconnecting' })}</p>
        <button class="text" @click=${this.#reconnect}>${msg('Try now', { id: 'reconnect-now' })}</button>
      </div>
    `;
  }

  #actions({ mayCancel, mayReschedule }: CallbackSnapshot) {
    return html`
      <div part="actions">
        ${
          mayReschedule
            ? html`<button class="quiet" @click=${this.#askForTime}>
                ${msg('Call me at another time', { id: 'retime' })}
              </button>`
            : nothing
        }
        ${
          mayCancel
            ? html`<button class="quiet" @click=${this.#askWhetherToCancel}>
                ${msg('Cancel request', { id: 'cancel-callback' })}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #confirmation(isCancelling: boolean) {
    return html`
      <div part="confirm" role="group" aria-labelledby="question">
        <p id="question">${msg('Cancel your request to be called?', { id: 'cancel-question' })}</p>
        <button class="quiet" @click=${this.#dropQuestion}>${msg('Keep it', { id: 'keep-callback' })}</button>
        <button aria-disabled=${isCancelling} @click=${this.#cancel}>
          ${msg('Cancel request', { id: 'cancel-callback' })}
        </button>
      </div>
    `;
  }

  #otherTime() {
    return html`
      <form part="retime" novalidate @submit=${this.#reschedule}>
        ${timeField({
          label: html`${msg('When should we call?', { id: 'callback-when' })}
            <span>${msg('(required)', { id: 'required' })}</span>`,
          mistake: this.mistake,
        })}
        <button type="button" class="quiet" @click=${this.#dropQuestion}>
          ${msg('Keep it as it is', { id: 'keep-time' })}
        </button>
        <button>${msg('Change the time', { id: 'change-time' })}</button>
      </form>
    `;
  }

  #end(reason: CallbackEndReason) {
    return html`
      <div part="ended">
        <p>${endText(reason)}</p>
        <button @click=${this.#again}>${msg('Ask for a call again', { id: 'callback-again' })}</button>
      </div>
    `;
  }

  get #callbacks(): Callbacks | undefined {
    return this.client && callbacksOf(this.client);
  }

  #askWhetherToCancel(): void {
    this.problem = undefined;
    this.asking = 'whether to cancel';
  }

  #askForTime(): void {
    this.mistake = this.problem = undefined;
    this.asking = 'for another time';
  }

  #dropQuestion(): void {
    this.asking = undefined;
  }

  #cancel(): Promise<void> {
    return this.#order(cancelProblem, this.#callbacks?.cancel());
  }

  async #reschedule(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#time');
    const timeMs = readTime(field);
    this.mistake = checkTime(timeMs, Date.now()).time;
    if (timeMs === undefined || this.mistake) return field?.focus();
    await this.#order(timeProblem, this.#callbacks?.reschedule(toZonedTime(timeMs)));
  }

  /** Waits for what the visitor ordered; then there is nothing to ask any more, and at most something to say. */
  async #order(say: Problem, settled: Promise<void> | undefined): Promise<void> {
    this.problem = undefined;
    try {
      await settled;
    } catch (error) {
      if (!(error instanceof FootbridgeError)) throw error;
      this.problem = { say, code: error.code };
      this.emit(new ProblemEvent(error));
    }
    this.asking = undefined;
  }

  #again(): void {
    const event = new CallbackAgainRequestEvent();
    // Listeners may be anywhere above, and all of them may stop it.
    if (this.emit(event)) this.#callbacks?.reset();
  }

  #reconnect(): void {
    this.#callbacks?.reconnectNow();
  }

  #say(lines: readonly string[]): void {
    const region = this.liveRegion ?? this.renderRoot.querySelector<HTMLElement>('[aria-live]');
    if (region) announce(lines, region);
  }
}

const title = (text: string) => html`<h2 part="title" id="title" tabindex="-1">${text}</h2>`;

const namesIn = (list: string): ReadonlySet<string> => new Set(list.split(/[\s,]+/));

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-callback-status': FootbridgeCallbackStatus;
  }
}
