import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { mistakeText, type FieldMistakes } from './check-fields.js';

/** What went wrong, before the fields, with the way to each field that has to be put right. It takes the focus. */
export function problemSummary(mistakes: FieldMistakes, problem: string | undefined) {
  const found = Object.entries(mistakes);
  if (found.length === 0 && !problem) return nothing;
  return html`
    <div part="problem" role="group" tabindex="-1" aria-labelledby="problem">
      <p id="problem">${problem ?? msg('Please put this right first:', { id: 'mistakes' })}</p>
      ${
        found.length > 0
          ? html`<ul>
              ${found.map(
                ([name, mistake]) => html`<li><a href="#${name}" @click=${goToField}>${mistakeText(mistake)}</a></li>`,
              )}
            </ul>`
          : nothing
      }
    </div>
  `;
}

/** By hand: the page, whose address this would change, knows nothing of what is within an element. */
function goToField(event: Event): void {
  event.preventDefault();
  const { hash, getRootNode } = event.currentTarget as HTMLAnchorElement;
  const root = getRootNode.call(event.currentTarget) as ShadowRoot;
  root.querySelector<HTMLElement>(hash)?.focus();
}
