// Rule: what leases keep of the relay has another layout since 2.3.2, also those that were there before.

import { version } from '../../core/version.ts';
import type { Section } from '../../installation/types.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { membersNamed, textOf } from '../uses.ts';

/** What is new, in words. ChangeLog 2067; Kea 2.2 and 3.0 manuals, "Storing Extended Lease Information" */
const layouts = {
  dhcp4: '"relay-agent-info" is a map with "sub-options", and was the text of the option',
  dhcp6: '"relay-info" has the relays, which "relays" had',
} as const;

export default defineRule({
  id: 'extended-info-checks-default',
  title: 'leases keep the relay information in another layout since 2.3.2',
  why: `With \`store-extended-info\` a lease keeps what the relay said, as \`ISC\` in its user context. The layout is
another one since 2.3.2, for DHCPv4 and for DHCPv6, and \`extended-info-checks\`, \`"fix"\` unless set, brings old
leases of a lease file into it when they are loaded. What reads this from leases, a script or a page, must know both
layouts. \`"none"\` leaves old leases as they are, but new ones still have the new layout, and bulk lease query needs it.`,
  source: 'ChangeLog 2067, 2069; Kea 3.0 manual, "Storing Extended Lease Information"',
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
      { "Dhcp4": { "store-extended-info": true, "sanity-checks": { "extended-info-checks": "strict" } } }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      const { document, kind } = section;
      if (kind !== 'dhcp4' && kind !== 'dhcp6') continue;
      // Who says how to check the layout knows of it.
      if (!document.hasKey('store-extended-info') || document.hasKey('extended-info-checks')) continue;
      const stored = membersNamed(section, ['store-extended-info'], ['reservations']).find(
        ({ node }) => document.boolean(node) === true,
      );
      if (stored === undefined) continue;
      const old = isInFile(section) ? '; old leases are brought into it when they are loaded' : '';
      yield {
        message: `what leases keep of the relay has another layout since 2.3.2: ${layouts[kind]}${old}`,
        at: valueAt(stored),
        fix: manualFix('see that whatever reads it from leases knows the new layout'),
      };
    }
  },
});

/** Only a lease file is checked, which is the default. */
function isInFile(section: Section): boolean {
  const database = member(section, 'lease-database');
  const type = database === undefined ? undefined : textOf(member(database, 'type'));
  return type === undefined || type === 'memfile';
}
