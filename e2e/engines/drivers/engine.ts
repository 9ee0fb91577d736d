/**
 * What a visitor does with a browser, whichever it is. A journey is written against this and knows no engine; a driver is
 * one engine's way of doing it.
 */

/** Something to be operated, as assistive technology is told of it. */
export interface Control {
  readonly role: string;
  readonly name: string;
}

export type Key =
  'Tab' | 'Shift+Tab' | 'Enter' | 'Escape' | 'Home' | 'End' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** One tab of a browser. What it asks for has to be there within 15 s. */
export interface Tab {
  goTo(url: string): Promise<void>;
  /** Runs a function in the page. It is sent as text, so it knows nothing but its argument. */
  evaluate<Result, Argument = undefined>(
    inPage: (argument: Argument) => Result | Promise<Result>,
    ...argument: Argument extends undefined ? [] : [Argument]
  ): Promise<Result>;
  /** Runs a script in the page, whatever its policy says. */
  run(script: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** Types into what has the focus, key by key. */
  type(text: string): Promise<void>;
  /** Clicks the first visible control of this role whose name matches. */
  click(role: string, name: RegExp): Promise<void>;
  /** What has the focus, at whatever depth; nothing while it is the page as a whole. */
  focused(): Promise<Control | undefined>;
  /** The visible controls and landmarks of the widget, top to bottom. */
  controls(): Promise<Control[]>;
  /** Goes back as a visitor does; the page that was there before may have been kept as it was. */
  goBack(): Promise<void>;
  close(): Promise<void>;
}

/** A browser. */
export interface Engine {
  /** Opens a tab of a visitor whom no site knows yet. */
  openTab(): Promise<Tab>;
  /** Opens another tab of the same visitor, behind the first: it can be typed and clicked in once that is closed. */
  openBeside(tab: Tab): Promise<Tab>;
  close(): Promise<void>;
}

/** What `controls` tells of. */
export const TOLD_ROLES = [
  'button',
  'textbox',
  'link',
  'tab',
  'checkbox',
  'radio',
  'combobox',
  'dialog',
  'log',
  'group',
];
