// Rule, with --host: a certificate or key file that the daemon will not get.

import { quote } from '../../core/quote.ts';
import type { Tls } from '../../installation/types.ts';
import { text } from '../example.ts';
import { relationshipsOf } from '../ha.ts';
import { seen } from '../host-files.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { listenersOf, type TlsFile, tlsFiles } from '../sockets.ts';

const listener = (key: string): string =>
  text`
      { "Dhcp4": { "control-sockets": [
        { "socket-type": "https", "socket-address": "127.0.0.1", "socket-port": 8004,
          "trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/cert.pem", "key-file": "NAME" }
      ] } }
    `.replace('NAME', key);

export default defineRule({
  id: 'tls-file-unreadable',
  title: 'a certificate or key file is not there, or not for the daemon to read',
  why: `Only with \`--host\`, which looks at this machine. Kea opens the files when it starts, not under \`-t\`: a missing one
ends the start with "load of CA file '…' failed: No such file or directory". The Control Agent often ran as another user, or
with other groups, than the servers that take over its files. A key that everybody on the machine can read is a warning.`,
  source: 'src/lib/asiolink/openssl_tls.cc',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': listener('/etc/ssl/private/kea.pem') },
  good: { 'kea-dhcp4.conf': listener('/etc/kea/key.pem') },
  exampleHost: {
    '/etc/kea/ca.pem': { mode: 0o644 },
    '/etc/kea/cert.pem': { mode: 0o644 },
    '/etc/kea/key.pem': { mode: 0o640, gid: 101 },
    '/etc/ssl/private': { mode: 0o700, directory: true },
    '/etc/ssl/private/kea.pem': { mode: 0o640, gid: 101 },
  },
  *check(installation, { host }) {
    if (host === undefined) return;
    const { agent } = installation;
    const all: readonly Tls[] = [
      ...(agent === undefined ? [] : [agent.tls]),
      ...[...listenersOf(installation)].map(({ socket }) => socket.tls),
      ...[...relationshipsOf(installation)].flatMap(({ relationship }) => [
        relationship.tls,
        ...relationship.peers.map(({ tls }) => tls),
      ]),
    ];
    for (const { key, file } of all.flatMap((tls): readonly TlsFile[] => tlsFiles(tls).given)) {
      if (file === undefined || !file.value.startsWith('/')) continue;
      const name = `${key} ${quote(file.value)}`;
      const at = valueAt(file);
      const { stat, user, isReadable, isOpen } = seen(host, file.value);
      if (stat === undefined) {
        yield {
          message: `${name} is not on this machine, or cannot be looked at; the start fails without it`,
          at,
        };
      } else if (!isReadable) {
        yield {
          message: `${name} cannot be read by user ${user}, which the daemon runs as; the start fails`,
          at,
        };
      } else if (key === 'key-file' && isOpen && stat.kind === 'file') {
        yield { severity: 'warning', message: `${name} can be read by everybody on this machine`, at };
      }
    }
  },
});
