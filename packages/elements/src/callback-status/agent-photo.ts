import { html } from 'lit';
import type { CallbackProgress } from '@footbridge/client/callback';
import type { AgentPhotos } from '../party-list/agent-photos.js';
import { initials } from '../party-list/initials.js';

/** The photo of who will call, over the initials, which are all there is until it can be shown. */
export const agentPhoto = (agent: NonNullable<CallbackProgress['agent']>, photos: AgentPhotos | undefined) => html`
  <span part="avatar"><span aria-hidden="true">${initials(agent.name)}</span>${photos?.photo(agent)}</span>
`;
