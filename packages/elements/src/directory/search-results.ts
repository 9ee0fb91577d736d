import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { dateFormats } from '../internal/date-formats.js';
import { plural } from '../localization/plural.js';

export interface SearchResults {
  readonly people: readonly TemplateResult[];
  /** When it was asked once more. */
  readonly atMs: number | undefined;
  readonly language: string;
  readonly busy: boolean;
  readonly problem: string;
  readonly onRefresh: () => void;
  readonly onAgain: () => void;
}

/** More than this many no server tells of. protocol §10.6 */
const MOST = 50;

/** Who was found, and how that was when. */
export function searchResults({ people, atMs, language, busy, problem, onRefresh, onAgain }: SearchResults) {
  return html`
    <div part="results">
      <h2 part="found" tabindex="-1">${foundText(people.length)}</h2>
      <ul part="entries" role="list">
        ${people}
      </ul>
      ${
        people.length < MOST
          ? nothing
          : html`<p part="hint">
              ${msg('There may be more. Search again with more letters.', { id: 'directory-more' })}
            </p>`
      }
      <p part="problem" role="alert">${problem}</p>
      <p part="updated" role="status">
        ${atMs ? msg(str`As of ${dateFormats(language).time(atMs)}`, { id: 'directory-updated' }) : nothing}
      </p>
      <div part="actions">
        <button part="refresh" class="quiet" aria-disabled=${busy} @click=${onRefresh}>
          ${msg('Refresh', { id: 'directory-refresh' })}
        </button>
        <button part="again" class="quiet" @click=${onAgain}>${msg('Search again', { id: 'directory-again' })}</button>
      </div>
    </div>
  `;
}

function foundText(count: number): string {
  return count === 0
    ? msg('Nobody was found', { id: 'directory-nobody' })
    : plural(
        'directory-found',
        count,
        (number) => msg(str`${number} person found`, { id: 'directory-found-one' }),
        (number) => msg(str`${number} people found`, { id: 'directory-found-other' }),
      );
}
