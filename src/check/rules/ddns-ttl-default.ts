// Rule: leases so short that their DNS entries, which live ten minutes at least since 1.9.3, outlive them.

import type { Fix } from '../../core/change.ts';
import { compareVersions, version } from '../../core/version.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place, Valued } from '../../installation/types.ts';
import { leastTtl, ttlKeys } from '../../kea/ddns.ts';
import { updatesIn } from '../ddns.ts';
import { text } from '../example.ts';
import { insertFix, manualFix } from '../fixes.ts';
import { type Levels, leafLevels, numberAt } from '../lifetimes.ts';
import { member, there, valueAt } from '../places.ts';
import { type CheckContext, defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'ddns-ttl-default',
  title: 'leases shorter than ten minutes, which their DNS entries outlive since 1.9.3',
  why: `Up to 1.9.2 a DNS entry lived as long as its lease. From 1.9.3 on it lives a third of that, but never less than 600
seconds: with leases shorter than ten minutes resolvers keep a name when its address may be another client's already. \`-t\`
says nothing. \`ddns-ttl-percent\` has been known since 2.3.6; from 2.7.6 on the least time holds for it as well, unless
\`ddns-ttl-min\` says otherwise.`,
  source: 'ChangeLog 1839, 2314; src/lib/dhcpsrv/ncr_generator.cc; Kea 3.0 manual, "DDNS for DHCPv4"',
  severity: 'info',
  changed: version('1.9.3'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 300, "dhcp-ddns": { "enable-updates": true } } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600, "dhcp-ddns": { "enable-updates": true } } }
    `,
  },
  *check(file, context) {
    for (const dhcp of dhcpIn(file)) {
      const { document } = dhcp;
      if (!document.hasKey('dhcp-ddns') || !document.hasKey('valid-lifetime')) continue;
      // Who sets it somewhere knows of it.
      if (ttlKeys.some((key) => document.hasKey(key))) continue;
      const updates = updatesIn(dhcp);
      if (updates !== undefined) yield* tooShort(dhcp, updates, context);
    }
  },
});

/** The written lifetimes of less than the least TTL that hold for a subnet with updates, each once. */
function* tooShort(dhcp: Dhcp, updates: Place, context: CheckContext): Generator<Finding> {
  const told = new Set<number>();
  for (const levels of leafLevels(dhcp)) {
    const lifetime = numberAt(levels, 'valid-lifetime');
    if (lifetime === undefined || lifetime.value >= leastTtl.seconds || told.has(lifetime.node)) continue;
    if (!sends(levels)) continue;
    told.add(lifetime.node);
    yield {
      message: `leases of ${lifetime.value} s have DNS entries of ${leastTtl.seconds} s since 1.9.3; before, an entry lived as long as its lease`,
      at: valueAt(lifetime),
      related: [there('DNS is updated', valueAt(updates))],
      fix: fixOf(levels, lifetime, context),
    };
  }
}

function sends(levels: Levels): boolean {
  for (const level of levels) {
    const flag = member(level, 'ddns-send-updates');
    if (flag !== undefined) return flag.document.boolean(flag.node) !== false;
  }
  return true;
}

function fixOf(levels: Levels, lifetime: Valued<number>, { target }: CheckContext): Fix {
  const holder = levels.find((level) => member(level, 'valid-lifetime')?.node === lifetime.node);
  if (holder === undefined || compareVersions(target, leastTtl.keySince) < 0)
    return manualFix('write "ddns-ttl-percent": 1.0 beside it, which Kea 2.3.6 to 2.7.5 know');
  const title = 'let DNS entries live as long as the lease, as before 1.9.3';
  return insertFix('unsafe', title, holder, leastTtl.key, lifetime.value, 'valid-lifetime');
}
