// Rule: a keyword that Kea does not know in this map. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'unknown-keyword',
  title: 'a keyword that Kea does not know in this map',
  why: `Kea refuses the whole file for one unknown keyword: "got unexpected keyword". Often it is a typing mistake, or a keyword
that belongs one level up or down; then the finding says which one or where. Hook parameters, \`user-context\` and other
free maps are not meant.`,
  source: 'unknown_map_entry in src/bin/*/*_parser.yy',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "valid-lifetme": 3600
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
  check: (file, context) => findingsOf('unknown-keyword', file, context),
});
