// Rule: a control socket of a server without socket-type, or a Unix socket without socket-name.

import { transportOf } from '../../installation/endpoints.ts';
import { serverFacts } from '../../kea/daemons.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { insertFix, manualFix } from '../fixes.ts';
import { keyAt, member } from '../places.ts';
import type { CheckContext, Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { OwnedSocket } from '../sockets.ts';
import { socketsOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-no-type',
  title: 'a control socket has no "socket-type", or a Unix socket no "socket-name"',
  why: `Both are mandatory. From 2.7.2 on the file is refused ("'socket-type' parameter is mandatory
in control-sockets items"). Before, \`-t\` passes and the server dies at start: "Mandatory
'socket-type' parameter missing".`,
  source: 'src/lib/config/unix_command_config.cc, src/lib/config/http_command_config.cc',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check(installation, { target }) {
    for (const owned of socketsOf(installation)) {
      if (member(owned.socket, 'socket-type') === undefined) yield withoutType(owned, target);
      if (transportOf(owned.socket) === 'unix' && member(owned.socket, 'socket-name') === undefined) {
        yield withoutName(owned, target);
      }
    }
  },
});

const seen = (target: CheckContext['target']): string =>
  behaves('controlSocketsList', target) ? 'Kea refuses it' : 'Kea passes it with -t and dies at start';

function withoutType({ server, socket }: OwnedSocket, target: CheckContext['target']): Finding {
  const transport = transportOf(socket);
  const message = `the control socket of ${server.kind} has no "socket-type"; ${seen(target)}`;
  if (transport !== 'unix') {
    return { message, at: keyAt(socket), fix: manualFix('say "socket-type": "unix", "http" or "https"') };
  }
  // Kea refuses it as it stands, and a socket with a name can be of one type only.
  return {
    message,
    at: keyAt(socket),
    fix: insertFix('safe', 'add "socket-type": "unix"', socket, 'socket-type', 'unix'),
  };
}

function withoutName({ server, socket }: OwnedSocket, target: CheckContext['target']): Finding {
  const usual = serverFacts(server.kind).usualSocket;
  return {
    message: `the Unix control socket of ${server.kind} has no "socket-name"; ${seen(target)}`,
    at: keyAt(socket),
    fix: manualFix(`name the socket, usually "${usual}"`),
  };
}
