import { css } from 'lit';

export const partyListStyles = css`
  :host {
    display: block;
  }

  [part='parties'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    min-height: 64px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
  }

  [part='avatar'] {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 40px;
    height: 40px;
    margin-inline-end: 12px;
    border: 1px solid var(--_border);
    border-radius: 50%;
    background: light-dark(#e4e8fd, #2d3563);
    color: light-dark(#2a3693, #d5dbff);
    font-size: 0.875em;
    font-weight: 650;
  }

  [part='avatar'] + [part='avatar'] {
    margin-inline-start: -22px;
  }

  .texts {
    flex: 1 0 5em;
    margin-inline-end: 8px;
    overflow-wrap: anywhere;
  }

  [part='names'] {
    font-weight: 650;
    line-height: 1.3;
  }

  [part='status'] {
    color: var(--_muted);
    font-size: 0.875em;
  }

  i {
    display: inline-block;
    width: 19px;
    height: 5px;
    background: radial-gradient(circle closest-side, currentColor 80%, #0000) 0 / 7px 5px;
    animation: typing 0.5s 9 alternate;
  }

  @keyframes typing {
    from {
      opacity: 0.3;
    }
  }

  @media (prefers-reduced-motion) {
    i {
      animation: none;
    }
  }
`;
