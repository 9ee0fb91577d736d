import { fail } from '../errors.js';

/** What could open a chat or a file, wherever it stands in a text. */
const SECRET = /(?=[\w-]*\d)[\w-]{8,}/g;

/** A value for a person to read, without what could be an id, and not for long. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const shown = value.replace(SECRET, '***');
  return JSON.stringify(shown.length > 80 ? `${shown.slice(0, 80)}…` : shown);
}

/** A value of an answer, with the way to it: whoever expects something else of it can say where. */
export class Part {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  get isAbsent(): boolean {
    return this.value === undefined;
  }

  /** The field of exactly this name. */
  get(name: string): Part {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.refuse('an object');
    return new Part(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, this.at(name));
  }

  list(): readonly Part[] {
    const { value } = this;
    return Array.isArray(value)
      ? value.map((item: unknown, index) => new Part(item, `${this.path}[${index}]`))
      : this.refuse('a list');
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('a text');
  }

  /** A text that is not empty. */
  words(): string {
    return this.text() === '' ? this.refuse('a text that is not empty') : this.text();
  }

  /** A path that is relative to the server. protocol §11 item 12 */
  pathFromRoot(): string {
    return this.text().startsWith('/') ? this.text() : this.refuse('a path that begins with a slash');
  }

  /** A GUID, as visitors' ids are. protocol §3.0 */
  guid(): string {
    const text = this.text();
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : this.refuse('a GUID');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.refuse('true or false');
  }

  integer(min = 0): number {
    const { value } = this;
    return Number.isSafeInteger(value) && (value as number) >= min
      ? (value as number)
      : this.refuse(`an integer of at least ${min}`);
  }

  equals(expected: string | number | boolean): void {
    if (this.value !== expected) this.refuse(describe(expected));
  }

  oneOf(expected: readonly string[]): void {
    if (!expected.includes(this.text())) this.refuse(`one of ${expected.join(', ')}`);
  }

  refuse(expected: string): never {
    return fail(`Expected ${expected} at ${this.path}, got ${describe(this.value)}.`);
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
