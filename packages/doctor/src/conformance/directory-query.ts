import { fail } from '../errors.js';
import type { Subject } from './check.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectSuccess } from './reply.js';

const MAX_ENTRIES = 50;

const search = async (probe: Probe, fields: object): Promise<Part> =>
  expectSuccess(await probe.ask('directory/query', fields));

function expectEntry(entry: Part): void {
  entry.get('displayName').words();
  entry.get('target').words();
  entry.get('targetType').oneOf(['User', 'Workgroup']);
  entry.get('statusText').text();
  entry.get('available').boolean();
  entry.get('chat').boolean();
  entry.get('callback').boolean();
  if (!entry.get('department').isAbsent) entry.get('department').words();
  const photo = entry.get('photo');
  if (!photo.isAbsent) photo.pathFromRoot();
}

export const directoryQuery: Subject = {
  title: 'directory/query',
  needs: ['common.footbridge.directory'],
  checks: [
    {
      name: 'lists whom a visitor can ask for, and the departments',
      section: '10.6',
      async run(probe) {
        const directory = await search(probe, {});
        for (const department of directory.get('departments').list()) department.words();
        const entries = directory.get('entries').list();
        if (entries.length > MAX_ENTRIES) fail(`Expected at most ${MAX_ENTRIES} entries, got ${entries.length}.`);
        entries.forEach(expectEntry);
      },
    },
    {
      name: 'takes any of its fields alone, by how the name begins',
      section: '10.6',
      async run(probe) {
        for (const field of ['firstName', 'lastName', 'department']) {
          const found = (await search(probe, { [field]: 'zzqx' })).get('entries').list();
          if (found.length > 0) fail(`Expected nobody whose ${field} begins with zzqx.`);
        }
      },
    },
    {
      name: 'takes all of its fields together',
      section: '10.6',
      async run(probe) {
        await search(probe, { firstName: 'a', lastName: 'b', department: 'c' });
      },
    },
  ],
};
