// Rule: the prefix of a prefix pool has bits behind its length.

import { formatIp, prefixOf } from '../../core/ip.ts';
import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { integerAt } from '../../installation/values.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { member, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pd-pool-prefix-not-first-address',
  title: 'the prefix of a prefix pool is not its first address',
  why: `Since 2.3.4 Kea refuses the file: "Invalid Pool6 address boundaries: 3fff:10::1 is not the first address in prefix:
3fff:10::/48". Before, the bits behind \`prefix-len\` were passed over.`,
  source: 'ChangeLog 2082; seen with Kea 2.2.0 (taken), 2.6.3 and 3.0.4 (refused)',
  severity: 'error',
  since: version('2.3.4'),
  scope: 'document',
  bad: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "pd-pools": [ { "prefix": "3fff:10::1", "prefix-len": 48, "delegated-len": 56 } ]
            }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp6.conf': text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8:1::/64",
              "pd-pools": [ { "prefix": "3fff:10::", "prefix-len": 48, "delegated-len": 56 } ]
            }
          ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const pool of dhcp.pools()) {
        const place = pool.kind === 'prefix' ? member(pool, 'prefix') : undefined;
        const written = place === undefined ? undefined : place.document.string(place.node);
        const length = integerAt(pool.document, pool.node, 'prefix-len')?.value;
        if (place === undefined || written === undefined || length === undefined) continue;
        const prefix = prefixOf(written, length);
        if (prefix === undefined || prefix.address === prefix.first) continue;
        const first = formatIp(prefix.first);
        yield {
          message: `${quote(written)} is not the first address of ${first}/${length}, and is refused since 2.3.4`,
          at: valueAt(place),
          fix: manualFix(`write ${first}, or another length`),
        };
      }
    }
  },
});
