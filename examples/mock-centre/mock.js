import { createMockCentre, setupWorker, showMockPanel } from '../../mock/footbridge-mock.js';

// Where a policy requires Trusted Types, the worker's address has to be vouched for.
const worker = new URL('mockServiceWorker.js', import.meta.url).href;
window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url === worker ? url : null) });

const centre = createMockCentre({ servers: ['/mock/server1', '/mock/server2'] });
await setupWorker(...centre.handlers).start({
  serviceWorker: { url: worker },
  onUnhandledRequest: 'bypass',
  quiet: true,
});
showMockPanel(centre);
