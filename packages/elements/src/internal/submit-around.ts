/**
 * Sends the form that an element stands in when the visitor presses Enter in a field of the element: browsers do so only for
 * fields of the form's own tree. For `@keydown`.
 */
export function submitAround({ key, isComposing, target }: KeyboardEvent): void {
  if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement)) return;
  const root = target.getRootNode();
  if (root instanceof ShadowRoot) root.host.closest('form')?.requestSubmit();
}
