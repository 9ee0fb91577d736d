import { expect, it } from 'vitest';
import { readAccess } from './access.js';

function openAt(address: string) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  } as unknown as Storage;
  const shown: string[] = [];
  const history = { replaceState: (_: unknown, __: string, path: string) => shown.push(path) } as unknown as History;
  const read = (at: string) => readAccess(new URL(at) as unknown as Location, history, storage);
  return { access: read(address), shown, again: () => read(address.split('#')[0] ?? '') };
}

it('takes the key out of the address and still has it after a reload', () => {
  const { access, shown, again } = openAt('http://127.0.0.1:8899/agent/#key=secret');
  expect(access).toEqual({ key: 'secret', bases: ['http://127.0.0.1:8899/agent/api'] });
  expect(shown).toEqual(['/agent/']);
  expect(again()).toEqual(access);
});

it('sends the key to no other origin, whatever the address says', () => {
  const { access } = openAt(
    'http://127.0.0.1/agent/#key=secret&servers=/agent/server1,https://evil.example/x,//evil.example',
  );
  expect(access?.bases).toEqual(['http://127.0.0.1/agent/server1']);
});

it('has nothing without a key', () => {
  expect(openAt('http://127.0.0.1/agent/').access).toBeUndefined();
});
