import { contactFields, type ContactField } from '@footbridge/protocol';

/** What a visitor says to get an account. Fields of `contact` that are empty are left out. protocol §3.15 */
export interface AccountDetails {
  /** Up to 100 characters. */
  readonly username: string;
  /** Up to 64 characters. */
  readonly password: string;
  readonly contact?: Readonly<Partial<Record<ContactField, string>>>;
}

export type AccountField = 'username' | 'password' | 'confirmation' | ContactField;

export interface AccountRules {
  /** What nobody may leave out besides user name and password. Default: nothing. */
  readonly required?: readonly ContactField[];
  /** The password typed once more; undefined where the form does not ask for that. */
  readonly confirmation?: string;
}

const MOST_CHARACTERS = { username: 100, password: 64 };

/** The fields that are missing, too long or not repeated right, in the order of the form; none where all is well. */
export function checkAccount(account: AccountDetails, rules: AccountRules = {}): readonly AccountField[] {
  const { username, password, contact = {} } = account;
  const { required = [], confirmation } = rules;
  const names = Object.keys(contactFields) as ContactField[];
  return [
    ...(isWithin(username.trim(), MOST_CHARACTERS.username) ? [] : (['username'] as const)),
    ...(isWithin(password, MOST_CHARACTERS.password) ? [] : (['password'] as const)),
    ...(confirmation === undefined || confirmation === password ? [] : (['confirmation'] as const)),
    ...names.filter((name) => {
      const value = contact[name] ?? '';
      return value.length > contactFields[name] || (required.includes(name) && !value.trim());
    }),
  ];
}

const isWithin = (text: string, mostCharacters: number) => text !== '' && text.length <= mostCharacters;
