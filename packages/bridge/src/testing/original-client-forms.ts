/** What a visitor fills in, what fits the fields, and what becomes of it on the wire. protocol §3.2, §3.11, §6.12 and §11 item 13 */

export interface ChatForm {
  readonly name: string;
  readonly password?: string;
  readonly target: string;
  readonly customInfo?: string;
}

export interface CallbackForm {
  readonly name: string;
  readonly password?: string;
  readonly telephone: string;
  readonly subject?: string;
  readonly target: string;
}

const participant = ({ name, password = '' }: { readonly name: string; readonly password?: string }) => ({
  name: name.slice(0, password === '' ? 128 : 100),
  credentials: password.slice(0, 64),
});

export const chatBody = (form: ChatForm): object => ({
  supportedContentTypes: 'text/plain',
  participant: participant(form),
  target: form.target,
  targetType: 'Workgroup',
  language: 'en-us',
  customInfo: form.customInfo,
  clientToken: 'deprecated',
});

/** It spells the target's type in another way than for chats. */
export const callbackBody = (form: CallbackForm): object => ({
  target: form.target,
  targettype: 'Workgroup',
  subject: (form.subject ?? '').slice(0, 2_000),
  participant: { ...participant(form), telephone: form.telephone.slice(0, 255) },
  language: 'en-us',
  clientToken: 'deprecated',
});

/** Before it is cut. */
export const problemReport = (exceptions: string, attemptedWork: string): string =>
  JSON.stringify({
    version: 1,
    attemptedWork,
    userAgent: 'ExampleBrowser/1.0',
    failedRequestHistory: [],
    timedOutRequestHistory: [],
    connectivityFailureHistory: [],
    exceptions,
  });
