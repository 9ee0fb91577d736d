/**
 * What a message list needs once somebody reads back or was away, or the conversation is long: a window of lines that moves
 * with the reader, lines that stay where they are while others come and go, and the way to what is new. It is fetched when
 * it is first needed, and from then on it draws the lines.
 */
import { msg } from '@lit/localize';
import type { Entry, Footbridge } from '@footbridge/client';
import { adoptStyles, html } from 'lit';
import { newCountText } from '../internal/new-count-text.js';
import { LineDrawer } from './draw-lines.js';
import { LineBook } from './line-book.js';
import { lineAt, spaceAbove, windowAround, type LineWindow } from './line-window.js';
import { readerStyles } from './reader-styles.js';

/** What a reader knows of its list. */
export interface ReadList {
  readonly entries: readonly Entry[];
  readonly client: Footbridge | undefined;
  readonly language: string;
  requestUpdate(): void;
}

/** What is being read: a line, and how far below the upper edge of the log it begins. */
interface Place {
  readonly key: string;
  readonly belowPx: number;
}

/** Above the first line that is new there is room for the words that say so. */
const NEW_BELOW_PX = 48;

export class Reader {
  readonly #list: ReadList;
  readonly #log: HTMLElement;
  readonly #box: HTMLElement;
  readonly #book = new LineBook();
  readonly #drawer: LineDrawer;
  #window: LineWindow;
  /** Undefined while the newest line is to stay in view. */
  #place: Place | undefined;
  /** How high a line is; a guess that stays as it is, because a better one would move the scroll bar. */
  #linePx = 0;
  #abovePx = 0;
  #wasHidden = false;
  #isFar = false;
  /** How many entries the visitor has had before their eyes. */
  #seenCount: number;
  #unseenCount = 0;
  #firstUnseen: string | undefined;

