// Hosts in directories of their own are held against each other, in every command that checks.

import { describe, expect, test } from 'vitest';
import { haFile } from '../../src/check/ha-example.ts';
import { files, run } from './harness.ts';

const peers = (port: number, comment = ''): readonly string[] => [
  '{ "name": "one", "url": "https://192.0.2.1:8005/", "role": "primary" }',
  `${comment}{ "name": "two", "url": "https://192.0.2.2:${port}/", "role": "standby" }`,
];
const clear = '"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ],';
const partners = (two: string) => ({
  '/repo': { directory: true as const, uid: 1000 },
  '/repo/one/kea-dhcp4.conf': haFile({ peers: peers(8005), server: clear }),
  '/repo/two/kea-dhcp4.conf': two,
});
const second = (port: number, comment?: string): string =>
  haFile({ peers: peers(port, comment), server: clear, self: '"two"' });
const differing = second(8006);
const comment = '# kea-migrate-ignore ha-partners-disagree known\n';

describe('partners in two directories', () => {
  test.each([
    ['check', ['check', '.']],
    ['a migration', ['.']],
    ['check that draws a picture', ['check', '.', '--graph', 'out.mmd']],
  ])('%s finds what they disagree about', async (_name, words) => {
    const { out } = await run([...words, '-f', 'json'], files(partners(differing)));
    const found: readonly { readonly rule: string }[] = JSON.parse(out).diagnostics;
    expect(found.map(({ rule }) => rule)).toEqual(['ha-partners-disagree']);
  });

  test('two PATHs are one run, and one of them alone is not', async () => {
    const io = files(partners(differing));
    expect((await run(['check', 'one', 'two', '-f', 'concise'], io)).out).toContain('ha-partners-disagree');
    expect((await run(['check', 'one', '-f', 'concise'], io)).out).toBe('');
  });

  test('a comment leaves it out, and is not called unused', async () => {
    const io = files(partners(second(8006, comment)));
    expect((await run(['check', '.', '-f', 'concise'], io)).out).toBe('');
  });

  test('a comment that is for nothing is called so', async () => {
    const io = files(partners(second(8005, comment)));
    expect((await run(['check', '.', '-f', 'concise'], io)).out).toContain('ignore-unused');
  });
});
