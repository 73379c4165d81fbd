// Rule: a Unix control socket with keys that belong to http listeners.

import type { Place } from '../../installation/types.ts';
import { listenerKeys } from '../../kea/sockets.ts';
import { behaves } from '../../kea/versions.ts';
import { hasCommentsAt } from '../comments.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { keyAt, member, there } from '../places.ts';
import { defineRule } from '../rule.ts';
import { unixSocketsOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-unix-foreign-params',
  title: 'a Unix control socket has parameters of an HTTP listener',
  why: `Address, port, TLS files, headers and authentication belong to \`http\` and \`https\`
sockets. On a Unix socket they were ignored from 2.7.2 to 3.1.7, so that an \`authentication\` there
protected nothing; who may open the socket's file gets in. From 3.1.8 on the file is refused:
"parameter 'authentication' is not supported by UNIX control sockets".`,
  source: 'src/lib/config/unix_command_config.cc; ChangeLog 2460, 2474',
  severity: 'error',
  when: 'controlSocketsList',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket", "socket-port": 8004 } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check(installation, { target }) {
    const refused = behaves('httpKeysOnUnixRefused', target);
    for (const { server, socket } of unixSocketsOf(installation)) {
      for (const key of listenerKeys) {
        const place = member(socket, key);
        if (place === undefined) continue;
        // Below 3.1.8 the grammar excluded these two, with a misleading text about duplicates.
        const both = key === 'socket-address' && socket.name !== undefined;
        yield {
          message: `"${key}" on the Unix socket of ${server.kind} ${refused || both ? 'is refused' : 'has no effect'}; it belongs to http and https sockets`,
          at: keyAt(place),
          related: [there('the socket', keyAt(socket.type ?? socket))],
          severity: refused || both ? 'error' : 'warning',
          fix: removeFix(safety(place, key), `take "${key}" out`, [place]),
        };
      }
    }
  },
});

/** Taking out what never acted is safe, unless a comment goes with it or somebody believed in its protection. */
function safety(place: Place, key: string): 'safe' | 'unsafe' {
  return hasCommentsAt(place) || key === 'authentication' || key === 'cert-required' ? 'unsafe' : 'safe';
}
