// Rule: a map without a keyword that Kea needs. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'missing-keyword',
  title: 'a map without a keyword that Kea needs',
  why: `Kea cannot do anything with such a map and refuses the file. The \`id\` of a subnet is needed from 2.6.0 on: before, Kea
numbered subnets itself, and leases refer to those numbers, so they must be kept.`,
  source: 'required_keywords in src/lib/dhcpsrv/parsers and src/bin/*; ChangeLog 2232',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool-id": 1 } ] } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ] } ]
        }
      }
    `,
  },
  check: (file, context) => findingsOf('missing-keyword', file, context),
});
