/** When a page invites its visitor. Each rule that is set stands for itself: the first that holds counts. */
export interface InvitationRules {
  /** Seconds on the page. */
  readonly afterSeconds: number | undefined;
  /** How much of the page was seen, in percent. */
  readonly atScroll: number | undefined;
  /** What is in the visitor's cart, in the page's own unit. */
  readonly fromCart: number | undefined;
}

/** How things stand on the page. */
export interface PageFacts {
  readonly secondsOnPage: number;
  readonly seenPercent: number;
  readonly cart: number;
}

export type InvitationRule = keyof InvitationRules;

/** The rules that hold now. */
export function rulesThatHold(
  { afterSeconds, atScroll, fromCart }: InvitationRules,
  { secondsOnPage, seenPercent, cart }: PageFacts,
): readonly InvitationRule[] {
  const holds: Readonly<Record<InvitationRule, boolean>> = {
    afterSeconds: reaches(secondsOnPage, afterSeconds),
    atScroll: reaches(seenPercent, atScroll),
    fromCart: reaches(cart, fromCart),
  };
  return (Object.keys(holds) as InvitationRule[]).filter((rule) => holds[rule]);
}

/** A rule that is not set, or is no number, never holds. */
const reaches = (value: number, least: number | undefined): boolean => least !== undefined && value >= least;

/** How much of a page a visitor has seen, in percent: all of one that needs no scrolling. */
export function percentSeen(page: {
  readonly scrollTop: number;
  readonly clientHeight: number;
  readonly scrollHeight: number;
}): number {
  const { scrollTop, clientHeight, scrollHeight } = page;
  return scrollHeight > clientHeight ? (100 * (scrollTop + clientHeight)) / scrollHeight : 100;
}
