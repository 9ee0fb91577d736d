import type { TemplateResult } from 'lit';
import { chatView } from './chat-view.js';
import type { ViewContext } from './view-context.js';
import type { ViewName } from './views-of.js';

type View = (context: ViewContext) => TemplateResult;

const fetchers: Partial<Record<ViewName, () => Promise<{ readonly view: View }>>> = {
  callback: () => import('./callback.js'),
};

/** How what is there is drawn, under the names of the views. */
export const views = new Map<ViewName, View>([['chat', chatView]]);

/** Fetches what a view is made of. A failure is forgotten, so that the next call tries again. */
export async function loadView(name: ViewName): Promise<void> {
  const fetched = await fetchers[name]?.();
  if (fetched) views.set(name, fetched.view);
}
