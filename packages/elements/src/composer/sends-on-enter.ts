/** What is looked at of a key that was pressed. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'keyCode'>;

/** What WebKit reports as the code of a key that an input method has taken; there `isComposing` is already false. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Whether a key means "send": Enter, but not the Enter that accepts what an input method offers.
 *
 * @param breaks Whether Enter makes a new line, so that it takes Ctrl (or Command) and Enter to send.
 */
export function sendsOnEnter(
  { key, shiftKey, ctrlKey, metaKey, isComposing, keyCode }: PressedKey,
  breaks = false,
): boolean {
  const isMeant = ctrlKey || metaKey || (!breaks && !shiftKey);
  return key === 'Enter' && isMeant && !isComposing && keyCode !== TAKEN_BY_INPUT_METHOD;
}
