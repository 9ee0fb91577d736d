/** The console's keys. All need Alt and Shift, so that none is pressed by writing. */
export const shortcuts = [
  { code: 'KeyP', name: 'pickUp', what: 'Pick up what rings or has waited longest' },
  { code: 'KeyH', name: 'hold', what: 'Put the chat on hold, or resume it' },
  { code: 'KeyE', name: 'end', what: 'End the chat' },
  { code: 'KeyN', name: 'next', what: 'Go to the next interaction' },
  { code: 'KeyR', name: 'reply', what: 'Write a reply' },
  { code: 'KeyC', name: 'responses', what: 'Choose a canned response' },
  { code: 'KeyS', name: 'sound', what: 'Switch the sound on or off' },
  { code: 'KeyK', name: 'help', what: 'Show these keys' },
] as const;

export type ShortcutName = (typeof shortcuts)[number]['name'];

/** Which shortcut a key press is, if it is one. The physical key counts: with Alt, layouts type other characters. */
export const shortcutOf = (
  event: Pick<KeyboardEvent, 'code' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): ShortcutName | undefined =>
  event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey
    ? shortcuts.find(({ code }) => code === event.code)?.name
    : undefined;
