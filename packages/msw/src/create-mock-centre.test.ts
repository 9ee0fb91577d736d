import { createFootbridge } from '@footbridge/client';
import { register } from '@footbridge/client/account';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createMockCentre, type MockCentreOptions } from './create-mock-centre.js';

const SERVERS = ['http://contact.example/I3Root/Server1', 'http://contact.example/I3Root/Server2'] as const;

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function open(options: MockCentreOptions = {}) {
  const centre = createMockCentre({ servers: SERVERS, ...options });
  const footbridge = createFootbridge({
    servers: [...SERVERS],
    target: 'Marketing',
    requestTimeoutMs: 1_000,
    fetch: centre.fetch,
  });
  ends.push(() => {
    footbridge.dispose();
    centre.dispose();
  });
  const lines = () =>
    (footbridge.snapshot.chat?.entries ?? []).flatMap((entry) => (entry.kind === 'text' ? [entry.text] : []));
  return { centre, footbridge, lines };
}

test('a chat in a test, through Mock Service Worker, with an agent who answers by a script', async () => {
  const centre = createMockCentre({ servers: SERVERS });
  const server = setupServer(
    ...centre.handlers,
    http.all('*', () => HttpResponse.error()),
  );
  server.listen();
  onTestFinished(() => {
    server.close();
    centre.dispose();
  });
  const footbridge = createFootbridge({ servers: [...SERVERS], target: 'Marketing' });
  onTestFinished(() => footbridge.dispose());
  await footbridge.connect();
  await footbridge.startChat({ name: 'Mary' });
  footbridge.send('Is anybody there?');
  await expect
    .poll(() => JSON.stringify(footbridge.snapshot.chat?.entries), { timeout: 15_000 })
    .toContain('You wrote: Is anybody there?');
});

test('an agent whom the test speaks for', async () => {
  const { centre, footbridge, lines } = open({ scriptedAgents: [] });
  const agent = 'Alicia Adams';
  await centre.agents.act({ command: 'signIn', agent });
  await footbridge.startChat({ name: 'Mary' });
  const { interactions } = await centre.agents.desk(agent);
  const [{ interactionId = '', visitorName } = {}] = interactions;
  expect(visitorName).toBe('Mary');
  await centre.agents.act({ command: 'pickUp', agent, interactionId });
  await centre.agents.act({ command: 'sendText', agent, interactionId, text: 'Hello.', commandId: 'a'.repeat(16) });
  await expect.poll(lines, { timeout: 15_000 }).toContain('Hello.');
  await expect(centre.agents.act({ command: 'pickUp', agent: 'Nobody', interactionId })).rejects.toThrow(
    /no agent of this name/,
  );
});

test('a chat goes on at the other server, after a stop and after a crash', async () => {
  const { centre, footbridge, lines } = open();
  await footbridge.startChat({ name: 'Mary' });
  const [one, other] = centre.servers;
  expect([one?.role, other?.role]).toEqual(['active', 'standby']);
  centre.switchOver();
  await expect.poll(() => other?.role).toBe('active');
  footbridge.send('First.');
  await expect.poll(lines, { timeout: 15_000 }).toContain('You wrote: First.');
  other?.crash();
  expect(other?.role).toBe('down');
  await expect.poll(() => one?.role, { timeout: 10_000 }).toBe('active');
  footbridge.send('Second.');
  await expect.poll(lines, { timeout: 15_000 }).toContain('You wrote: Second.');
  expect(lines().filter((line) => line.startsWith('You wrote: '))).toEqual(['You wrote: First.', 'You wrote: Second.']);
});

test('what is wrong on the way is what the client sees, and passes', async () => {
  const draws = [0, 1, 0, 0];
  const { centre, footbridge } = open({ random: () => draws.shift() ?? 0.9 });
  const ask = () => centre.fetch(`${SERVERS[0]}/websvcs/serverConfiguration`);
  centre.faults.lossRate = 0.5;
  await expect(ask()).rejects.toThrow(TypeError);
  await expect(ask()).rejects.toThrow(TypeError);
  expect((await ask()).status).toBe(200);
  centre.faults.unavailable = true;
  expect((await ask()).status).toBe(503);
  await expect(footbridge.connect()).rejects.toMatchObject({ code: 'unreachable' });
  Object.assign(centre.faults, { unavailable: false, lossRate: 0, latencyMs: 1 });
  await footbridge.connect();
  expect(footbridge.snapshot.configuration).toBe('loaded');
  await expect(centre.fetch('http://elsewhere.example/')).rejects.toThrow(TypeError);
});

test('a visitor can make an account, and sign in with it', async () => {
  const { footbridge } = open();
  await register(footbridge, { username: 'mary', password: 'correct horse' });
  await expect(footbridge.startChat({ name: 'mary', password: 'battery staple' })).rejects.toMatchObject({
    code: 'sign-in-refused',
  });
  await footbridge.startChat({ name: 'mary', password: 'correct horse' });
  expect(footbridge.snapshot.chat?.status).toBe('open');
});

test.each([[[]], [[...SERVERS, 'http://contact.example/I3Root/Server3']]])('no pair has the servers %j', (servers) => {
  expect(() => createMockCentre({ servers })).toThrow(expect.objectContaining({ code: 'options-invalid' }));
});
