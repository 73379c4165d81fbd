// Rule, with --host: the directory of a Unix socket that Kea finds too open.

import { dirname } from 'node:path/posix';
import { quote } from '../../core/quote.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketRules, supportedDirectory } from '../socket-rules.ts';
import { namedUnixSockets } from '../sockets.ts';

/** What Kea demands of the directory. */
const demanded = 0o750;

export default defineRule({
  id: 'path-control-socket-dir-mode',
  title: 'the directory of a Unix socket is more open than Kea takes it',
  why: `Only with \`--host\`, which looks at this machine. Since 2.4.2, 2.6.3 and 2.7.9 Kea demands mode 0750 of the directory of
its sockets: exactly that at first, nothing beyond it from 2.6.5, 3.0.3 and 3.1.5 on. Debian 12 makes /run/kea with 0755, which
newer servers refuse. Units that make the directory need \`RuntimeDirectoryMode=0750\`.`,
  source: 'ChangeLog 2346, 2429, and 2266 of 2.6.3; src/lib/util/filesystem.cc',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/var/run/kea/kea4-ctrl-socket" } ] } }
    `,
  },
  exampleHost: {
    '/run/kea': { mode: 0o755, uid: 101, gid: 101, directory: true },
    '/var/run/kea': { mode: 0o750, uid: 101, gid: 101, directory: true },
  },
  *check(installation, context) {
    const { host, target } = context;
    if (host === undefined) return;
    const supported = supportedDirectory(socketRules(installation, context));
    const isExact = !behaves('socketDirectoryModeRelaxed', target);
    for (const server of installation.servers) {
      for (const { name } of namedUnixSockets(server)) {
        const path = name.value.trim();
        const directory = path.includes('/') ? dirname(path) : supported;
        const stat = directory === undefined ? undefined : host.stat(directory);
        if (directory === undefined || stat?.kind !== 'directory') continue;
        const mode = stat.mode & 0o777;
        const isGood = isExact ? mode === demanded : (mode & ~demanded) === 0;
        if (isGood) continue;
        const want = isExact ? 'exactly 0750' : 'at most 0750';
        yield {
          message: `the directory ${quote(directory)} has mode 0${mode.toString(8)} on this machine; ${server.kind} wants ${want}`,
          at: valueAt(name),
        };
      }
    }
  },
});
