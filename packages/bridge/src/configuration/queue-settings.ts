/** What a queue is made of, as a configuration spells it. */
import { BridgeError } from '../errors.js';
import type { Workgroup } from '../service/centre.js';
import { weekdays, type OpeningHours, type OpenSpan } from '../service/opening-hours.js';
import { fields, flag, list, number, text, type Shape, type ShapesOf } from './shape.js';

const timeOfDay = (description: string) =>
  text(description, { pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, form: 'a time such as 09:30' });

const span = fields<OpenSpan>(
  'From one time of day to before another; one that ends earlier than it begins ends on the next day.',
  { from: timeOfDay('When it opens.'), to: timeOfDay('When it closes; 24:00 is midnight.') },
  ['from', 'to'],
);

const days = list('When that day is open.', span);

const timeZoneName = text('An IANA name such as Europe/Berlin.');

/** Only a zone that this machine knows can be opened and closed by. */
const timeZone: Shape<string> = {
  schema: timeZoneName.schema,
  read(value, path) {
    const name = timeZoneName.read(value, path);
    try {
      new Intl.DateTimeFormat('en', { timeZone: name }).format(0);
      return name;
    } catch {
      throw new BridgeError('options-invalid', `${path}: it has to be a time zone such as Europe/Berlin.`);
    }
  },
};

const hours = fields<OpeningHours>(
  'When chats are taken. Default: always.',
  {
    timeZone,
    days: fields(
      'By weekday; a day without spans is closed.',
      Object.fromEntries(weekdays.map((day) => [day, days])) as ShapesOf<OpeningHours['days']>,
    ),
    holidays: list(
      'Days on which nothing opens.',
      text('A date.', { pattern: /^\d{4}-\d\d-\d\d$/, form: 'a date such as 2027-01-01' }),
    ),
  },
  ['timeZone', 'days'],
);

export const mailAddress = (description: string): Shape<string> =>
  text(description, { pattern: /^[^\s@<>",;]+@[^\s@<>",;]+$/, form: 'a mail address' });

/** Shown to people, so there has to be something to see. */
export const visibleName = (description: string): Shape<string> =>
  text(description, { pattern: /\S/, form: 'a name that is not blank' });

export const queueName = visibleName("The queue's name.");

export const queueShape = fields<Workgroup>(
  'A queue that visitors can name.',
  {
    name: queueName,
    members: list('The agents who take its chats. Default: every agent who signs in.', text("An agent's name.")),
    displayName: text('What visitors see in the directory. Default: the queue is not in it.'),
    email: mailAddress('Where left messages are mailed. Default: agents see them, and nothing is mailed.'),
    minutesBetweenCallbacks: number(
      'For how long an agent puts a callback off. Default: 0, which is the parameter `Default Snooze Duration`.',
      0,
      10_080,
    ),
    callbackRetries: number('How often agents may put a callback off. Default: 3.', 0, 1_000),
    chats: flag('Whether chats are taken at all. Default: true.'),
    callbacks: flag('Whether callbacks are taken at all. Default: true.'),
    hours,
    capacity: number('How many chats and callbacks may be live at once, waiting ones included.', 0, 1_000_000),
    maxQueueLength: number('How many may wait. Default: without a limit.', 0, 1_000_000),
    maxWaitSeconds: number('No chat is taken whose wait is expected to be longer.', 0, 86_400),
    needsAgents: flag('Whether chats are taken only while an agent is signed in who could answer. Default: false.'),
    skills: list('What agents must be able to do to get anything from it, by internal names.', text('A skill.')),
  },
  ['name'],
);
