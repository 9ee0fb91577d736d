import { msg } from '@lit/localize';
import { html } from 'lit';

export interface SearchForm {
  readonly isShown: boolean;
  readonly busy: boolean;
  readonly problem: string;
  readonly departments: readonly string[];
  readonly onSubmit: (event: SubmitEvent) => void;
}

/** Which person is wanted: any part of it may stay empty. It stays when it is not shown, because it keeps what is in it. */
export function searchForm({ isShown, busy, problem, departments, onSubmit }: SearchForm) {
  const hasNone = departments.length === 0;
  return html`
    <form part="form" ?hidden=${!isShown} @submit=${onSubmit}>
      <p part="hint">${msg('Fill in what you know. The first letters will do.', { id: 'directory-hint' })}</p>
      <label part="label" for="firstName">${msg('First name', { id: 'directory-first-name' })}</label>
      <input part="field" id="firstName" maxlength="100" dir="auto" autocomplete="off" />
      <label part="label" for="lastName">${msg('Last name', { id: 'directory-last-name' })}</label>
      <input part="field" id="lastName" maxlength="100" dir="auto" autocomplete="off" />
      <label part="label" for="department" ?hidden=${hasNone}>
        ${msg('Department', { id: 'directory-department' })}
      </label>
      <select part="field" id="department" ?hidden=${hasNone}>
        <option value="">${msg('Any', { id: 'directory-any' })}</option>
        ${departments.map((department) => html`<option value=${department}>${department}</option>`)}
      </select>
      <p part="problem" role="alert">${isShown ? problem : ''}</p>
      <button part="search" aria-disabled=${busy}>
        ${busy ? msg('Searching…', { id: 'directory-searching' }) : msg('Search', { id: 'directory-search' })}
      </button>
    </form>
  `;
}
