/**
 * What a value in a configuration may look like, said once: a shape reads a hostile value into a typed one, and tells
 * editors by a JSON schema what it takes. It knows no setting.
 */
import { BridgeError } from '../errors.js';
import { nearestName } from '../nearest-name.js';

/** As far as editors understand it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Shape<Value> {
  readonly schema: JsonSchema;
  /**
   * @param path Where the value is, for the person who wrote it: `queues[1].hours`.
   * @throws BridgeError `options-invalid`, whose message begins with the path and never repeats a value.
   */
  read(value: unknown, path: string): Value;
}

export type ValueOf<Described> = Described extends Shape<infer Value> ? Value : never;

const refuse = (path: string, problem: string): never => {
  throw new BridgeError('options-invalid', `${path || 'The configuration'}: ${problem}.`);
};

const check = <Value>(
  isRight: (value: unknown) => value is Value,
  problem: string,
  schema: JsonSchema,
): Shape<Value> => ({
  schema,
  read: (value, path) => (isRight(value) ? value : refuse(path, problem)),
});

interface TextRules {
  /** Default: at least one character. */
  readonly pattern?: RegExp;
  /** What the pattern asks for, as in "it has to be …". */
  readonly form?: string;
}

export function text(
  description: string,
  { pattern, form = 'a text that is not empty' }: TextRules = {},
): Shape<string> {
  const isRight = (value: unknown): value is string => typeof value === 'string' && (pattern ?? /[^]/).test(value);
  const limits = pattern ? { pattern: pattern.source } : { minLength: 1 };
  return check(isRight, `it has to be ${form}`, { description, type: 'string', ...limits });
}

/** Any text, the empty one too. */
export const anyText = (description: string): Shape<string> =>
  check((value) => typeof value === 'string', 'it has to be a text', { description, type: 'string' });

/** A whole number. */
export const number = (description: string, minimum: number, maximum: number): Shape<number> =>
  check(
    (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum,
    `it has to be a whole number from ${minimum} to ${maximum}`,
    { description, type: 'integer', minimum, maximum },
  );

export const flag = (description: string): Shape<boolean> =>
  check((value) => typeof value === 'boolean', 'it has to be true or false', { description, type: 'boolean' });

export const oneOf = <const Name extends string>(description: string, names: readonly Name[]): Shape<Name> =>
  check((value): value is Name => names.some((name) => name === value), `it has to be one of ${names.join(', ')}`, {
    description,
    enum: names,
  });

/** @param form What both together ask for. */
export function either<One, Other>(
  description: string,
  one: Shape<One>,
  other: Shape<Other>,
  form: string,
): Shape<One | Other> {
  return {
    schema: { description, anyOf: [one.schema, other.schema] },
    read(value, path) {
      for (const shape of [one, other]) {
        try {
          return shape.read(value, path);
        } catch {
          // It may still be the other.
        }
      }
      return refuse(path, `it has to be ${form}`);
    },
  };
}

export function list<Item>(description: string, item: Shape<Item>): Shape<readonly Item[]> {
  return {
    schema: { description, type: 'array', items: item.schema },
    read(value, path) {
      if (!Array.isArray(value)) return refuse(path, 'it has to be a list');
      return value.map((element, index) => item.read(element, `${path}[${index}]`));
    },
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a path goes on to a key: `a.b`, and in quotes where a key is no plain word. */
const below = (path: string, key: string): string => {
  const name = /^[\w$-]+$/.test(key) ? key : JSON.stringify(key);
  return path === '' ? name : `${path}.${name}`;
};

/** Any names of the person's own, each with a value. */
export function dictionary<Value>(description: string, item: Shape<Value>): Shape<Readonly<Record<string, Value>>> {
  return {
    schema: { description, type: 'object', additionalProperties: item.schema },
    read(value, path) {
      if (!isObject(value)) return refuse(path, 'it has to be an object');
      return Object.fromEntries(
        Object.entries(value).map(([key, element]) => [key, item.read(element, below(path, key))]),
      );
    },
  };
}

/** A shape for each key. */
export type ShapesOf<Value> = { readonly [Key in keyof Value]-?: Shape<Exclude<Value[Key], undefined>> };

/** An object of known keys. Each key of `Value` needs a shape, so that no setting can be forgotten. */
export function fields<Value extends object>(
  description: string,
  shapes: ShapesOf<Value>,
  required: readonly (keyof Value & string)[] = [],
): Shape<Value> {
  const known = Object.keys(shapes) as (keyof Value & string)[];
  const properties = Object.fromEntries(known.map((key) => [key, shapes[key].schema]));
  return {
    schema: {
      description,
      type: 'object',
      properties,
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    read(value, path) {
      if (!isObject(value)) return refuse(path, 'it has to be an object');
      assertKnown(Object.keys(value), known, path);
      for (const key of required) if (value[key] === undefined) refuse(below(path, key), 'it is missing');
      const entries = known
        .filter((key) => value[key] !== undefined)
        .map((key) => [key, shapes[key].read(value[key], below(path, key))] as const);
      // Each known key has been read by its own shape, and those that are required are there.
      return Object.fromEntries(entries) as Value;
    },
  };
}

function assertKnown(names: readonly string[], known: readonly string[], path: string): void {
  for (const name of names) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    refuse(
      below(path, name),
      nearest ? `there is no such setting; did you mean "${nearest}"` : 'there is no such setting',
    );
  }
}
