/** Prints a conversation from a document of its own, so that neither the page nor what a window of it shows is in the way. */
import type { Entry } from '@footbridge/client';
import { html, nothing, render } from 'lit';
import { getLocale } from '../localization/localization.js';
import { conversationLines, type KeptLine } from './conversation-lines.js';
import { cutForLayout } from './cut-for-layout.js';
import type { HistoryOptions } from './history-options.js';
import { paperStyles } from './paper-styles.js';

/** Not displayed, it would not be printed; narrower, its lines would be broken into thousands before they are printed. */
const outOfSight = { position: 'fixed', top: '0', left: '-9999px', width: '800px', height: '1px', border: '0' };

/**
 * Prints all of a conversation: each line with its time and author, and a date above each day. The document is put into
 * `host`, whose direction of writing it has, unseen and until it is printed.
 *
 * @returns Takes the document out of the page, where it is still there.
 */
export function printConversation(
  entries: readonly Entry[],
  { language, heading }: HistoryOptions,
  host: HTMLElement = document.body,
): () => void {
  const frame = document.createElement('iframe');
  const remove = () => frame.remove();
  frame.inert = true;
  frame.title = heading;
  Object.assign(frame.style, outOfSight);
  const fill = () => {
    const { contentWindow: view, contentDocument: paper } = frame;
    if (!view || !paper) return;
    paper.documentElement.lang = getLocale();
    paper.documentElement.dir = getComputedStyle(host).direction;
    paper.title = heading;
    // A sheet belongs to the document that it was made in.
    const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(paperStyles);
    paper.adoptedStyleSheets = [sheet];
    const lines = conversationLines(entries, language).map(drawLine);
    render([html`<h1><bdi>${heading}</bdi></h1>`, lines], paper.body);
    view.addEventListener('afterprint', remove);
    view.print();
  };
  // Some browsers put another empty document in the place of the first.
  frame.addEventListener('load', fill, { once: true });
  (host.shadowRoot ?? host).append(frame);
  return remove;
}

// Spaces between tags would show, as the visitor's own do.
// prettier-ignore
function drawLine({ day, time, author, text, note }: KeptLine) {
  const pieces = cutForLayout(text);
  return [
    day ? html`<h2>${day}</h2>` : nothing,
    pieces.map((piece, index) => html`<p class=${author ? '' : 'system'}>${
      index === 0 ? html`<time>${time}</time>${author ? html`<b><bdi>${author}</bdi>:</b> ` : nothing}` : nothing
    }<span dir="auto">${piece}</span>${
      note && index === pieces.length - 1 ? html` <small dir="auto">${note}</small>` : nothing
    }</p>`),
  ];
}
