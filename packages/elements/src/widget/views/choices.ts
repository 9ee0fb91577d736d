import { html, nothing } from 'lit';
import { tabList } from '../../tab-list/tab-list.js';
import { tabOf } from './tab-of.js';
import { viewNames, type ViewName } from './views-of.js';

export interface Choices {
  readonly offered: readonly ViewName[];
  readonly shown: ViewName;
  /** What has been shown; it stays, because it keeps what the visitor has typed. */
  readonly drawn: ReadonlySet<ViewName>;
  /** Then there is nothing else to choose. */
  readonly isChatting: boolean;
  readonly draw: (name: ViewName) => unknown;
  readonly choose: (name: ViewName) => void;
}

/** What a visitor has chosen of what is offered, below tabs where there is more than one thing to choose. */
export function choices({ offered, shown, drawn, isChatting, draw, choose }: Choices) {
  const tabs = isChatting || offered.length < 2 ? [] : offered;
  const frame = (name: ViewName) => html`
    <div
      class="view"
      id="view-${name}"
      role=${tabs.includes(name) ? 'tabpanel' : nothing}
      aria-labelledby=${tabs.includes(name) ? `tab-${name}` : nothing}
      ?hidden=${name !== shown}
    >
      ${draw(name)}
    </div>
  `;
  return html`
    ${tabs.length > 0 ? tabList(tabs.map(tabOf), shown, choose) : nothing}
    ${viewNames.map((name) => (drawn.has(name) ? frame(name) : nothing))}
  `;
}
