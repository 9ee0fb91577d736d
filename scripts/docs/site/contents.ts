/** What the site's menu leads to, in order. Every page is in it exactly once; the build fails otherwise. */
export interface Chapter {
  readonly text: string;
  /** Paths from the site's root, without an extension. */
  readonly pages: readonly string[];
}

export const contents: readonly Chapter[] = [
  {
    text: 'For webmasters',
    pages: [
      'embedding',
      'page-elements',
      'translating',
      'reverse-proxy',
      'privacy',
      'accessibility',
      'troubleshooting',
      'migrating',
    ],
  },
  {
    text: 'For developers',
    pages: [
      'developing/commands',
      'developing/events',
      'developing/slots-parts-and-tokens',
      'developing/extending-the-form',
      'developing/own-authentication',
      'developing/frameworks',
      'developing/client',
      'developing/tabs-and-reloads',
      'developing/testing-with-msw',
      'developing/trace-and-reports',
      'developing/protocol',
    ],
  },
  {
    text: 'For operators',
    pages: [
      'operating/running-a-bridge',
      'operating/parameters',
      'operating/queues-and-skills',
      'operating/callbacks-and-messages',
      'operating/operators-interface',
      'operating/metrics-backup-and-tenants',
      'operating/sizing',
    ],
  },
  {
    text: 'For contributors',
    pages: [
      'contributing/start',
      'contributing/architecture',
      'contributing/decisions',
      'contributing/fault-matrix',
      'contributing/simulation',
      'contributing/engines',
      'contributing/page-budgets',
      'contributing/release',
    ],
  },
];

/** Chapters whose pages are made, and listed in the order in which they were made. */
export const made = {
  examples: 'Examples',
  'reference/elements': 'Elements',
  'reference/api': 'Modules',
  packages: 'Packages',
} as const;
