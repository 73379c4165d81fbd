// Rule: a word that is none of those Kea takes there. The walk over all keywords is in schema.ts.

import { text } from '../example.ts';
import { defineRule } from '../rule.ts';
import { findingsOf } from '../schema.ts';

export default defineRule({
  id: 'not-one-of',
  title: 'a word that is none of those Kea takes there',
  why: `Some strings are words of the grammar. Kea refuses every other one with the whole file. Upper and lower case matter for some
of them only.`,
  source: 'src/bin/*/*_parser.yy and *_lexer.ll',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-replace-client-name": "sometimes"
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "ddns-replace-client-name": "always"
        }
      }
    `,
  },
  check: (file, context) => findingsOf('not-one-of', file, context),
});
