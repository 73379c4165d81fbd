// Rule, with --host: the directory of a Unix socket that the daemon cannot make its socket in.

import { dirname } from 'node:path/posix';
import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { shutOut } from '../host-files.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketRules, supportedDirectory } from '../socket-rules.ts';
import { namedUnixSockets } from '../sockets.ts';

const server = (directory: string): string =>
  text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "DIRECTORY/kea4-ctrl-socket" } ] } }
    `.replace('DIRECTORY', directory);

export default defineRule({
  id: 'socket-directory-not-writable',
  title: 'the daemon may not make its Unix socket in the directory',
  why: `Only with \`--host\`, which looks at this machine. Beside the socket Kea makes a lock file, so its user needs the right
to write in the directory: "cannot create socket lockfile, /run/kea/kea4-ctrl-socket.lock, : Permission denied" ends the
start. \`-t\` passes, for it opens no socket. The directory belongs to root when somebody made it by hand, or when the servers
ran as root before. A directory that is not there is none of this: units make theirs when they start.`,
  source: 'src/lib/config/unix_command_mgr.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': server('/run/kea') },
  good: { 'kea-dhcp4.conf': server('/var/run/kea') },
  exampleHost: {
    '/run/kea': { mode: 0o750, directory: true },
    '/var/run/kea': { mode: 0o750, uid: 101, gid: 101, directory: true },
  },
  *check(installation, context) {
    const { host } = context;
    if (host === undefined) return;
    const supported = supportedDirectory(socketRules(installation, context));
    for (const server of installation.servers) {
      for (const { name } of namedUnixSockets(server)) {
        const path = name.value.trim();
        const directory = path.includes('/') ? dirname(path) : supported;
        const user = directory === undefined ? undefined : shutOut(host, directory);
        if (directory === undefined || user === undefined) continue;
        yield {
          message: `user ${user}, which ${server.kind} runs as, may not write in the directory ${quote(directory)}; -t passes and the start fails`,
          at: valueAt(name),
        };
      }
    }
  },
});
