/** The gallery's page: all states side by side, or with `?state=` one alone; `dir` and `theme` as they are asked for. */
import '@footbridge/elements/define';
import { html, render } from 'lit';
import { allClicked } from './clicked.js';
import { allSpoken } from './spoken.js';
import { states } from './states.js';

const asked = new URLSearchParams(location.search);
const main = document.querySelector('main');
const state = states.find(({ name }) => name === asked.get('state'));

document.documentElement.dir = asked.get('dir') ?? '';
document.documentElement.style.colorScheme = asked.get('theme') ?? '';

/** A theme is a style sheet of the page; what is drawn before it is there would be drawn twice. */
const themed = new Promise((resolve) => {
  const look = asked.get('look');
  if (!look) return resolve(undefined);
  const sheet = Object.assign(document.createElement('link'), {
    rel: 'stylesheet',
    href: `${encodeURIComponent(look)}.css`,
  });
  sheet.addEventListener('load', resolve);
  sheet.addEventListener('error', resolve);
  document.head.append(sheet);
});

if (main) {
  main.classList.toggle('single', state !== undefined);
  render(
    state
      ? html`<h1>${state.name}</h1>
          <div class="stage">${state.show()}</div>`
      : html`<h1>Every element in every state</h1>
          <nav>
            <a href="?">Light and left to right, as the system</a>
            <a href="?theme=dark">Dark</a>
            <a href="?dir=rtl">Right to left</a>
            ${['paper', 'meadow', 'dock'].map((look) => html`<a href="?look=${look}">${look}</a>`)}
          </nav>
          ${states.map(
            ({ name, show }) =>
              html`<section>
                <h2><a href="?state=${name}">${name}</a></h2>
                <div class="stage">${show()}</div>
              </section>`,
          )}`,
    main,
  );
}

/** Resolves once what was asked for stands there, for whoever takes pictures of it. */
async function settle(): Promise<void> {
  await themed;
  await allClicked();
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(elementsIn(document).map((element) => (element as { updateComplete?: unknown }).updateComplete));
    await new Promise(requestAnimationFrame);
  }
}

const elementsIn = (scope: ParentNode): readonly Element[] =>
  [...scope.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
  ]);

/** Resolves once nothing more is said to screen readers, which would be part of what they read. */
async function fallSilent(): Promise<void> {
  await settle();
  await allSpoken();
}

Object.assign(globalThis, { galleryShown: settle(), fallSilent });
