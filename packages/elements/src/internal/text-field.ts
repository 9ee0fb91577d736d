import { msg } from '@lit/localize';
import { html, nothing } from 'lit';

export interface TextField {
  readonly id: string;
  readonly label: string;
  readonly mostCharacters: number;
  readonly isRequired?: boolean;
  /** What is wrong with what is in it. */
  readonly mistake?: string | undefined;
  readonly type?: string;
  readonly autocomplete?: string | undefined;
  /** More than one makes it a field for a longer text. */
  readonly rows?: number;
}

/** A field with its label, whether it has to be filled in, and what is wrong with it, all in words. */
export function textField({ id, label, mostCharacters, isRequired, mistake, type, autocomplete, rows }: TextField) {
  const description = mistake ? `${id}-mistake` : nothing;
  return html`
    <div part="field">
      <label part="label" for=${id}>
        <bdi>${label}</bdi>
        <span>${isRequired ? msg('(required)', { id: 'required' }) : msg('(optional)', { id: 'optional' })}</span>
      </label>
      ${
        rows
          ? html`<textarea
              part="input"
              id=${id}
              rows=${rows}
              maxlength=${mostCharacters}
              dir="auto"
              aria-required=${isRequired ? 'true' : nothing}
              aria-invalid=${mistake ? 'true' : nothing}
              aria-describedby=${description}
            ></textarea>`
          : html`<input
              part="input"
              id=${id}
              type=${type ?? 'text'}
              autocomplete=${autocomplete ?? nothing}
              maxlength=${mostCharacters}
              dir=${type && type !== 'text' ? 'ltr' : 'auto'}
              aria-required=${isRequired ? 'true' : nothing}
              aria-invalid=${mistake ? 'true' : nothing}
              aria-describedby=${description}
            />`
      }
      ${mistake ? html`<p part="mistake" id="${id}-mistake">${mistake}</p>` : nothing}
    </div>
  `;
}
