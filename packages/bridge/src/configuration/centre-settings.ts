/** What one contact centre is made of, as a configuration spells it: queues, agents, parameters and the like. */
import { contactFields, type ContactField } from '@footbridge/protocol';
import { allExtensions, type ConfiguredAgent, type Extensions, type Workgroup } from '../service/centre.js';
import { parameterNames, parameterTable, type ParameterDefinition } from '../service/parameter-table.js';
import type { Registration } from '../service/accounts.js';
import type { Parameters } from '../service/parameters.js';
import type { ConfiguredResponse } from '../service/seams.js';
import type { SkillTables } from '../service/skills.js';
import { queueShape, visibleName } from './queue-settings.js';
import {
  anyText,
  dictionary,
  either,
  fields,
  flag,
  list,
  number,
  oneOf,
  text,
  type Shape,
  type ShapesOf,
} from './shape.js';

/** What takes more than one value to say. */
export interface CentreSettings {
  readonly queues?: readonly Workgroup[];
  readonly agents?: readonly ConfiguredAgent[];
  readonly parameters?: Partial<Parameters>;
  readonly extensions?: Partial<Extensions>;
  readonly skills?: SkillTables;
  readonly cannedResponses?: readonly ConfiguredResponse[];
  readonly textPacks?: readonly string[] | 'all';
  readonly registration?: Registration;
}

const name = (description: string) => text(description);

const agent = fields<ConfiguredAgent>(
  'An agent who is known before signing in, or has something of their own.',
  {
    name: visibleName("The agent's name."),
    capacity: number('How many chats the agent takes at once. Default: 3.', 0, 1_000),
    skills: list('What the agent is able to do, by internal names. Default: nothing.', name('A skill.')),
    photo: name("The path of the agent's picture: PNG, JPEG, GIF or WebP."),
    aliasPhoto: name("Shown in place of `photo` where the agent's display name is."),
    displayName: name('What visitors see in the directory. Default: the agent is not in it.'),
    department: name('What the directory names as the department.'),
    statusText: name('What the directory says about the agent while signed in. Default: Available or Busy.'),
  },
  ['name'],
);

const response = fields<ConfiguredResponse>(
  'What agents send often.',
  {
    id: name('By what agents name it.'),
    title: name('What agents see.'),
    kind: oneOf('What it is.', ['text', 'url', 'file']),
    text: name(
      'The text or URL, with {{visitorName}}, {{agentName}} and {{queue}} filled in; or the path of the file.',
    ),
  },
  ['id', 'title', 'kind', 'text'],
);

/** All may be left out. */
const some = <Key extends string, Value>(
  description: string,
  keys: readonly Key[],
  shapeOf: (key: Key) => Shape<Value>,
): Shape<Partial<Record<Key, Value>>> =>
  fields<Record<Key, Value>>(
    description,
    // Each key gets its shape here.
    Object.fromEntries(keys.map((key) => [key, shapeOf(key)])) as never,
  );

const extensions: Shape<Partial<Extensions>> = some(
  'What Footbridge adds to the wire; false switches a part off.',
  Object.keys(allExtensions) as (keyof Extensions)[],
  (key) => flag(`footbridge.${key}`),
);

/** `null` takes a limit away. */
const orNull = (shape: Shape<number>): Shape<number | undefined> => ({
  schema: { ...shape.schema, type: ['integer', 'null'] },
  read: (value, path) => (value === null ? undefined : shape.read(value, path)),
});

function parameterShape(definition: ParameterDefinition): Shape<string | number | undefined> {
  const unit = definition.unit === undefined ? '' : ` (${definition.unit})`;
  const description = `${definition.effect}${unit}`;
  if (definition.kind === 'text') {
    const { pattern, form } = definition;
    return pattern && form !== undefined ? text(description, { pattern, form }) : anyText(description);
  }
  const shape = number(description, definition.min, definition.max);
  return definition.default === undefined ? orNull(shape) : shape;
}

// Each value has been read by the shape of its parameter.
const parameters = some('Settings that can be changed while it runs, by the original names.', parameterNames, (key) =>
  parameterShape(parameterTable[key]),
) as Shape<Partial<Parameters>>;

const registration: Shape<Registration> = fields<Registration>('What making an account asks for.', {
  open: flag('Whether visitors may make accounts. Default: true.'),
  required: list(
    'What nobody may leave out besides user name and password, such as homeEmail. Default: nothing.',
    oneOf('A field.', Object.keys(contactFields) as ContactField[]),
  ),
});

export const centreShapes: ShapesOf<CentreSettings> = {
  queues: list('The queues. Default: Marketing and Support.', queueShape),
  agents: list('The agents.', agent),
  parameters,
  extensions,
  skills: dictionary(
    "What visitors' pages may ask for, by category such as Product or Language, and what agents' skills are called.",
    dictionary('By the external name.', name("The skill's internal name; visitors never see it.")),
  ),
  cannedResponses: list('What agents send often.', response),
  textPacks: either(
    "The languages in which the system's own texts are said to visitors who ask for them. Default: none.",
    oneOf('Every pack that there is.', ['all']),
    list('By their codes.', text('A language such as fr or pt-br.')),
    'all, or a list of languages',
  ),
  registration,
};
