import { expect, test } from 'vitest';
import { TestCentre } from '../testing/test-centre.js';
import { queryDirectory } from './query-directory.js';

const agents = [
  { name: 'jdoe', displayName: 'Jane Doe', department: 'Service', photo: '/photos/jane.png' },
  { name: 'aadams', displayName: 'Alan Adams', department: 'Sales' },
];

test('finds people by the beginnings of their names', async () => {
  const { footbridge } = new TestCentre({ agents }).client();
  const { departments, entries } = await queryDirectory(footbridge, { lastName: 'do' });
  expect(departments).toEqual(['Sales', 'Service']);
  expect(entries).toMatchObject([
    {
      displayName: 'Jane Doe',
      target: 'jdoe',
      targetType: 'User',
      photoUrl: expect.stringMatching(/^http:\/\/site\.example\/a\/.+/) as string,
    },
  ]);
  expect((await queryDirectory(footbridge)).entries.map(({ displayName }) => displayName)).toContain('Alan Adams');
});

test('leads to a chat with the person', async () => {
  const centre = new TestCentre({ agents });
  await centre.agent({ command: 'signIn' }, 'jdoe');
  const { entries } = await queryDirectory(centre.client().footbridge, { firstName: 'Jane' });
  const [{ target = '', targetType = 'User' } = {}] = entries;
  await centre.client({ target, targetType }).footbridge.startChat();
  expect((await centre.desk('jdoe')).interactions).toMatchObject([{ queue: 'jdoe', state: 'alerting' }]);
});

test('is not asked where there is none', async () => {
  const centre = new TestCentre({ extensions: { directory: false } });
  await expect(queryDirectory(centre.client().footbridge)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(centre.network.requests('directory/query')).toEqual([]);
});

test('asks again after an answer that was lost', async () => {
  const centre = new TestCentre({ agents });
  centre.network.disturbNext('directory/query', 'answerLost');
  const found = queryDirectory(centre.client().footbridge);
  await centre.clock.advance(13_000);
  expect((await found).entries).not.toEqual([]);
});
