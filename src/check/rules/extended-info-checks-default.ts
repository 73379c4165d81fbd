// Rule: relay information is kept with the leases, and rewritten when they are loaded since 2.3.2.

import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { membersNamed } from '../uses.ts';

export default defineRule({
  id: 'extended-info-checks-default',
  title: 'the relay information of leases is rewritten when they are loaded, since 2.3.2',
  why: `With \`store-extended-info\` a lease keeps what the relay said, in its user context. The layout changed
in 2.3.2, and \`extended-info-checks\`, \`"fix"\` unless set, brings old leases into the new one when they are
loaded. Who reads that from leases, or means to go back, wants to know. \`"none"\` leaves them as they are;
bulk lease query needs the new layout.`,
  source: 'ChangeLog 2069; config-get of 2.6.3',
  severity: 'info',
  changed: version('2.3.2'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "store-extended-info": true } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "store-extended-info": true, "sanity-checks": { "extended-info-checks": "none" } } }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      const { document } = section;
      if (!document.hasKey('store-extended-info') || document.hasKey('extended-info-checks')) continue;
      const stored = membersNamed(section, ['store-extended-info'], ['reservations']).find(
        ({ node }) => document.boolean(node) === true,
      );
      if (stored === undefined) continue;
      const title = 'leave the leases as they are, as before 2.3.2';
      const checks = member(section, 'sanity-checks');
      yield {
        message:
          'from 2.3.2 on what old leases keep of the relay is rewritten in a new layout when they are loaded',
        at: valueAt(stored),
        fix:
          checks === undefined
            ? insertFix('unsafe', title, section, 'sanity-checks', { 'extended-info-checks': 'none' })
            : insertFix('unsafe', title, checks, 'extended-info-checks', 'none'),
      };
    }
  },
});
