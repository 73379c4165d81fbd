// Ignore comments through the whole program: shared files, and a plan that leaves them where they are.

import { describe, expect, test } from 'vitest';
import { files, run } from './harness.ts';

const shared = (comment: string): string => `${comment}\n"renew-timer": 0900\n`;
const server = '{ "Dhcp4": { <?include "/etc/kea/shared.inc"?> } }\n';

describe('a file that hosts in several directories include', () => {
  const entries = (comment: string) => ({
    '/repo/a/kea-dhcp4.conf': server,
    '/repo/b/kea-dhcp4.conf': server,
    '/repo/shared.inc': shared(comment),
  });

  test('one comment in it is enough, and is not called unused', async () => {
    expect((await run(['check', '.', '-f', 'concise'], files(entries('')))).out).toContain(
      'json-leading-zeros',
    );
    const ignored = await run(
      ['check', '.', '-f', 'concise'],
      files(entries('# kea-migrate-ignore json-leading-zeros why')),
    );
    expect(ignored.out).toBe('');
  });
});

describe('a migration', () => {
  const singular = `{ "Dhcp4": {
  # kea-migrate-ignore control-socket-singular until the move
  "control-socket": {
    # kea-migrate-ignore json-trailing-comma written by a script
    "socket-type": "unix", "socket-name": "kea4-ctrl-socket",
  }
} }
`;

  test('leaves ignore comments where they are', async () => {
    const io = files({
      '/repo/kea': { directory: true, uid: 1000 },
      '/repo/kea/kea-dhcp4.conf': { text: singular, uid: 1000, gid: 1000 },
    });
    const before = await run(['check', 'kea', '-f', 'concise'], io);
    expect(before.out).not.toContain('json-trailing-comma');
    const written = await run(['kea', '--write', '-f', 'json'], io);
    expect(JSON.parse(written.out)).toMatchObject({ outcome: { action: 'written' } });
    const text = io.read('/repo/kea/kea-dhcp4.conf');
    expect(text).toContain('"control-sockets"');
    for (const [comment] of singular.matchAll(/#.*/g)) expect(text).toContain(comment);
    expect((await run(['check', 'kea', '-f', 'concise'], io)).code).toBe(0);
  });
});
