// Rule: netconf calls a server at a URL where this host's server does not listen, or only with TLS.

import { coversAddress, isLoopback, normalAddress } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import { endpointsOf } from '../../installation/endpoints.ts';
import { parseHaUrl } from '../../installation/ha-url.ts';
import type { Endpoint, Installation, ManagedServer } from '../../installation/types.ts';
import { defaultPort } from '../../kea/daemons.ts';
import { behaves } from '../../kea/versions.ts';
import { isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, valueAt } from '../places.ts';
import type { CheckContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

const netconf = (port: number): string =>
  text`
      {
        "Netconf": { "managed-servers": { "dhcp4": { "control-socket": {
          "socket-type": "http", "socket-url": "http://127.0.0.1:PORT/" } } } }
      }
    `.replace('PORT', String(port));
const dhcp4 = text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004 }
          ]
        }
      }
    `;

export default defineRule({
  id: 'netconf-url-unanswered',
  title: 'netconf calls a server where it does not listen',
  why: `An entry of kea-netconf with \`"socket-type": "http"\` and no \`socket-url\` calls http://127.0.0.1:8000/, which was
the Control Agent for all servers. Each server listens for itself now; on port 8000 is nobody, or another server.
kea-netconf speaks no TLS and sends no credentials: a listener that asks for either is out of its reach, and the
Unix socket is the way.`,
  source: 'src/bin/netconf/netconf_config.cc, http_control_socket.cc, simple_parser.cc',
  severity: 'warning',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: { 'kea-netconf.conf': netconf(8000), 'kea-dhcp4.conf': dhcp4 },
  good: { 'kea-netconf.conf': netconf(8004), 'kea-dhcp4.conf': dhcp4 },
  *check(installation, context) {
    for (const managed of installation.netconf?.servers ?? []) {
      if (managed.socketType?.value !== 'http' || !isHere(installation, managed)) continue;
      const url = managed.socketUrl?.value ?? `http://127.0.0.1:${defaultPort}/`;
      const parsed = parseHaUrl(url);
      if (parsed === undefined || !isLoopback(parsed.host)) continue;
      const answering = answers(installation, parsed.host, parsed.port, context);
      const right = answering.find(({ owner }) => owner === managed.name || owner === 'agent');
      const why =
        right === undefined
          ? `where ${answering[0] === undefined ? 'nobody of this host listens' : `${answering[0].owner} listens`}`
          : right.tls
            ? 'which speaks TLS, and netconf does not'
            : undefined;
      if (why === undefined) continue;
      yield {
        message: `netconf calls ${managed.name} at ${quote(url)}${managed.socketUrl === undefined ? ' (the default)' : ''}, ${why}`,
        at: managed.socketUrl === undefined ? keyAt(managed) : valueAt(managed.socketUrl),
        fix: manualFix('use the Unix socket of the server, or the address and port it listens on'),
      };
    }
  },
});

/** The file of the server that is meant was found, so that what it listens on is known. */
function isHere({ servers }: Installation, { name }: ManagedServer): boolean {
  return servers.some(({ kind }) => kind === name);
}

function answers(
  installation: Installation,
  host: string,
  port: number,
  { target }: CheckContext,
): readonly Endpoint[] {
  return endpointsOf(installation, target).filter((endpoint) => {
    if (endpoint.port !== port || isHa(endpoint)) return false;
    if (!behaves(endpoint.owner === 'agent' ? 'agentRuns' : 'controlSocketsList', target)) return false;
    return normalAddress(endpoint.address) === normalAddress(host) || coversAddress(endpoint.address, host);
  });
}
