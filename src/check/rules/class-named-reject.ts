// Rule: a client class called REJECT, whose members Kea 3.2 turns away.

import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { membersNamed, textOf } from '../uses.ts';

export default defineRule({
  id: 'class-named-reject',
  title: 'a class is called "REJECT", whose members are turned away since 3.2',
  why: `Up to 3.1 \`REJECT\` was a class name like any other. From 3.2.0 on a client in a class of
that name is refused: DHCPNAK from the DHCPv4 server, NoAddrsAvail from the DHCPv6 server. \`-t\`
says nothing. Unless that is what the class is for, it needs another name, and everything that names
it as well.`,
  source: 'ChangeLog 2491; src/bin/dhcp4/dhcp4_srv.cc',
  severity: 'warning',
  changed: version('3.2.0'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "client-classes": [ { "name": "REJECT", "test": "not member('KNOWN')" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "client-classes": [ { "name": "rejected", "test": "not member('KNOWN')" } ] } }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      for (const one of items(member(section, 'client-classes'))) {
        const name = member(one, 'name');
        if (name === undefined || textOf(name) !== 'REJECT') continue;
        const uses = membersNamed(section, ['client-class', 'client-classes', 'require-client-classes'])
          .flatMap((place) => [place, ...items(place)])
          .filter((place) => textOf(place) === 'REJECT');
        yield {
          message:
            'the class is called "REJECT": from 3.2 on its members get no address; up to 3.1 that was a name like any other',
          at: valueAt(name),
          related: uses.slice(0, 5).map((place) => there('named here', valueAt(place))),
          fix: manualFix('give the class another name, here and wherever it is named'),
        };
      }
    }
  },
});
