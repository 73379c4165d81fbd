// Rule: a keyword that the target version warns about. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'keyword-deprecated',
  title: 'a keyword that the target version warns about',
  why: `The server still takes it and logs a warning at each start: a later version will refuse it. The keyword that took its
place is unknown to versions before the one named.`,
  source:
    'warnings in src/bin/dhcp4/json_config_parser.cc and src/lib/dhcpsrv/parsers; ChangeLog 2167, 2303, 2307',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-use-conflict-resolution": false
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-conflict-resolution-mode": "no-check-with-dhcid"
        }
      }
    `,
  },
  check: (file, context) => findingsOf('keyword-deprecated', file, context),
});
