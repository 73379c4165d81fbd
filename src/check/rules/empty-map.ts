// Rule: a map without anything in it where Kea needs something. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'empty-map',
  title: 'a map without anything in it where Kea needs something',
  why: `The grammar refuses \`{ }\` for most maps: "syntax error, unexpected }". Leave the whole member out instead.`,
  source: 'src/bin/*/*_parser.yy: *_params without an empty alternative',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "sanity-checks": { }
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "sanity-checks": { "lease-checks": "warn" }
        }
      }
    `,
  },
  check: (file, context) => findingsOf('empty-map', file, context),
});
