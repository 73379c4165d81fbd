// Rule: the subnets of a shared network say different things where Kea wants one.

import { quote } from '../../core/quote.ts';
import type { Dhcp, Network, Subnet } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { calledSubnet, prefixAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'shared-network-subnets-differ',
  title: 'the subnets of a shared network disagree on their interface, rapid-commit or authoritative',
  why: `The subnets of a shared network are on one link, so Kea refuses those that name different interfaces, that differ in
\`rapid-commit\` (DHCPv6), or that write another \`authoritative\` than the network (DHCPv4; a network that does not write it
counts as false, whatever the server says): "Subnet … has specified interface eth1, but earlier subnet in the same shared-network
or the shared-network itself used eth0".`,
  source: 'src/bin/dhcp4/json_config_parser.cc and dhcp6, sanityChecks; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "shared-networks": [
            {
              "name": "floor",
              "subnet4": [
                {
                  "id": 1, "subnet": "192.0.2.0/24", "interface": "eth0",
                  "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
                },
                {
                  "id": 2, "subnet": "192.0.3.0/24", "interface": "eth1",
                  "pools": [ { "pool": "192.0.3.10 - 192.0.3.99" } ]
                }
              ]
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
              "interface": "eth0",
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
      const byNetwork = new Map<Network, Subnet[]>();
      for (const subnet of dhcp.subnets()) {
        const { network } = subnet;
        if (network === undefined) continue;
        const some = byNetwork.get(network);
        if (some === undefined) byNetwork.set(network, [subnet]);
        else some.push(subnet);
      }
      for (const [network, subnets] of byNetwork) {
        yield* interfaces(network, subnets);
        yield* dhcp.family === 6 ? rapidCommits(dhcp, network, subnets) : authorities(network, subnets);
      }
    }
  },
});

function* interfaces(network: Network, subnets: readonly Subnet[]): Generator<Finding> {
  let first: { readonly name: string; readonly place: Place } | undefined;
  for (const level of [network, ...subnets]) {
    const place = member(level, 'interface');
    const name = place === undefined ? undefined : place.document.string(place.node);
    if (place === undefined || name === undefined || name === '') continue;
    first ??= { name, place };
    if (name === first.name) continue;
    yield {
      message: `the interface ${quote(name)} differs from ${quote(first.name)} in the same shared network`,
      at: valueAt(place),
      related: [there('the interface that counts', valueAt(first.place))],
    };
  }
}

function* rapidCommits({ document }: Dhcp, network: Network, subnets: readonly Subnet[]): Generator<Finding> {
  const of = ({ node }: Place): boolean =>
    document.boolean(document.get(node, 'rapid-commit') ?? document.get(network.node, 'rapid-commit')) ??
    false;
  const [first, ...others] = subnets;
  const differing = first === undefined ? undefined : others.find((subnet) => of(subnet) !== of(first));
  if (first === undefined || differing === undefined) return;
  yield {
    message: `"rapid-commit" of ${calledSubnet(differing)} is ${of(differing)}, of ${calledSubnet(first)} ${of(first)}; it must be the same in a shared network`,
    at: prefixAt(differing),
    related: [there('the other subnet', prefixAt(first))],
  };
}

function* authorities(network: Network, subnets: readonly Subnet[]): Generator<Finding> {
  const own = member(network, 'authoritative');
  const wanted = (own === undefined ? undefined : own.document.boolean(own.node)) ?? false;
  for (const subnet of subnets) {
    const place = member(subnet, 'authoritative');
    const written = place === undefined ? undefined : place.document.boolean(place.node);
    if (place === undefined || written === undefined || written === wanted) continue;
    yield {
      message: `"authoritative" is ${written} here and ${wanted} in the shared network${own === undefined ? ', which does not write it' : ''}; they must agree`,
      at: valueAt(place),
      ...(own === undefined ? {} : { related: [there('the shared network', valueAt(own))] }),
    };
  }
}
