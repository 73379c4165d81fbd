// Rule: a file beside Kea's leads clients to the Control Agent's address.

import { version } from '../../core/version.ts';
import type { ServerKind } from '../../kea/daemons.ts';
import { daemons } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { agentSeverity, agentsMeant, type Meant } from '../neighbours.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'client-calls-agent',
  title: 'a proxy, script, monitor or compose file reaches the Control Agent at its address',
  why: `When the agent goes, whoever called it finds a closed port: nothing in Kea's own files shows this, and no Kea says so.
Each server gets a listener of its own. With several servers behind the agent there are as many addresses from then on, one
request reaches one server, and the answer is a map where the agent gave a list of one. A server that was alone behind the
agent can take its address over: then the URL stays.

An address on this machine is taken for the agent of the nearest installation in the tree, and only in files that speak of
Kea. The files themselves are never changed.`,
  source: 'ChangeLog 2458; src/lib/config/http_command_config.cc',
  severity: 'warning',
  since: version('3.0'),
  scope: 'neighbour',
  bad: {
    'kea-ctrl-agent.conf': text`
      {
        "Control-agent": {
          "http-host": "127.0.0.1",
          "http-port": 8000,
          "control-sockets": {
            "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
            "dhcp6": { "socket-type": "unix", "socket-name": "kea6-ctrl-socket" }
          }
        }
      }
    `,
    'check-kea.sh': text`
      #!/bin/sh
      curl -s -X POST http://127.0.0.1:8000/ -d '{ "command": "status-get", "service": [ "dhcp4" ] }'
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      {
        "Control-agent": {
          "http-host": "127.0.0.1",
          "http-port": 8000,
          "control-sockets": {
            "dhcp4": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" },
            "dhcp6": { "socket-type": "unix", "socket-name": "kea6-ctrl-socket" }
          }
        }
      }
    `,
    'check-kea.sh': text`
      #!/bin/sh
      curl -s -X POST http://127.0.0.1:8004/ -d '{ "command": "status-get" }'
    `,
  },
  also: ['control-agent-removed'],
  *check(neighbour, traces, { target, targetName }) {
    for (const mention of neighbour.addresses) {
      const meant = agentsMeant(mention, neighbour, traces);
      const [first] = meant;
      if (first === undefined) continue;
      const isGone = agentSeverity(target) === 'warning';
      const servers = [...new Set(meant.flatMap(({ agent }) => agent.servers))];
      const reaches = mention.host === undefined ? 'publishes the port of' : 'reaches';
      const fate = isGone ? `which Kea ${targetName} no longer has` : `which Kea ${targetName} deprecates`;
      yield {
        severity: servers.length === 1 ? 'info' : agentSeverity(target),
        message: `this ${neighbour.facts.title} ${reaches} the Control Agent${mention.byDefault ? ' at its default address' : ''}, ${fate}; ${successors(first, servers)}`,
        at: mention.at,
        related: meant.slice(0, 3).map(({ agent }) => there('the agent listens here', agent.at)),
      };
    }
  },
});

/** Where to go instead, as far as the files say so. */
function successors({ listeners }: Meant, servers: readonly ServerKind[]): string {
  const known = listeners.filter(({ owner }) => servers.some((kind) => kind === owner));
  if (known.length > 0) {
    const urls = known.map(({ owner, transport, address, port }) => {
      const host = address.includes(':') ? `[${address}]` : address;
      return `${owner} at ${transport}://${host}:${port ?? ''}/`;
    });
    return `call each server itself: ${urls.join(', ')}`;
  }
  const [only] = servers;
  if (servers.length === 1 && only !== undefined) {
    return `the ${daemons[only].title} alone is behind it and can take this address over: the plan says whether the URL stays`;
  }
  const names =
    servers.length === 0 ? 'each server' : servers.map((kind) => daemons[kind].service).join(', ');
  return `${names} get a listener each: the plan shows the new addresses`;
}
