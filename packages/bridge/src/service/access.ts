/** Who may do something, by the value of an access-control parameter. protocol §7.2 */

export interface Access {
  /** Visitors who sign in. */
  readonly registered: boolean;
  readonly anonymous: boolean;
}

/** 0 nobody, 1 everybody, 2 registered visitors, 3 anonymous ones. `canSignIn`: whether there is a way to. */
export const accessOf = (accessControl: number, canSignIn: boolean): Access => ({
  registered: canSignIn && (accessControl === 1 || accessControl === 2),
  anonymous: accessControl === 1 || accessControl === 3,
});

export const isOpen = ({ registered, anonymous }: Access): boolean => registered || anonymous;

/** Whether somebody may who sends this password; it is empty for an anonymous visitor. */
export const mayAsk = ({ registered, anonymous }: Access, credentials: string): boolean =>
  credentials === '' ? anonymous : registered;
