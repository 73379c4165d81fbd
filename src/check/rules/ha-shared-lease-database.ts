// Rule: two HA partners keep their leases in one database and send each other updates all the same.

import { isLoopback } from '../../core/address.ts';
import { quote } from '../../core/quote.ts';
import type { Server, Valued } from '../../installation/types.ts';
import { memberAt, stringAt } from '../../installation/values.ts';
import { haFile, tlsMembers } from '../ha-example.ts';
import { partnersIn, type Side } from '../partners.ts';
import { member, there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const server = (host: string): string =>
  `"lease-database": { "type": "mysql", "host": "${host}", "name": "kea", "user": "kea" },`;
const libraries = '{ "library": "libdhcp_mysql.so" },\n{ "library": "libdhcp_lease_cmds.so" },';

export default defineRule({
  id: 'ha-shared-lease-database',
  title: 'partners of High Availability share one lease database and exchange leases too',
  why: `High Availability keeps two sets of leases alike. Partners with one common database have one set: every lease is
then written twice, by the server that gave it and by the partner that is told, and each update races with the
other. The manual allows a shared database only with \`send-lease-updates\` and \`sync-leases\` false. Usually the
address of the database was copied with the file.`,
  source: 'Kea 3.0 manual, "libdhcp_ha.so": lease information sharing',
  severity: 'warning',
  scope: 'fleet',
  bad: {
    'one/kea-dhcp4.conf': haFile({ server: server('192.0.2.9'), libraries, more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ server: server('192.0.2.9'), libraries, more: tlsMembers, self: '"two"' }),
  },
  good: {
    'one/kea-dhcp4.conf': haFile({ server: server('127.0.0.1'), libraries, more: tlsMembers }),
    'two/kea-dhcp4.conf': haFile({ server: server('127.0.0.1'), libraries, more: tlsMembers, self: '"two"' }),
  },
  *check(fleet) {
    for (const { first, second } of partnersIn(fleet)) {
      const [one, two] = [databaseOf(first.server), databaseOf(second.server)];
      if (one === undefined || two === undefined || one.key !== two.key) continue;
      if (!exchanges(first) && !exchanges(second)) continue;
      yield {
        message: `${second.server.kind} and its HA partner have one lease database at ${quote(two.host.value)}, and send each other leases too`,
        at: valueAt(two.host),
        related: [there('the partner has the same', valueAt(one.host))],
      };
    }
  },
});

interface Database {
  readonly host: Valued<string>;
  /** Equal for the same database. */
  readonly key: string;
}

/** A database on another machine than the server's own. */
function databaseOf({ section: { document, node } }: Server): Database | undefined {
  const map = memberAt(document, node, 'lease-database');
  const [type, host, name] = ['type', 'host', 'name'].map((key) => stringAt(document, map, key));
  if (type === undefined || host === undefined || type.value === 'memfile') return undefined;
  if (host.value === '' || host.value === 'localhost' || isLoopback(host.value)) return undefined;
  return { host, key: [type.value, host.value.toLowerCase(), name?.value ?? ''].join('\n') };
}

function exchanges({ relationship }: Side): boolean {
  return ['send-lease-updates', 'sync-leases'].some((key) => {
    const place = member(relationship, key);
    return place === undefined || place.document.boolean(place.node) !== false;
  });
}
