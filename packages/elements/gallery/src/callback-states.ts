/** A request to be called: the form, how the request stands, and each of its ends. */
import { html } from 'lit';
import { agreed, callbackClient, kept, refused, standing, type CallbackAnswers } from './callback-servers.js';
import { awaited, clicked } from './clicked.js';
import { inPanel } from './in-panel.js';
import type { State } from './states.js';

const form = (
  { client = callbackClient({}), telephone = '', subject = '' } = {},
  ...[shows, buttons = []]: readonly [shows?: string, buttons?: readonly string[]]
) =>
  inPanel(html`
    <footbridge-callback
      language="en-GB"
      .client=${client}
      .telephone=${telephone}
      .subject=${subject}
      ${clicked(buttons)}
      ${shows ? awaited(shows) : undefined}
    ></footbridge-callback>
  `);

const mary = { telephone: '+44 20 7946 0000', subject: 'My dishwasher leaks.' };

const refusals = {
  closed: 'error.websvc.general.closed.hours',
  invalid: 'error.websvc.content.invalid',
  'sign-in': 'error.websvc.userdb.badCredentials',
};

const formStates: readonly State[] = [
  { name: 'callback-form', show: () => form() },
  { name: 'callback-form-mistakes', show: () => form({}, '[part=mistake]', ['[part=create]']) },
  { name: 'callback-form-full', show: () => form({ ...mary, subject: 'x '.repeat(950) }) },
  ...Object.entries(refusals).map(([name, reason]): State => ({
    name: `callback-form-${name}`,
    show: () =>
      form({ ...mary, client: callbackClient({ create: refused(reason) }) }, '[part=problem]', ['[part=create]']),
  })),
];

/** The last line of what is known, where it begins with news of the server's. */
const NEWS = '[part=fact]:nth-child(4)';
const AGENT = '[part=avatar]';
const CANCEL = '[part=actions] button:last-of-type';
const RETIME = '[part=actions] button:nth-last-of-type(2)';
const YES = '[part=confirm] button:last-of-type';

/** What is announced comes and goes, so it is no part of the picture. */
const elsewhere = document.createElement('div');

interface Sample extends CallbackAnswers {
  readonly record?: Parameters<typeof kept>[0];
  readonly shows?: string;
  readonly press?: readonly string[];
  readonly hide?: string;
  readonly show?: string;
}

const status = ({ record, shows = '[part=title]', press = [], hide = '', show = '', ...answers }: Sample) =>
  inPanel(html`
    <footbridge-callback-status
      language="en-GB"
      .client=${callbackClient(answers, kept(record))}
      .liveRegion=${elsewhere}
      .hide=${hide}
      .show=${show}
      ${clicked(press)}
      ${awaited(shows)}
    ></footbridge-callback-status>
  `);

const waiting = standing('Waiting Agent', { queuePosition: 3, estimatedCallbackTime: 540 });
const assigned = standing('Connected', {}, 'Alicia Adams');
const unknown = refused('error.websvc.unknownEntity.session');

/** A day that has not come yet, in any year in which this is looked at. */
const preferredTime = '2099-03-17T09:00:00Z';

const samples: Readonly<Record<string, Sample>> = {
  waiting: { status: waiting, shows: NEWS },
  next: { status: standing('Waiting Agent', { queuePosition: 1, estimatedCallbackTime: 30 }), shows: NEWS },
  assigned: { status: assigned, shows: AGENT },
  'long-words': {
    record: { subject: `${'x'.repeat(90)}\n<b>Not bold</b>`, telephone: '+'.padEnd(40, '4') },
    status: standing('Connected', {}, 'Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe'),
    shows: AGENT,
  },
  snoozed: { status: standing('Snoozed', { estimatedCallbackTime: 600 }), shows: NEWS },
  timed: { record: { preferredTime }, status: standing('Snoozed'), shows: NEWS },
  'own-words': { status: standing('Der Nächste bitte', { estimatedCallbackTime: 90_000 }), shows: NEWS },
  'all-figures': {
    status: standing('Waiting Agent', {
      queuePosition: 1_234,
      estimatedCallbackTime: 7_200,
      queueWaitTime: 300,
      longestWaitTime: 5_000,
      callsWaitingCount: 1_300,
      loggedInAgentsCount: 4,
      availableAgentsCount: 0,
    }),
    show: 'name queue queue-wait longest-wait waiting agents agents-free',
    shows: '[part=fact]:nth-child(10)',
  },
  'little-shown': {
    status: assigned,
    hide: 'photo time wait position telephone subject created',
    shows: '[part=agent]',
  },
  stale: { status: refused('error.websvc.general'), shows: '[part=notice]' },
  reconnecting: { shows: '[part=notice]' },
  question: { status: waiting, press: [CANCEL], shows: NEWS },
  'not-cancelled': {
    status: waiting,
    disconnect: refused('error.websvc.general'),
    press: [CANCEL, YES],
    shows: NEWS,
  },
  'other-time': { status: waiting, press: [RETIME], shows: NEWS },
  'no-time': {
    status: waiting,
    press: [RETIME, '[part=retime] button:last-of-type'],
    shows: '[part=mistake]',
  },
  cancelled: { status: waiting, disconnect: agreed, press: [CANCEL, YES], shows: '[part=ended]' },
  completed: { record: { isAssigned: true }, status: unknown, reconnect: unknown, shows: '[part=ended]' },
  lost: { status: unknown, reconnect: unknown, shows: '[part=ended]' },
};

export const callbackStates: readonly State[] = [
  ...formStates,
  {
    name: 'callback-none',
    show: () => inPanel(html`<footbridge-callback-status .client=${callbackClient({})}></footbridge-callback-status>`),
  },
  ...Object.entries(samples).map(([name, sample]) => ({ name: `callback-${name}`, show: () => status(sample) })),
];
