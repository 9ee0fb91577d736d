import type { ContactField } from '@footbridge/protocol';

/** What a page asks for when a visitor makes an account, besides user name and password. */
export interface AccountField {
  /** What the server keeps it as. protocol §3.15 */
  readonly name: ContactField;
  /** In the visitor's language. */
  readonly label: string;
  readonly required?: boolean;
  /** An `autocomplete` token, so that browsers can fill it in. */
  readonly autocomplete?: string;
  /** Default: `text`. */
  readonly type?: 'text' | 'email' | 'tel' | 'url';
}
