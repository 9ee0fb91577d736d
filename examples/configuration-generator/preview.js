import { createMockCentre, setupWorker } from '../../mock/footbridge-mock.js';

const said = Object.fromEntries(new URLSearchParams(location.search));
const servers = ['/mock/server1', '/mock/server2'];
const script = new URL('../../footbridge/footbridge.js', import.meta.url).href;
const worker = new URL('mockServiceWorker.js', import.meta.url).href;
window.trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => ([script, worker].includes(url) ? url : null),
});

// Its queues go by the names that the page asks for.
const workgroups = [...new Set([said.target, said['callback-target']])].filter(Boolean).map((name) => ({ name }));
const centre = createMockCentre({ servers, workgroups });
await setupWorker(...centre.handlers).start({
  serviceWorker: { url: worker },
  onUnhandledRequest: 'bypass',
  quiet: true,
});

const tag = document.createElement('script');
// Where the files and servers are is the preview's own affair.
const elsewhere = ['server1', 'server2', 'files', 'integrity', 'accent'];
for (const [name, value] of Object.entries(said)) {
  if (!elsewhere.includes(name)) tag.setAttribute(`data-${name}`, value === 'on' ? '' : value);
}
tag.dataset.servers = servers.join();
tag.src = script;
document.body.append(tag);

const style = new CSSStyleSheet();
if (/^#[\da-f]{6}$/i.test(said.accent ?? ''))
  style.replaceSync(`footbridge-widget { --footbridge-accent: ${said.accent} }`);
document.adoptedStyleSheets.push(style);
document.querySelector('#state').textContent = 'Try the button in the corner: an agent repeats what you write.';
