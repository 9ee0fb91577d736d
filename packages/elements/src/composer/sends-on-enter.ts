/** What is looked at of a key that was pressed. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>;

/** What WebKit reports as the code of a key that an input method has taken; there `isComposing` is already false. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key means "send": Enter, but not the Enter that accepts what an input method offers. */
export function sendsOnEnter({ key, shiftKey, isComposing, keyCode }: PressedKey): boolean {
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== TAKEN_BY_INPUT_METHOD;
}
