import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';

/** Finds an agent's picture. */
export type FindPhoto = (agent: string) => Promise<Blob | undefined>;

/** An agent's picture beside the name, which says the same to those who don't see it. */
export class AgentPhoto extends LitElement {
  static override readonly styles = css`
    img {
      display: block;
      width: 1.75rem;
      height: 1.75rem;
      border-radius: 50%;
      object-fit: cover;
    }
  `;

  @property({ attribute: false }) agent = '';
  @property({ attribute: false }) find: FindPhoto | undefined;
  @state() private address: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('agent') || (changed.has('find') && !this.address)) void this.#load(this.agent);
  }

  protected override render() {
    return this.address ? html`<img src=${this.address} alt="" />` : nothing;
  }

  async #load(agent: string): Promise<void> {
    this.#forget();
    const photo = await this.find?.(agent);
    if (photo && this.isConnected && agent === this.agent) this.address = URL.createObjectURL(photo);
  }

  #forget(): void {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = undefined;
  }
}
