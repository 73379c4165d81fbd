// Rule: a DHCPv6 server that listens on a unicast address, which no longer serves direct clients.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'interface-unicast-ignored',
  title: 'the DHCPv6 server listens on a unicast address, where only relays are answered since 3.1.9',
  why: `\`"eth0/2001:db8::1"\` makes the DHCPv6 server listen on that address too. Up to 3.1.8 clients
could send to it directly. From 3.1.9 on (stable: 3.2.0) such messages of every type are dropped,
since RFC 9915 removed unicast; only what relays send there is still served. \`-t\` says nothing. If
all that uses the address are relays, nothing changes.`,
  source: 'ChangeLog 2468; src/bin/dhcp6/dhcp6_srv.cc',
  severity: 'info',
  changed: version('3.1.9'),
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "interfaces-config": { "interfaces": [ "eth0/2001:db8::1" ] } } }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "interfaces-config": { "interfaces": [ "eth0" ] } } }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      const config = member(section, 'interfaces-config');
      if (section.kind !== 'dhcp6' || config === undefined) continue;
      for (const one of items(member(config, 'interfaces'))) {
        const name = textOf(one) ?? '';
        if (!name.includes('/')) continue;
        yield {
          message: `${quote(name)}: from 3.1.9 on only relays are answered on a unicast address; what clients send there directly is dropped`,
          at: valueAt(one),
          fix: manualFix('let clients use multicast, or a relay'),
        };
      }
    }
  },
});
