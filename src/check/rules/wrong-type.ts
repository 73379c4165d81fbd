// Rule: a value of a type that Kea does not take there. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'wrong-type',
  title: 'a value of a type that Kea does not take there',
  why: `Kea's grammar fixes the type of each value: \`"3600"\` is no number, \`1\` no floating point number, \`"true"\` no boolean, and one
map no list of maps. The whole file is refused.`,
  source: 'src/bin/*/*_parser.yy',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": "3600"
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetime": 3600
        }
      }
    `,
  },
  check: (file, context) => findingsOf('wrong-type', file, context),
});
