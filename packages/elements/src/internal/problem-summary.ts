import { msg } from '@lit/localize';
import { html, nothing } from 'lit';

/** What is wrong with fields, in words, by the ids of the fields. */
export type Mistakes = Readonly<Record<string, string | undefined>>;

/** What went wrong, before the fields, with the way to each field that has to be put right. It takes the focus. */
export function problemSummary(mistakes: Mistakes, problem?: string) {
  const found = Object.entries(mistakes).filter(([, mistake]) => mistake);
  if (found.length === 0 && !problem) return nothing;
  return html`
    <div part="problem" role="group" tabindex="-1" aria-labelledby="problem">
      <p id="problem">${problem ?? msg('Please put this right first:', { id: 'mistakes' })}</p>
      ${
        found.length > 0
          ? html`<ul>
              ${found.map(([id, mistake]) => html`<li><a href="#${id}" @click=${goToField}>${mistake}</a></li>`)}
            </ul>`
          : nothing
      }
    </div>
  `;
}

/** By hand: the page, whose address this would change, knows nothing of what is within an element. */
function goToField(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  (link.getRootNode() as ShadowRoot).querySelector<HTMLElement>(link.hash)?.focus();
}
