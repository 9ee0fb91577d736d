import { readOldConfig } from './read-old-config.js';
import { writeObject, writePolicy, writeProxy, writeStyle, writeTag } from './write.js';

const form = document.querySelector('#form');
const preview = document.querySelector('#preview');
const PAUSE_MS = 400;
let pause;

/** What the form says, without what it leaves as it is. */
const settings = () =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string' && value));

function fill(values) {
  // Whoever names a first server and no second has one only.
  const servers = 'server1' in values ? { server2: '' } : {};
  for (const [name, value] of Object.entries({ ...servers, ...values })) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (field.type === 'checkbox') field.checked = value === 'on';
    else field.value = value;
  }
}

async function hashOf(address) {
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-384', await response.arrayBuffer()));
  return `sha384-${btoa(String.fromCharCode(...bytes))}`;
}

async function show() {
  const said = settings();
  const hash = said.integrity ? await hashOf(`${said.files}footbridge.js`).catch(() => undefined) : undefined;
  const texts = {
    tag: writeTag(said, hash),
    object: writeObject(said),
    style: writeStyle(said),
    policy: writePolicy(said, location.origin),
    proxy: writeProxy(said),
  };
  for (const [id, text] of Object.entries(texts)) document.querySelector(`#${id}`).textContent = text;
  history.replaceState(null, '', `?${new URLSearchParams(said)}`);
  clearTimeout(pause);
  pause = setTimeout(() => (preview.src = `preview.html?${new URLSearchParams(said)}`), PAUSE_MS);
}

form.addEventListener('input', () => void show());
form.addEventListener('submit', (event) => event.preventDefault());

document.querySelector('#old').addEventListener('change', async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const { values, problem } = readOldConfig(await file.text());
  fill(values);
  document.querySelector('#read').textContent = problem ?? `Read: ${Object.keys(values).length} settings.`;
  await show();
});

document.addEventListener('click', async ({ target }) => {
  const { copy } = target.dataset ?? {};
  if (!copy) return;
  await navigator.clipboard.writeText(document.querySelector(`#${copy}`).textContent);
  document.querySelector('#copied').textContent = 'Copied.';
});

fill(Object.fromEntries(new URLSearchParams(location.search)));
await show();
