/** Sends a form of the widget with what a visitor has told a form of the page: fetched when a page has such a form. */
import type { FootbridgeCallback } from '../../callback/footbridge-callback.js';
import type { FootbridgeChat } from '../../chat/footbridge-chat.js';
import type { InteractionType } from '../../configuration/widget-options.js';
import type { FootbridgeWidget } from '../footbridge-widget.js';
import type { Told } from './view-context.js';

/** @param ready Resolves when the widget's form is there and has a client. */
export async function atOnce(
  widget: FootbridgeWidget,
  kind: InteractionType,
  { name = '', password, telephone = '', subject = '', target, targetType }: Told,
  ready: () => Promise<void>,
): Promise<void> {
  widget.contact(kind, { ...(target && { target }), ...(targetType && { targetType }) });
  await ready();
  // Until the server has said what it allows, only a chat is shown. Where it can't be asked, the form will say so.
  await widget.client?.connect().catch(() => {});
  await ready();
  const shown = widget.renderRoot.querySelector<FootbridgeChat | FootbridgeCallback>('.view:not([hidden]) > *');
  if (!shown?.client || shown.localName !== `footbridge-${kind}`) return;
  shown.name = name;
  const who = { name, ...(password && { password }) };
  if (kind === 'callback') {
    Object.assign(shown, { telephone, subject });
    await (shown as FootbridgeCallback).create(who);
    return;
  }
  const { chat } = shown.client.snapshot;
  if (chat && chat.status !== 'ended') return;
  shown.client.reset();
  await (shown as FootbridgeChat).start(who);
}
