// Rule: a pool written as a prefix has bits behind its length.

import { formatPrefix, parsePrefix } from '../../core/ip.ts';
import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pool-prefix-not-first-address',
  title: 'a pool written as a prefix does not begin with its first address',
  why: `Before 2.3.4 \`10.0.0.5/28\` was taken for the whole of 10.0.0.0/28. Since then Kea refuses the file: "Failed to
create pool defined by: 10.0.0.5/28". Whoever wrote it may have meant the whole prefix, as the old server read it, or the
addresses from 10.0.0.5 on.`,
  source: 'ChangeLog 2082; seen with Kea 2.2.0 (taken), 2.6.3 and 3.0.4 (refused)',
  severity: 'error',
  since: version('2.3.4'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.69/26" } ] } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.64/26" } ] } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const pool of dhcp.pools()) {
        const place = pool.kind === 'address' ? member(pool, 'pool') : undefined;
        const written = place === undefined ? undefined : place.document.string(place.node);
        if (place === undefined || written === undefined || !written.includes('/')) continue;
        const prefix = parsePrefix(written);
        if (prefix === undefined || prefix.address === prefix.first) continue;
        yield {
          message: `${quote(written)} does not begin with the first address of ${formatPrefix(prefix)}, and is refused since 2.3.4`,
          at: valueAt(place),
          fix: manualFix(`write ${formatPrefix(prefix)}, or a range from the address that is meant`),
        };
      }
    }
  },
});
