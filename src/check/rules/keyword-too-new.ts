// Rule: a keyword that the target version does not have yet. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'keyword-too-new',
  title: 'a keyword that the target version does not have yet',
  why: `The target refuses the whole file: to that version the keyword is as unknown as a misspelt one. Leave it out, or choose the
version that runs there with \`--target\`.`,
  source: 'grammars of the releases from 1.6.0 to 3.3.1: src/bin/*/*_parser.yy',
  severity: 'error',
  scope: 'document',
  exampleTarget: '2.6',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-ttl": 600
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-ttl-percent": 0.5
        }
      }
    `,
  },
  check: (file, context) => findingsOf('keyword-too-new', file, context),
});
