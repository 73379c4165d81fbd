// Rule: High Availability without the library that executes what partners ask of each other.

import type { HaRelationship, Server } from '../../installation/types.ts';
import { haNeedsLibrary } from '../../kea/ha.ts';
import { libraryName } from '../../kea/hooks.ts';
import { manualFix } from '../fixes.ts';
import { haFile } from '../ha-example.ts';
import { keyAt, member } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'ha-needs-lease-cmds',
  title: 'the lease commands library is missing beside High Availability',
  why: `Partners keep each other's leases with \`lease4-get-page\`, \`lease4-update\` and the like, and it is
\`libdhcp_lease_cmds.so\` that executes these. Without it the server starts, \`-t\` and \`-T\` pass, and the
partner that asks is told that the command is not supported: it never gets past synchronising, and no
lease reaches the other side. Only a server that neither sends nor fetches leases
(\`send-lease-updates\` and \`sync-leases\` false) does without.`,
  source:
    'Kea 3.0 manual, "libdhcp_ha.so: High Availability Outage Resilience"; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': haFile({ libraries: '' }) },
  good: { 'kea-dhcp4.conf': haFile() },
  *check(installation) {
    for (const server of installation.servers) {
      // One library is enough for all relationships of a server.
      const relationship = server.relationships.find(exchangesLeases);
      if (relationship === undefined || isLoaded(server)) continue;
      yield {
        message: `${server.kind} has High Availability without ${haNeedsLibrary}, which executes what its partner asks for; leases do not get across`,
        at: keyAt(relationship),
        fix: manualFix(`add { "library": "${haNeedsLibrary}" } to "hooks-libraries" on both partners`),
      };
    }
  },
});

function isLoaded({ hooks }: Server): boolean {
  return hooks.some(({ library }) => libraryName(library?.value ?? '') === haNeedsLibrary);
}

function exchangesLeases(relationship: HaRelationship): boolean {
  return ['send-lease-updates', 'sync-leases'].some((key) => {
    const place = member(relationship, key);
    return place === undefined || place.document.boolean(place.node) !== false;
  });
}
