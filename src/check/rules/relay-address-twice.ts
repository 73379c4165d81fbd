// Rule: one relay agent stands in two networks.

import { formatIp, parseIp } from '../../core/ip.ts';
import type { Network, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place, Valued } from '../../installation/types.ts';
import { isGuarded } from '../dhcp.ts';
import { text } from '../example.ts';
import { items, member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'relay-address-twice',
  title: 'a relay agent is listed for two subnets that are not one shared network',
  why: `The address of the relay agent chooses the subnet, and Kea takes the first one that lists it. The other subnet is
never chosen by this relay, so half of the clients get addresses of the wrong network; nothing is logged. Several subnets
behind one relay belong in a shared network. Twice in one list is refused: "RelayInfo already contains address".

Nothing is said where a client class guards one of the two.`,
  source:
    'src/lib/dhcpsrv/cfg_subnets4.cc, selectSubnet; network.cc, RelayInfo::addAddress; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "relay": { "ip-addresses": [ "10.0.0.1" ] },
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            },
            {
              "id": 2, "subnet": "192.0.3.0/24", "relay": { "ip-addresses": [ "10.0.0.1" ] },
              "pools": [ { "pool": "192.0.3.10 - 192.0.3.99" } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "shared-networks": [
            {
              "name": "floor",
              "relay": { "ip-addresses": [ "10.0.0.1" ] },
              "subnet4": [
                { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ] },
                { "id": 2, "subnet": "192.0.3.0/24", "pools": [ { "pool": "192.0.3.10 - 192.0.3.99" } ] }
              ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const first = new Map<string, Listed>();
      for (const level of [...dhcp.networks(), ...dhcp.subnets()]) {
        for (const relay of relaysOf(level)) {
          const address = parseIp(relay.value);
          if (address === undefined) continue;
          const other = first.get(address);
          if (other === undefined) {
            first.set(address, { level, relay });
            continue;
          }
          const related = [there('listed here first', valueAt(other.relay))];
          if (other.level === level) {
            yield {
              message: `${formatIp(address)} stands twice in one list, which Kea refuses`,
              at: valueAt(relay),
              related,
              severity: 'error' as const,
            };
          } else if (linkOf(other.level) !== linkOf(level) && !isGuarded(level) && !isGuarded(other.level)) {
            yield {
              message: `the relay ${formatIp(address)} is listed for another subnet already; Kea always takes the first`,
              at: valueAt(relay),
              related,
            };
          }
        }
      }
    }
  },
});

interface Listed {
  readonly level: Network | Subnet;
  readonly relay: Valued<string>;
}

/** What is on one link: a shared network with its subnets, or a subnet alone. */
function linkOf(level: Network | Subnet): Place {
  return 'network' in level && level.network !== undefined ? level.network : level;
}

function relaysOf(level: Place): readonly Valued<string>[] {
  const relay = member(level, 'relay');
  if (relay === undefined) return [];
  const old = member(relay, 'ip-address');
  return [...(old === undefined ? [] : [old]), ...items(member(relay, 'ip-addresses'))].flatMap((place) => {
    const value = place.document.string(place.node);
    return value === undefined ? [] : [{ ...place, value }];
  });
}
