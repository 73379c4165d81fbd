// Rule: a packet queue without its size, which became much shorter in 1.8.

import { version } from '../../core/version.ts';
import type { Place, Section } from '../../installation/types.ts';
import { queueOnce } from '../../kea/queues.ts';
import { text } from '../example.ts';
import { insertFix } from '../fixes.ts';
import { keyAt, member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'queue-capacity-default',
  title: 'the packet queue has no size of its own, and holds 64 packets instead of 500 since 1.8.0',
  why: `\`dhcp-queue-control\` without \`capacity\` made a queue for 500 packets. From 1.8.0 on it is one for 64: under
load packets are dropped sooner, the oldest first, and the ones that are answered are fresher. \`-t\` says nothing.`,
  source: 'ChangeLog 1785; Kea 2.2 manual, "Configuring Congestion Handling"',
  severity: 'info',
  changed: version('1.8.0'),
  scope: 'document',
  also: ['mt-disables-queue-control'],
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "dhcp-queue-control": { "enable-queue": true, "queue-type": "kea-ring4" } } }
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
      if (control === undefined || hasThreads(section) || !isOurs(control)) continue;
      const enabled = member(control, 'enable-queue');
      if (enabled === undefined || !isTrue(enabled) || member(control, 'capacity') !== undefined) continue;
      yield {
        message: `without "capacity" this queue holds ${queueOnce.since} packets since 1.8.0, and held ${queueOnce.before} before`,
        at: keyAt(control),
        related: [{ message: 'the queue is switched on', at: valueAt(enabled) }],
        fix: insertFix(
          'unsafe',
          'write the size of before 1.8.0',
          control,
          'capacity',
          queueOnce.before,
          'queue-type',
        ),
      };
    }
  },
});

/** Several threads are asked for: then there is no queue. */
function hasThreads(section: Section): boolean {
  const threads = member(section, 'multi-threading');
  const enabled = threads === undefined ? undefined : member(threads, 'enable-multi-threading');
  return enabled !== undefined && isTrue(enabled);
}

/** The queue is the one Kea brings along; a hook library's own has a size that only the library knows. */
function isOurs(control: Place): boolean {
  const type = member(control, 'queue-type');
  const name = type?.document.string(type.node);
  return type === undefined || (name !== undefined && queueOnce.types.includes(name));
}

function isTrue({ document, node }: Place): boolean {
  return document.boolean(node) === true;
}
