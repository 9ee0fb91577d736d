import type { ChatDetails, Footbridge } from '@footbridge/client';
import type { CallbackDetails } from '@footbridge/client/callback';
import type { WidgetOptions } from '../../configuration/widget-options.js';

/** What the widget hands to whatever it shows. */
export interface ViewContext {
  readonly client: Footbridge | undefined;
  readonly settings: WidgetOptions;
  /** Whom the visitor wants to talk to; empty for the widget's own queue. */
  readonly whom: Pick<ChatDetails, 'target' | 'targetType'>;
  /** As they have told it in another form. */
  readonly visitorName: string;
  /** Whether the visitor still has to agree before anything starts. */
  readonly isBarred: boolean;
  readonly language: string;
  /** Makes the client; a form that is shown before there is one waits for it. */
  readonly prepare: () => Promise<void>;
  /** Starts a chat for somebody who has just told who they are. */
  readonly startChat: (who: { readonly name: string; readonly password: string }) => void;
  /** Where screen readers are told what is new. */
  readonly liveRegion: HTMLElement | null;
  /** Whether the page has put anything into a slot: an empty one that is handed on would hide what stands there otherwise. */
  readonly fills: (slot: string) => boolean;
}

/** What a visitor has told a form of the page. The telephone and the subject are for a callback. */
export type Told = Pick<ChatDetails, 'name' | 'password' | 'target' | 'targetType'> &
  Partial<Pick<CallbackDetails, 'telephone' | 'subject'>>;
