// Rule: two listeners of the control channel of one host that cannot both bind. Those of the HA hook: see ha-…

import { isWildcard } from '../../core/address.ts';
import type { Installation } from '../../installation/types.ts';
import { type Clash, clashesOf, clashFinding, isHa } from '../clashes.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'listener-clash',
  title: 'two listeners of one host are on one port',
  why: `Whoever comes second fails with "bind: Address already in use": a server exits at start, and
refuses the new configuration on a reload. \`-t\` opens no port and passes every file. A wildcard
address takes the port on all addresses, and on Linux \`::\` takes it for IPv4 too. A port that
nobody wrote is 8000, for the agent and for each server alike.

Two servers on wildcard addresses with neither agent nor keactrl.conf beside them may be two containers; that is
a warning only.`,
  source: 'src/lib/config/http_command_mgr.cc; seen with Kea 3.0.4 and 3.2.0',
  severity: 'error',
  scope: 'installation',
  exampleTarget: '3.0',
  also: ['listener-open-to-network'],
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "192.0.2.1" } ] } }
    `,
    'kea-dhcp-ddns.conf': text`
      { "DhcpDdns": { "control-sockets": [ { "socket-type": "http", "socket-address": "0.0.0.0" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "http", "socket-address": "192.0.2.1", "socket-port": 8004 } ] } }
    `,
    'kea-dhcp-ddns.conf': text`
      { "DhcpDdns": { "control-sockets": [ { "socket-type": "http", "socket-address": "0.0.0.0", "socket-port": 8053 } ] } }
    `,
  },
  *check(installation, context) {
    for (const clash of clashesOf(installation, context)) {
      const { first, second, kind } = clash;
      if (isHa(first) || isHa(second)) continue;
      if (first.owner === second.owner && kind === 'same') continue;
      if (isForeign(clash, installation)) {
        const consequence = 'only one of them can have the port, unless each has a container of its own';
        yield { ...clashFinding(clash, consequence), severity: 'warning' };
      } else {
        yield clashFinding(clash, 'only one of them can have the port');
      }
    }
  },
});

/**
 * Files of one directory that nothing ties to one host, each server listening on every address of its own: that is
 * how containers look. The same specific address can only be on one host.
 */
function isForeign({ first, second }: Clash, { agent, netconf, keactrl, files }: Installation): boolean {
  if (first.owner === second.owner || !isWildcard(first.address) || !isWildcard(second.address)) return false;
  const isTied = agent !== undefined || netconf !== undefined || keactrl !== undefined;
  return !isTied && files.every(({ sections }) => sections.length <= 1);
}
