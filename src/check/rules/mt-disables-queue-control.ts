// Rule: a packet queue that multi-threading switches off.

import { text } from '../example.ts';
import { keyAt, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { leavesThreadsOpen, oneThreadFix, threadsByDefault } from '../threads.ts';

export default defineRule({
  id: 'mt-disables-queue-control',
  title: 'the packet queue is switched off by multi-threading, which is on by default since 2.3.5',
  why: `The queue of \`dhcp-queue-control\` works with one thread only. From 2.3.5 on DHCP servers use
several threads unless \`enable-multi-threading\` is false: the queue is off, whatever
\`enable-queue\` says. The warning in the log appears at every start, queue or not, so nobody reads
it.`,
  source: 'ChangeLog 1747, 2103; src/bin/dhcp4/ctrl_dhcp4_srv.cc',
  severity: 'warning',
  changed: threadsByDefault,
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 }
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4", "capacity": 500 },
          "multi-threading": { "enable-multi-threading": false }
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      const control = member(section, 'dhcp-queue-control');
      if (control === undefined || !leavesThreadsOpen(section)) continue;
      const enabled = member(control, 'enable-queue');
      if (enabled === undefined || enabled.document.boolean(enabled.node) !== true) continue;
      yield {
        message:
          'multi-threading, the default since 2.3.5, switches this queue off; to keep it "enable-multi-threading" must be false',
        at: valueAt(enabled),
        related: [{ message: 'the queue', at: keyAt(control) }],
        fix: oneThreadFix(section),
      };
    }
  },
});
