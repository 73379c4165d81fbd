// Rule: clients would renew after the time at which they rebind.

import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { levelsOf, numberAt, ownNumber } from '../lifetimes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'renew-greater-than-rebind',
  title: 'the renew timer is longer than the rebind timer',
  why: `T1 (\`renew-timer\`) is when a client asks its own server again, T2 (\`rebind-timer\`) when it asks any. From 1.8.0
to 2.3.4 Kea refused the file; since 2.3.5 it warns "ignoring renew-timer" and sends no T1, so that clients choose a time
themselves. A subnet takes what it does not write from its shared network and from the server.`,
  source: 'ChangeLog 1795, 2097; seen with Kea 2.2.0 (refused), 2.6.3 and 3.0.4 (warned)',
  severity: 'warning',
  since: version('2.3.5'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 4000,
          "renew-timer": 3000,
          "rebind-timer": 2000
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 4000,
          "renew-timer": 2000,
          "rebind-timer": 3000
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const levels of levelsOf(dhcp)) {
        const own = ownNumber(levels, ['renew-timer', 'rebind-timer']);
        const renew = numberAt(levels, 'renew-timer');
        const rebind = numberAt(levels, 'rebind-timer');
        if (own === undefined || renew === undefined || rebind === undefined) continue;
        if (renew.value <= rebind.value) continue;
        const other = own.node === renew.node ? rebind : renew;
        yield {
          message: `"renew-timer" is ${renew.value} and "rebind-timer" ${rebind.value} here; Kea then ignores the renew timer`,
          at: valueAt(own),
          related: [there(`"${other.document.key(other.node)}" that holds here`, valueAt(other))],
        };
      }
    }
  },
});
