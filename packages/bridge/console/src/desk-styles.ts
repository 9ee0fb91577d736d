import { css } from 'lit';

/** Where the columns of a table and a conversation fit beside each other. */
export const ROOM_FOR_TABLE = '(min-width: 88rem)';

/** How a desk is laid out: two columns, or on a narrow screen either the list or a conversation. */
export const deskStyles = css`
  .desk {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(17rem, 22rem) minmax(0, 1fr);
    gap: 0 1rem;
    height: 100vh;
    height: 100dvh;
    padding: 1rem;
  }

  .side {
    display: flex;
    flex-direction: column;
    gap: 1.25rem;
    overflow-y: auto;
    /* Room for focus rings, which the scrolling box would cut off. */
    margin: -4px;
    padding: 4px;
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin-bottom: 1.25rem;
  }

  .who h1 {
    flex: 1 0 6rem;
    overflow-wrap: anywhere;
  }

  .conversation {
    grid-area: 2 / 2 / 4 / 3;
    display: flex;
    flex-direction: column;
    /* It scrolls as a whole only where a phone's keyboard leaves too little of it. */
    overflow: hidden auto;
    min-height: 0;
  }

  conversation-view {
    flex: 1 0 auto;
  }

  .back {
    display: none;
    align-self: start;
    margin: 0.75rem 1rem 0;
  }

  .back::before {
    content: '‹ ' / '';
  }

  h1 {
    font-size: 1.125rem;
  }

  h2 {
    margin-bottom: 0.5rem;
    font-size: 0.8125rem;
  }

  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25rem 1rem;
    overflow-wrap: anywhere;
  }

  .offline {
    grid-column: 1 / -1;
  }

  .offline p {
    margin-bottom: 1rem;
    padding: 0.6rem 0.9rem;
    border: 1px solid var(--_border);
    border-radius: 9px;
    background: var(--_surface);
  }

  /* The same width as ROOM_FOR_TABLE. */
  @media (min-width: 88rem) {
    .desk {
      grid-template-columns: minmax(46rem, 1fr) minmax(30rem, 1fr);
    }
  }

  @media (max-width: 48rem) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
    }

    .desk.reading {
      padding: 0;
    }

    .desk.reading .offline p {
      margin: 0;
      border-width: 0 0 1px;
      border-radius: 0;
    }

    .desk.reading .side,
    .desk:not(.reading) .conversation {
      display: none;
    }

    .conversation {
      grid-area: 3 / 1;
    }

    /* The page's heading stays for those who hear it. */
    .reading .who {
      position: absolute;
      clip-path: inset(50%);
    }

    .reading .who button {
      display: none;
    }

    .reading .conversation {
      border: 0;
      border-radius: 0;
    }

    .back {
      display: block;
    }

    /* Whoever works on a phone has no such keys. */
    .keys {
      display: none;
    }
  }
`;
