// Rule: a timer of DHCPv4 that is as long as the lease, and so is not sent.

import { dhcpIn } from '../../installation/dhcp/view.ts';
import { lifetimes } from '../../kea/lifetimes.ts';
import { text } from '../example.ts';
import { levelsOf, numberAt, ownNumber } from '../lifetimes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const timers = ['rebind-timer', 'renew-timer'] as const;

export default defineRule({
  id: 'rebind-timer-not-sent',
  title: 'a renew or rebind timer is as long as the lease',
  why: `A DHCPv4 server sends T2 only when it is less than the lease's lifetime, and T1 only when it is less than T2. A timer
as long as the lease is dropped without a word, and clients choose a time themselves, commonly a half and seven eighths of
the lease. The lifetime is 7200 seconds where nobody writes \`valid-lifetime\`.`,
  source: 'src/bin/dhcp4/dhcp4_srv.cc, setTeeTimes',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 3600,
          "renew-timer": 1800,
          "rebind-timer": 3600
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 3600,
          "renew-timer": 1800,
          "rebind-timer": 3150
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (dhcp.family !== 4) continue;
      const said = new Set<number>();
      for (const levels of levelsOf(dhcp)) {
        const own = ownNumber(levels, [...timers, 'valid-lifetime']);
        if (own === undefined) continue;
        const lifetime = numberAt(levels, 'valid-lifetime');
        const seconds = lifetime?.value ?? lifetimes[0].standing;
        for (const key of timers) {
          const timer = numberAt(levels, key);
          if (timer === undefined || timer.value < seconds || said.has(timer.node)) continue;
          said.add(timer.node);
          yield {
            message: `"${key}" is ${timer.value} and the lease ${seconds} seconds${lifetime === undefined ? ', as nobody writes "valid-lifetime"' : ''}; it is not sent to clients`,
            at: valueAt(timer),
            related: lifetime === undefined ? [] : [there('the lease', valueAt(lifetime))],
          };
          // One word about the two is enough.
          break;
        }
      }
    }
  },
});
