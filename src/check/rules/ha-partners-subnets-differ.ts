// Rule: two HA partners have different subnets, or one subnet under two numbers.

import { quote } from '../../core/quote.ts';
import type { Place, Server, Valued } from '../../installation/types.ts';
import { integerAt, stringAt } from '../../installation/values.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { partnersIn, type Side } from '../partners.ts';
import { items, keyAt, member, there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const server = (id: number): string => `"subnet4": [ { "id": ${id}, "subnet": "192.0.2.0/24" } ],`;

export default defineRule({
  id: 'ha-partners-subnets-differ',
  title: 'two partners of High Availability have different subnets',
  why: `Lease updates name the subnet by its number. A partner that knows the number as another subnet, or not at all,
refuses the lease or keeps it for the wrong subnet: after a failover clients lose their addresses, and after
\`max-rejected-lease-updates\` refusals High Availability stops. Both servers start, and neither sees the other's file.`,
  source:
    'Kea 3.0 manual, "libdhcp_ha.so": partners have the same subnets; src/hooks/dhcp/lease_cmds/lease_cmds.cc',
  severity: 'error',
  scope: 'fleet',
  bad: {
    'one/kea-dhcp4.conf': haFile({ server: server(1), more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ server: server(2), more: tlsMembers, self: '"two"' }),
  },
  good: {
    'one/kea-dhcp4.conf': haFile({ server: server(1), more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ server: server(1), more: tlsMembers, self: '"two"' }),
  },
  *check(fleet) {
    for (const { first, second } of partnersIn(fleet)) {
      // In a hub only some subnets belong to a partner.
      if (first.server.relationships.length > 1 || second.server.relationships.length > 1) continue;
      const [ours, theirs] = [subnetsOf(second.server), subnetsOf(first.server)];
      // Without any they come from a database.
      if (ours.size === 0 || theirs.size === 0) continue;
      yield* numbers(ours, theirs, first);
      yield* absent(ours, theirs, first);
      yield* absent(theirs, ours, second);
    }
  },
});

interface Subnet {
  readonly prefix: Valued<string>;
  readonly id: Valued<number> | undefined;
}

type Subnets = ReadonlyMap<string, Subnet>;

function* numbers(ours: Subnets, theirs: Subnets, partner: Side): Generator<Finding> {
  for (const [key, { id, prefix }] of ours) {
    const other = theirs.get(key)?.id;
    if (id === undefined || other === undefined || id.value === other.value) continue;
    yield {
      message: `the subnet ${quote(prefix.value)} has the id ${id.value} here and ${other.value} in the HA partner's ${partner.server.file.path}`,
      at: valueAt(id),
      related: [there('the other id', valueAt(other))],
    };
  }
}

/** One finding for all that the partner does not have. */
function* absent(has: Subnets, hasNot: Subnets, partner: Side): Generator<Finding> {
  const left = [...has].filter(([key]) => !hasNot.has(key)).map(([, subnet]) => subnet);
  const [first] = left;
  if (first === undefined) return;
  const more = left.length > 1 ? ` and ${left.length - 1} more` : '';
  yield {
    message: `the subnet ${quote(first.prefix.value)}${more} is not in the HA partner's ${partner.server.file.path}`,
    at: valueAt(first.prefix),
    related: [there('the partner', keyAt(partner.relationship))],
  };
}

function subnetsOf({ kind, section }: Server): Subnets {
  const key = kind === 'dhcp6' ? 'subnet6' : 'subnet4';
  const found = new Map<string, Subnet>();
  for (const holder of [section, ...items(member(section, 'shared-networks'))] satisfies readonly Place[]) {
    for (const { document, node } of items(member(holder, key))) {
      const prefix = stringAt(document, node, 'subnet');
      if (prefix === undefined) continue;
      found.set(prefix.value.trim().toLowerCase(), { prefix, id: integerAt(document, node, 'id') });
    }
  }
  return found;
}
