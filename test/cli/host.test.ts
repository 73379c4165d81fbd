// --host looks at this machine; without it no path outside PATH is touched.

import { describe, expect, test } from 'vitest';
import { files, run } from './harness.ts';

const conf = `{ "Dhcp4": { "control-sockets": [
  { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" },
  { "socket-type": "https", "socket-address": "127.0.0.1", "socket-port": 8004,
    "trust-anchor": "/srv/tls/ca.pem", "cert-file": "/srv/tls/cert.pem", "key-file": "/srv/tls/key.pem" } ],
  "valid-lifetime": 4000
} }
`;
const entries = {
  '/repo/kea/kea-dhcp4.conf': conf,
  '/run/kea': { directory: true, mode: 0o755 } as const,
  '/srv/tls/ca.pem': 'x',
  '/srv/tls/cert.pem': 'x',
  '/srv/tls/key.pem': { text: 'x', mode: 0o600 },
  '/etc/passwd': '_kea:x:101:101::/:/bin/false\n',
};

describe('--host', () => {
  test.each([['check', 'kea'], ['kea']])(
    'without it, no file elsewhere is looked at: %s',
    async (...argv) => {
      const io = files(entries);
      const ran = await run(argv, io);
      expect(ran.code).toBe(0);
      const outside = io.operations
        .map(({ path }) => path)
        // Looking for kea-migrate.jsonc and interrupted writes upwards is part of PATH.
        .filter((path) => !/^(\/|\/repo(\/.*)?|.*kea-migrate[^/]*)$/.test(path) && path.startsWith('/'));
      expect(outside).toEqual([]);
    },
  );

  test('with it, what the daemons will not get is found', async () => {
    const { out, code } = await run(['check', 'kea', '--host', '-f', 'concise'], files(entries));
    expect(out).toContain('path-control-socket-dir-mode');
    expect(out).toContain('tls-file-unreadable');
    expect(code).toBe(1);
  });
});
