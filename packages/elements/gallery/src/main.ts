/** The gallery's page: all states side by side, or with `?state=` one alone; `dir`, `theme` and `language` as asked for. */
import { setLocale } from '@footbridge/elements';
import '@footbridge/elements/define';
import { html, render } from 'lit';
import { allClicked } from './clicked.js';
import { isPseudo, pseudoLocales } from './pseudo.js';
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

/** The texts as the language that is asked for has them. */
async function speak(language: string): Promise<void> {
  if (!isPseudo(language)) return setLocale(language);
  const { base, write } = pseudoLocales[language];
  const { texts } = (await import(new URL('generated/en.js', import.meta.url).href)) as Record<string, object>;
  return setLocale(base, Object.fromEntries(Object.entries(texts ?? {}).map(([id, text]) => [id, write(`${text}`)])));
}

function draw(): void {
  if (!main) return;
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
            ${['de', 'ar', 'ja', 'en-XA', 'ar-XB'].map((tag) => html`<a href="?language=${tag}">${tag}</a>`)}
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

const language = asked.get('language');
const shown = language ? speak(language).then(draw) : Promise.resolve(draw());

/** Resolves once what was asked for stands there, for whoever takes pictures of it. */
async function settle(): Promise<void> {
  await shown;
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
