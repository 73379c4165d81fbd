// Rule: an empty list of classes, which older Keas refuse.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { hasCommentsAt } from '../comments.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'empty-client-classes-list',
  title: 'the list of classes is empty, which Kea takes since 3.0.4 only',
  why: `Before 3.0.4, and in 3.1 before 3.1.9, an empty \`client-classes\` at the top of a server is a syntax error:
"unexpected ], expecting {". Leaving it out says the same everywhere.`,
  source: 'ChangeLog 2464, and 2394 of 3.0.4; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  until: version('3.0.4'),
  exampleTarget: '2.6',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600, "client-classes": [ ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600, "client-classes": [ { "name": "a", "next-server": "192.0.2.1" } ] } }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const list = member(dhcp, 'client-classes');
      if (list === undefined || list.document.kind(list.node) !== 'list') continue;
      if (list.document.firstChild(list.node) !== undefined) continue;
      yield {
        message: 'an empty "client-classes" is refused before 3.0.4; it can be left out',
        at: keyAt(list),
        fix: removeFix(hasCommentsAt(list) ? 'unsafe' : 'safe', 'leave it out', [list]),
      };
    }
  },
});
