import { msg } from '@lit/localize';
import type { Tab } from '../../tab-list/tab-list.js';
import type { ViewName } from './views-of.js';

export const tabOf = (name: ViewName): Tab<ViewName> => ({ name, label: labelOf(name) });

function labelOf(name: ViewName): string {
  if (name === 'callback') return msg('Call me back', { id: 'tab-callback' });
  return name === 'account' ? msg('Sign up', { id: 'tab-account' }) : msg('Chat', { id: 'tab-chat' });
}
