// Rule: a subnet is for an interface that the server does not listen on.

import { quote } from '../../core/quote.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { items, keyAt, member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'subnet-interface-not-listened',
  title: 'a subnet is for an interface that the server does not listen on',
  why: `\`interface\` of a subnet says where its clients are; \`interfaces\` of \`interfaces-config\` says where the server
listens. A client on an interface that is not in that list is not heard at all. Kea checks that the interface exists, not
that it listens there.`,
  source: 'src/lib/dhcpsrv/cfg_iface.cc, openSockets; src/lib/dhcpsrv/parsers/dhcp_parsers.cc',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "interfaces-config": { "interfaces": [ "eth0" ] },
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "interface": "eth1",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
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
          "interfaces-config": { "interfaces": [ "eth0", "eth1" ] },
          "subnet4": [
            {
              "id": 1, "subnet": "192.0.2.0/24", "interface": "eth1",
              "pools": [ { "pool": "192.0.2.10 - 192.0.2.99" } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const config = member(dhcp, 'interfaces-config');
      const list = config === undefined ? undefined : member(config, 'interfaces');
      if (list === undefined) continue;
      const names = [...items(list)].map(({ node }) => dhcp.document.string(node) ?? '');
      // `eth0/192.0.2.1` listens on one address of eth0.
      const listened = new Set(names.map((name) => name.split('/', 1)[0]));
      if (names.length === 0 || listened.has('*')) continue;
      for (const level of [...dhcp.networks(), ...dhcp.subnets()]) {
        const place = member(level, 'interface');
        const name = place === undefined ? undefined : dhcp.document.string(place.node);
        if (place === undefined || name === undefined || name === '' || listened.has(name)) continue;
        yield {
          message: `the server does not listen on ${quote(name)}, so clients there are not heard`,
          at: valueAt(place),
          related: [there('where it listens', keyAt(list))],
        };
      }
    }
  },
});
