// Rule: two keywords that must not stand in one map. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'exclusive-keywords',
  title: 'two keywords that must not stand in one map',
  why: `The two say the same thing in two ways, an old and a new one for instance. Kea does not choose and refuses the file.`,
  source: 'src/lib/dhcpsrv/parsers/base_network_parser.cc; ChangeLog 2314, 2303, 2307',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-ttl": 600,
          "ddns-ttl-percent": 0.5
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-ttl": 600
        }
      }
    `,
  },
  check: (file, context) => findingsOf('exclusive-keywords', file, context),
});
