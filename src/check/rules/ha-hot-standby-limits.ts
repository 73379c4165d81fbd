// Rule: parameters of load balancing with a mode that refuses them.

import type { HaRelationship } from '../../installation/types.ts';
import { removeFix } from '../fixes.ts';
import { relationshipsOf } from '../ha.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { keyAt, member, there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-hot-standby-limits',
  title: 'a parameter of High Availability that its mode refuses',
  why: `\`delayed-updates-limit\` belongs to load balancing; in the other modes anything but 0 is refused.
\`wait-backup-ack\` belongs to passive-backup; elsewhere \`true\` is refused. The hook does not load
("'delayed-updates-limit' must be set to 0 in the hot standby configuration") and the server does not
start. \`-t\` passes.`,
  source: 'src/hooks/dhcp/high_availability/ha_config.cc: HAConfig::validate; ChangeLog of 1.7.8 and 1.9.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ more: `"delayed-updates-limit": 100,\n${tlsMembers}` }) },
  good: { 'kea-dhcp4.conf': haFile({ more: `"max-unacked-clients": 5,\n${tlsMembers}` }) },
  *check(installation) {
    for (const { relationship } of relationshipsOf(installation)) {
      yield* judge(relationship);
    }
  },
});

function* judge(relationship: HaRelationship): Generator<Finding> {
  const { mode, document } = relationship;
  const limit = member(relationship, 'delayed-updates-limit');
  const wait = member(relationship, 'wait-backup-ack');
  const isBalancing = mode?.value === 'load-balancing';
  const isPassive = mode?.value === 'passive-backup';
  if (mode === undefined || (!isBalancing && !isPassive && mode.value !== 'hot-standby')) return;
  const related = [there('the mode', valueAt(mode))];
  if (limit !== undefined && !isBalancing && (document.number(limit.node) ?? 0) > 0) {
    yield {
      message: `"delayed-updates-limit" is for load-balancing; with ${mode.value} anything but 0 stops the start`,
      at: keyAt(limit),
      related,
      fix: removeFix('safe', 'remove "delayed-updates-limit"', [limit]),
    };
  }
  if (wait !== undefined && !isPassive && document.boolean(wait.node) === true) {
    yield {
      message: `"wait-backup-ack" is for passive-backup; with ${mode.value} it must be false, or the server does not start`,
      at: keyAt(wait),
      related,
      fix: removeFix('safe', 'remove "wait-backup-ack"', [wait]),
    };
  }
}
