// Rule: a number outside of what Kea takes. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'out-of-range',
  title: 'a number outside of what Kea takes',
  why: `Numbers are stored in 8, 16 or 32 bits, and some have narrower limits. Kea refuses the file: "out of range value". This
shows only behind the grammar, so other mistakes are reported first.`,
  source: 'src/lib/cc/simple_parser.cc, getInteger and its callers',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "decline-probation-period": 4294967296
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "decline-probation-period": 86400
        }
      }
    `,
  },
  check: (file, context) => findingsOf('out-of-range', file, context),
});