  constructor(list: ReadList, log: HTMLElement, box: HTMLElement, isAtEnd: boolean, seenCount: number) {
    this.#list = list;
    this.#log = log;
    this.#box = box;
    this.#drawer = new LineDrawer(log, box);
    this.#seenCount = seenCount;
    this.#book.take(list.entries);
    const count = this.#book.lines.length;
    this.#window = windowAround(count, count);
    const root = log.getRootNode();
    if (root instanceof ShadowRoot) adoptStyles(root, [...root.adoptedStyleSheets, readerStyles]);
    log.addEventListener('keydown', this.#keyed);
    // Until now the list has drawn the last lines.
    if (!isAtEnd) this.#place = this.#placeAtTop();
    this.take(false);
  }

  /** Whether something else than the end is to stay in view. */
  get isReading(): boolean {
    return this.#place !== undefined;
  }

  /** Takes in what there is now. `isOwn`: the visitor has just written the last entry. */
  take(isOwn: boolean): void {
    this.#book.take(this.#list.entries);
    if (isOwn) this.#place = this.#firstUnseen = undefined;
    if (isOwn || (!this.#place && this.#log.clientHeight > 0 && !document.hidden)) this.#see();
    else {
      const unseen = this.#list.entries.slice(this.#seenCount).filter(({ author }) => author.kind !== 'visitor');
      if (this.#unseenCount === 0 && unseen[0]) this.#firstUnseen = unseen[0].key;
      this.#unseenCount = unseen.length;
    }
    this.#moveWindow();
  }

  draw(): void {
    const { client, language } = this.#list;
    const { lines, lastOwn: last } = this.#book;
    const { start, end } = this.#window;
    this.#drawer.draw(lines.slice(start, end), { client, language, last, firstUnseen: this.#firstUnseen });
    const drawn = this.#drawer.messages.map(({ updateComplete }) => updateComplete);
    void Promise.all(drawn).then(() => this.settle());
  }

  /** Goes along with the visitor, who has scrolled, or with the list. */
  scrolled(isAtEnd: boolean): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const before = this.#place && this.#unseenCount;
    this.#place = isAtEnd ? undefined : this.#placeAtTop();
    if (isAtEnd && !document.hidden) this.#see();
    const isFar = scrollHeight - scrollTop > 2 * clientHeight;
    const hasChanged = isFar !== this.#isFar || before !== (this.#place && this.#unseenCount);
    this.#isFar = isFar;
    if (this.#moveWindow() || hasChanged) this.#list.requestUpdate();
  }

  /** Puts what is read where it was, now that lines were drawn or have another size. */
  settle(): void {
    const log = this.#log;
    const wasHidden = this.#wasHidden;
    this.#wasHidden = log.clientHeight === 0;
    if (this.#wasHidden) return;
    if (wasHidden && !this.#place && this.#unseenCount > 0 && this.#firstUnseen) {
      this.#place = { key: this.#firstUnseen, belowPx: NEW_BELOW_PX };
      if (this.#moveWindow()) return this.#list.requestUpdate();
    }
    const { start, end } = this.#window;
    this.#linePx ||= this.#box.offsetHeight / Math.max(1, end - start);
    this.#box.style.marginBottom = `${(this.#book.lines.length - end) * this.#linePx}px`;
    const place = this.#place;
    const message = place && this.#drawer.messages[this.#lineOf(place) - start];
    if (message) {
      const keptPx = this.#abovePx + place.belowPx - belowTop(message, log);
      this.#setAbove(spaceAbove(start, keptPx, this.#linePx));
      if (this.#abovePx !== keptPx) log.scrollTop += this.#abovePx - keptPx;
    } else {
      this.#setAbove(start * this.#linePx);
      log.scrollTop = log.scrollHeight;
    }
  }

  /** The way to the end, for whoever is far from it or does not see what is new. */
  button() {
    const count = this.#unseenCount;
    return html`
      <button part="newer" ?hidden=${!this.#place || (count === 0 && !this.#isFar)} @click=${this.#toEnd}>
        ${count > 0 ? newCountText(count) : msg('Latest messages', { id: 'latest-messages' })}
      </button>
    `;
  }

  /** By hand: browsers scroll there through all that lies between, and stop on the way when other lines are drawn. */
  readonly #keyed = (event: KeyboardEvent): void => {
    const isHome = event.key === 'Home';
    if (event.target !== this.#log || (!isHome && event.key !== 'End')) return;
    event.preventDefault();
    if (isHome) this.#toStart();
    else this.#toEnd();
  };

  #toStart(): void {
    const [first] = this.#book.lines;
    if (!first) return;
    this.#log.scrollTop = 0;
    this.#place = { key: first.key, belowPx: NEW_BELOW_PX };
    this.#moveWindow();
    this.#list.requestUpdate();
  }

  readonly #toEnd = (): void => {
    this.#place = undefined;
    this.#see();
    this.#moveWindow();
    this.#list.requestUpdate();
    this.#log.focus({ preventScroll: true }); // The button goes away, and the focus would go with it.
  };

  #see(): void {
    this.#seenCount = this.#list.entries.length;
    this.#unseenCount = 0;
  }

  #lineOf({ key }: Place): number {
    return this.#book.lines.findIndex((line) => line.key === key);
  }

  /** Whether the window is another one now. */
  #moveWindow(): boolean {
    const before = this.#window;
    const count = this.#book.lines.length;
    const middle = this.#place ? this.#lineOf(this.#place) : count - 1;
    this.#window = windowAround(middle, count, before);
    return this.#window !== before;
  }

  #placeAtTop(): Place | undefined {
    const log = this.#log;
    const { lines } = this.#book;
    const { messages } = this.#drawer;
    const startPx = belowTop(this.#box, log);
    const endPx = startPx + this.#box.offsetHeight;
    const index = endPx > 0 && startPx < log.clientHeight ? firstBelow(messages, log) : -1;
    const message = messages[index];
    const { scrollTop: topPx, scrollHeight: wholePx } = log;
    const extent = { startPx: startPx + topPx, endPx: endPx + topPx, wholePx };
    const line = message ? this.#window.start + index : lineAt(topPx, this.#window, lines.length, extent);
    const key = lines[line]?.key;
    return key === undefined ? undefined : { key, belowPx: message ? belowTop(message, log) : 0 };
  }

  #setAbove(abovePx: number): void {
    this.#abovePx = abovePx;
    this.#box.style.marginTop = `${abovePx}px`;
  }
}

const belowTop = (element: Element, log: Element) =>
  element.getBoundingClientRect().top - log.getBoundingClientRect().top;

/** The first of which something is below the upper edge, found without asking each where it is. */
function firstBelow(elements: readonly Element[], log: Element): number {
  const topPx = log.getBoundingClientRect().top;
  let first = 0;
  let last = elements.length;
  while (first < last) {
    const middle = (first + last) >> 1;
    const { bottom = 0 } = elements[middle]?.getBoundingClientRect() ?? {};
    if (bottom > topPx) last = middle;
    else first = middle + 1;
  }
  return first;
}
