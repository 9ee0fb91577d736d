import { endpointPath, endpoints, siteEndpoints } from '@footbridge/protocol';
import { expect, test } from 'vitest';
import { maskUrl, placeOf } from './place-of.js';

const base = 'https://shop.example/I3Root/Server1';
const id = '0b6f0c1e-52a7-4a63-9a4e-6c2f5f1d9e77';

test('tells what an address asks, of which server and for whom', () => {
  const url = `${base}/${endpointPath(endpoints.chatPoll, id, 17, 25_000)}`;
  expect(placeOf(url)).toEqual({ base, what: 'chat/poll', visitorId: id });
});

test.each([
  [endpoints.chatPoll, id, '/websvcs/chat/poll/***'],
  [endpoints.chatReconnect, undefined, '/websvcs/chat/reconnect'],
  [endpoints.serverConfiguration, undefined, '/websvcs/serverConfiguration'],
  [siteEndpoints.problemReport, id, '/websvcs/problemReport/***'],
])('masks the id in an address: %s', (endpoint, visitorId, masked) => {
  expect(maskUrl(placeOf(`${base}/${endpointPath(endpoint, visitorId)}`))).toBe(base + masked);
});

test('says nothing of an address that it does not know', () => {
  expect(maskUrl(placeOf(`${base}/websvcs/chat/getfile/${id}/secret/plan.pdf`))).toBe(`${base}/websvcs/unknown`);
});

test('is not led astray by a server below a path of the same name', () => {
  const place = placeOf(`${base}/websvcs/b/websvcs/chat/exit/${encodeURIComponent('a/b c')}`);
  expect(place).toEqual({ base: `${base}/websvcs/b`, what: 'chat/exit', visitorId: 'a/b c' });
});
