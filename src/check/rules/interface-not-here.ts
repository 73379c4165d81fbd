// Rule, with --host: a network interface that this machine does not have.

import { quote } from '../../core/quote.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { text } from '../example.ts';
import { items, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const listening = (name: string): string =>
  text`
      { "Dhcp4": { "interfaces-config": { "interfaces": [ "NAME" ] } } }
    `.replace('NAME', name);

export default defineRule({
  id: 'interface-not-here',
  title: 'this machine has no network interface of that name',
  why: `Only with \`--host\`, which looks at this machine. Kea refuses a file that names an interface which is not there: "interface
'eth0' doesn't exist in the system", and for the \`interface\` of a subnet "is not present in the system". Names change with
new hardware, a new kernel or another host: \`eth0\` there is \`enp1s0\` here. An interface that a unit or a VPN makes later is
missed by Kea as well when it starts before.`,
  source:
    'src/lib/dhcpsrv/cfg_iface.cc: CfgIface::use; src/lib/dhcpsrv/parsers/dhcp_parsers.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp4.conf': listening('eth0') },
  good: { 'kea-dhcp4.conf': listening('enp1s0') },
  exampleHost: {
    '/sys/class/net/lo': { mode: 0o755, directory: true },
    '/sys/class/net/enp1s0': { mode: 0o755, directory: true },
  },
  *check(file, { host }) {
    // Only Linux shows its interfaces as files.
    if (host?.stat('/sys/class/net/lo') === undefined) return;
    const known = new Map<string, boolean>();
    for (const dhcp of dhcpIn(file)) {
      for (const place of namesIn(dhcp)) {
        // `eth0/192.0.2.1` listens on one address of eth0.
        const name = place.document.string(place.node)?.split('/', 1)[0]?.trim() ?? '';
        if (name === '' || name === '*') continue;
        const isHere = known.get(name) ?? host.stat(`/sys/class/net/${name}`) !== undefined;
        known.set(name, isHere);
        if (isHere) continue;
        yield {
          message: `this machine has no network interface ${quote(name)}; Kea refuses the configuration`,
          at: valueAt(place),
        };
      }
    }
  },
});

function* namesIn(dhcp: Dhcp): Generator<Place> {
  const config = member(dhcp, 'interfaces-config');
  if (config !== undefined) yield* items(member(config, 'interfaces'));
  for (const level of [...dhcp.networks(), ...dhcp.subnets()]) {
    const place = member(level, 'interface');
    if (place !== undefined) yield place;
  }
}
