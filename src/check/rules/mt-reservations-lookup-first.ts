// Rule: reservations are to be looked up late, which several threads do not do.

import { text } from '../example.ts';
import { member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { leavesThreadsOpen, oneThreadFix, threadsByDefault } from '../threads.ts';

export default defineRule({
  id: 'mt-reservations-lookup-first',
  title:
    'reservations are looked up first with several threads, the default since 2.3.5, whatever the file says',
  why: `With \`"reservations-lookup-first": false\` a server looks for a reservation after it found a lease.
With several threads it always looks first, and several threads are the default from 2.3.5 on. What
clients get changes where a reservation was made after the lease was given. The warning in the log
appears at every start, whether the keyword is there or not.`,
  source: 'ChangeLog 1990, 2103; src/bin/dhcp4/dhcp4_srv.cc; warning of 2.6.3 and 3.0.4',
  severity: 'info',
  changed: threadsByDefault,
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "reservations-lookup-first": false } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "reservations-lookup-first": false,
          "multi-threading": { "enable-multi-threading": false }
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      const first = member(section, 'reservations-lookup-first');
      if (first === undefined || first.document.boolean(first.node) !== false) continue;
      if (!leavesThreadsOpen(section)) continue;
      yield {
        message:
          'with several threads, the default since 2.3.5, reservations are looked up first all the same; to keep false "enable-multi-threading" must be false',
        at: valueAt(first),
        fix: oneThreadFix(section),
      };
    }
  },
});
