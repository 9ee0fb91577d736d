import { html, nothing } from 'lit';
import type { Fact } from './facts.js';

/** What is known of a request, as terms and their values; nothing where all of it is hidden. */
export const factList = (facts: readonly Fact[]) =>
  facts.length === 0
    ? nothing
    : html`
        <dl part="facts">
          ${facts.map(
            ({ label, value, direction }) => html`
              <div part="fact">
                <dt>${label}</dt>
                <dd dir=${direction ?? nothing}>${value}</dd>
              </div>
            `,
          )}
        </dl>
      `;
