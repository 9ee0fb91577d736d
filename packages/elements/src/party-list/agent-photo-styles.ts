import { css } from 'lit';

export const agentPhotoStyles = css`
  img {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    width: 100%;
    height: 100%;
    border-radius: 50%;
    object-fit: cover;
    cursor: zoom-in;
  }

  img[hidden] {
    display: none;
  }

  img:is(:hover, :focus):not(.dismissed) {
    z-index: 1;
    width: min(220px, 60vw);
    height: min(220px, 60vw);
    border-radius: 16px;
    background: var(--_raised);
    box-shadow: 0 8px 32px #0006;
    cursor: default;
  }
`;
