/** What happened in a run: a digest of all of it, and the last of it for people to read. It holds no secret. */
export class Timeline {
  readonly #lines: string[] = [];
  readonly #kept: number;
  #hash = 0x811c9dc5;
  #count = 0;

  /** `kept`: how many of the last lines people can read. */
  constructor(kept: number) {
    this.#kept = kept;
  }

  add(atMs: number, actor: string, what: string): void {
    const line = `${(atMs / 1_000).toFixed(3).padStart(9)}  ${actor.padEnd(9)} ${what}`;
    // FNV-1a: two runs of a seed have to be the same to the last character.
    for (let index = 0; index < line.length; index += 1) {
      this.#hash = Math.imul(this.#hash ^ line.charCodeAt(index), 0x01000193);
    }
    this.#count += 1;
    this.#lines.push(line);
    if (this.#lines.length > this.#kept * 2) this.#lines.splice(0, this.#lines.length - this.#kept);
  }

  get digest(): string {
    return `${(this.#hash >>> 0).toString(16).padStart(8, '0')}-${this.#count}`;
  }

  /** The last lines, the newest at the end. */
  get story(): readonly string[] {
    return this.#lines.slice(-this.#kept);
  }
}
