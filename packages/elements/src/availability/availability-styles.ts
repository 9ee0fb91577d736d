import { css } from 'lit';

export const availabilityStyles = css`
  /* A box, so that there is something to come into view before anything is offered. */
  :host {
    display: block;
  }

  slot[hidden] {
    display: none;
  }
`;
