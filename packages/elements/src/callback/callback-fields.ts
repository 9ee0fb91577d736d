/** What a visitor fills in to be called. The ids are those of the properties that hold what is typed. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { charactersLeft, MOST_CHARACTERS } from './characters-left.js';
import type { FieldMistake } from './check-fields.js';
import { mistakeLine } from './time-field.js';

type Typed = (event: InputEvent) => void;

export function nameField(value: string, typed: Typed) {
  return html`
    <div part="field">
      <label part="label" for="name">
        ${msg('Your name', { id: 'name' })} <span>${msg('(optional)', { id: 'optional' })}</span>
      </label>
      <input part="input" id="name" autocomplete="name" maxlength="100" dir="auto" .value=${value} @input=${typed} />
    </div>
  `;
}

export function telephoneField(value: string, mistake: FieldMistake | undefined, typed: Typed) {
  return html`
    <div part="field">
      <label part="label" for="telephone">
        ${msg('Your telephone number', { id: 'telephone' })} <span>${msg('(required)', { id: 'required' })}</span>
      </label>
      <input
        part="input"
        id="telephone"
        type="tel"
        autocomplete="tel"
        maxlength="100"
        dir="ltr"
        aria-required="true"
        aria-invalid=${mistake ? 'true' : nothing}
        aria-describedby=${mistake ? 'telephone-mistake' : nothing}
        .value=${value}
        @input=${typed}
      />
      ${mistakeLine('telephone', mistake)}
    </div>
  `;
}

export function subjectField(value: string, typed: Typed) {
  const left = charactersLeft(value);
  return html`
    <div part="field">
      <label part="label" for="subject">
        ${msg('What is it about?', { id: 'subject' })} <span>${msg('(optional)', { id: 'optional' })}</span>
      </label>
      <textarea
        part="input"
        id="subject"
        rows="3"
        maxlength=${MOST_CHARACTERS}
        dir="auto"
        aria-describedby=${left ? 'characters-left' : nothing}
        .value=${value}
        @input=${typed}
      ></textarea>
      ${left ? html`<p part="hint" id="characters-left">${left}</p>` : nothing}
    </div>
  `;
}
