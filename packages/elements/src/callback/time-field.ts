import { html, nothing } from 'lit';
import { mistakeText, type FieldMistake } from './check-fields.js';
import { fromLocalTime, toLocalTime } from './local-time.js';

export interface TimeField {
  readonly label: unknown;
  readonly hint?: string;
  readonly mistake: FieldMistake | undefined;
}

/** A field for a day and a time that are still to come. Needs `id="time"` for itself in the tree it is put in. */
export function timeField({ label, hint, mistake }: TimeField) {
  const descriptions = [hint && 'time-hint', mistake && 'time-mistake'].filter((id) => id !== undefined);
  return html`
    <div part="field">
      <label part="label" for="time">${label}</label>
      <input
        part="input"
        id="time"
        type="datetime-local"
        min=${toLocalTime(Date.now())}
        aria-invalid=${mistake ? 'true' : nothing}
        aria-describedby=${descriptions.join(' ') || nothing}
      />
      ${hint ? html`<p part="hint" id="time-hint">${hint}</p>` : nothing} ${mistakeLine('time', mistake)}
    </div>
  `;
}

/** What the field holds: undefined where it is empty, NaN where half of it is filled in. */
export function readTime(field: HTMLInputElement | null): number | undefined {
  return field?.validity.badInput ? NaN : fromLocalTime(field?.value ?? '');
}

/** What is wrong with a field, below it. */
export const mistakeLine = (name: string, mistake: FieldMistake | undefined) =>
  mistake ? html`<p part="mistake" id="${name}-mistake">${mistakeText(mistake)}</p>` : nothing;
