import type { Entry } from '@footbridge/client';
import { html, render } from 'lit';
import { conversationLines } from './conversation-lines.js';

const sheet = `
  body { margin: 2cm; font: 11pt/1.5 system-ui, sans-serif; color: #000; }
  h1 { font-size: 16pt; }
  h2 { margin: 1.5em 0 0.5em; font-size: 11pt; }
  p { margin: 0 0 0.3em; padding-inline-start: 4em; text-indent: -4em; white-space: pre-wrap; overflow-wrap: anywhere; }
  time { display: inline-block; width: 4em; text-indent: 0; color: #555; }
`;

/** Prints a conversation from a page of its own, which is never seen: the page around the chat is nobody's wish then. */
export function printConversation(entries: readonly Entry[], language: string, heading: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const { contentWindow: page } = frame;
  if (!page) return frame.remove();
  const { document: paper } = page;
  const { CSSStyleSheet: Sheet } = page as Window & typeof globalThis;
  const styles = new Sheet();
  styles.replaceSync(sheet);
  paper.adoptedStyleSheets = [styles];
  paper.title = heading;
  paper.documentElement.lang = language;
  const lines = conversationLines(entries, language).map(
    ({ day, time, author, text, note }) => html`
      ${day ? html`<h2>${day}</h2>` : ''}
      <p dir="auto"><time>${time}</time>${author ? html`<b>${author}:</b> ` : ''}${text} ${note}</p>
    `,
  );
  render(
    html`<h1>${heading}</h1>
      ${lines}`,
    paper.body,
  );
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
