// Rule: the lease file lies outside the one directory that Kea keeps leases in.

import { booleanAt, memberAt, stringAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { misplacedPath, pathRules } from '../restricted-path.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (name: string): string =>
  text`
      { "Dhcp4": { "lease-database": { "type": "memfile", "name": "NAME" } } }
    `.replace('NAME', name);

export default defineRule({
  id: 'path-lease-file',
  title: 'the lease file lies outside the directory that Kea accepts',
  why: `Since the fix of CVE-2025-32802 (2.4.2, 2.6.3, 2.7.9) the lease file must lie in the one directory that is
compiled in: \`/var/lib/kea\` in packages, \`/var/db/kea\` on FreeBSD. \`-t\` and \`-T\` pass; the start ends with
"Could not open lease file: invalid path specified". Move the file before the upgrade: a server that starts with an
empty one hands out addresses that are in use. \`KEA_DHCP_DATA_DIR\` in the environment names another directory.

Without \`--platform\` only a directory is reported that no known build accepts.`,
  source: 'src/lib/dhcpsrv/memfile_lease_mgr.cc, cfgmgr.cc; ChangeLog 2346; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('/var/kea/kea-leases4.csv') },
  good: { 'kea-dhcp4.conf': dhcp4('kea-leases4.csv') },
  *check(installation, context) {
    const rules = pathRules('leases', installation, context);
    for (const { kind, section } of installation.servers) {
      const { document, node } = section;
      const database = memberAt(document, node, 'lease-database');
      const name = stringAt(document, database, 'name');
      if (kind === 'd2' || name === undefined) continue;
      if ((stringAt(document, database, 'type')?.value ?? 'memfile') !== 'memfile') continue;
      if (booleanAt(document, database, 'persist')?.value === false) continue;
      const finding = misplacedPath(name, `the lease file of ${kind}`, rules);
      if (finding !== undefined) yield finding;
    }
  },
});
