// Rule: a keyword that the target version no longer has. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'keyword-removed',
  title: 'a keyword that the target version no longer has',
  why: `After the upgrade the server refuses the whole file. Where another keyword took over, the finding names it; it may mean
something slightly different, so read its page in the manual.`,
  source: 'grammars of the releases from 1.6.0 to 3.3.1: src/bin/*/*_parser.yy',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "lease-database": { "type": "memfile", "keyspace": "kea" }
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "lease-database": { "type": "memfile" }
        }
      }
    `,
  },
  check: (file, context) => findingsOf('keyword-removed', file, context),
});
