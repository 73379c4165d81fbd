// Rule: dhcp4 and dhcp6 of one host have one lease file.

import { quote } from '../../core/quote.ts';
import type { Server, Valued } from '../../installation/types.ts';
import { booleanAt, memberAt, stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = text`
      { "Dhcp4": { "lease-database": { "type": "memfile", "name": "kea-leases.csv" } } }
    `;
const dhcp6 = (name: string): string =>
  text`
      { "Dhcp6": { "lease-database": { "type": "memfile", "name": "NAME" } } }
    `.replace('NAME', name);

export default defineRule({
  id: 'lease-file-shared',
  title: 'dhcp4 and dhcp6 have one lease file',
  why: `Each server writes its leases into the file, and rewrites it whole when it cleans up. The columns differ, so
that whoever starts second refuses the file of the other: "invalid header 'address,hwaddr,client_id,…'". \`-t\` opens no lease file. Unlike memfile, a database can be shared: it has tables for each.`,
  source:
    'src/lib/dhcpsrv/memfile_lease_mgr.cc, csv_lease_file4.cc, csv_lease_file6.cc; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4, 'kea-dhcp6.conf': dhcp6('kea-leases.csv') },
  good: { 'kea-dhcp4.conf': dhcp4, 'kea-dhcp6.conf': dhcp6('kea-leases6.csv') },
  *check({ servers }) {
    const [first, second] = servers.flatMap((server) => leaseFile(server) ?? []);
    if (first === undefined || second === undefined || first.value.trim() !== second.value.trim()) return;
    yield {
      message: `dhcp6 has the lease file of dhcp4, ${quote(second.value)}; each server needs one of its own`,
      at: valueAt(second),
      related: [there('dhcp4 has it too', valueAt(first))],
    };
  },
});

function leaseFile({ kind, section: { document, node } }: Server): Valued<string> | undefined {
  const database = kind === 'd2' ? undefined : memberAt(document, node, 'lease-database');
  if ((stringAt(document, database, 'type')?.value ?? 'memfile') !== 'memfile') return undefined;
  if (booleanAt(document, database, 'persist')?.value === false) return undefined;
  return stringAt(document, database, 'name');
}
