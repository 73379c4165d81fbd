// Rule: DHCPv6 leases whose preferred lifetime follows the valid one, where it once was an hour.

import { version } from '../../core/version.ts';
import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { preferredOnce, preferredPart } from '../../kea/lifetimes.ts';
import { text } from '../example.ts';
import { insertFix, manualFix } from '../fixes.ts';
import { levelsOf, ownNumber } from '../lifetimes.ts';
import { valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

const preferredKeys = ['preferred-lifetime', 'min-preferred-lifetime', 'max-preferred-lifetime'];

export default defineRule({
  id: 'preferred-lifetime-default',
  title: 'addresses were preferred for an hour, and are for five eighths of the valid lifetime since 2.3.8',
  why: `Up to 2.3.7 a DHCPv6 server without \`preferred-lifetime\` gave 3600 seconds, however long leases are
valid. From 2.3.8 on it gives 0.625 of the valid lifetime, and the times at which clients renew move with
it. \`-t\` says nothing. \`"preferred-lifetime": 3600\` keeps what was. Told where a valid lifetime of more
than an hour is written and no preferred one anywhere, in a file with subnets or a configuration database.`,
  source: 'ChangeLog 2136; config-get of 2.2.0 and 2.6.3',
  severity: 'info',
  changed: version('2.3.8'),
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      { "Dhcp6": { "valid-lifetime": 86400, "subnet6": [ { "id": 1, "subnet": "2001:db8::/64" } ] } }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "valid-lifetime": 86400,
          "preferred-lifetime": 3600,
          "subnet6": [ { "id": 1, "subnet": "2001:db8::/64" } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const { document, family } = dhcp;
      if (family !== 6 || !document.hasKey('valid-lifetime')) continue;
      // Without a subnet, here or in a database, nothing is given out.
      if (dhcp.subnets().length === 0 && !document.hasKey('config-databases')) continue;
      // Who sets it somewhere knows of it.
      if (preferredKeys.some((key) => document.hasKey(key))) continue;
      yield* following(dhcp);
    }
  },
});

function* following(dhcp: Dhcp): Generator<Finding> {
  const written = [...levelsOf(dhcp)].flatMap((levels) => ownNumber(levels, ['valid-lifetime']) ?? []);
  const first = written.find(({ value }) => value > preferredOnce && partOf(value) !== preferredOnce);
  if (first === undefined) return;
  const { section } = dhcp;
  yield {
    message: `without "preferred-lifetime" these addresses are preferred for ${partOf(first.value)} seconds since 2.3.8, and were for ${preferredOnce} before`,
    at: valueAt(first),
    fix: written.every(({ value }) => value >= preferredOnce)
      ? insertFix('unsafe', 'write the hour of before 2.3.8', section, 'preferred-lifetime', preferredOnce)
      : manualFix('write "preferred-lifetime" where a valid lifetime is written'),
  };
}

function partOf(valid: number): number {
  return Math.floor(valid * preferredPart);
}
