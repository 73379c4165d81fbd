// Rule: one file with the sections of several daemons, as Kea before 1.7.10 took it.

import { quote } from '../../core/quote.ts';
import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { keyAt, there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'toplevel-several-daemons',
  title: 'one file holds the sections of several daemons',
  why: `Until 1.7.9 each daemon skipped the sections of the others, so that one \`kea.conf\` could
serve all. From 1.7.10 (stable: 1.8.0) on a file has exactly one section, and anything beside it is
a syntax error: "unexpected constant string, expecting Dhcp4". The sample files of Kea say to this
day that other sections are ignored; that text is stale.`,
  source: 'ChangeLog 1768; grammars of 1.7.9 and 1.7.10',
  severity: 'error',
  scope: 'document',
  exampleTarget: '3.0',
  bad: {
    'kea.conf': text`
      {
        "Dhcp4": { "valid-lifetime": 3600 },
        "DhcpDdns": { "port": 53001 }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'kea-dhcp-ddns.conf': text`
      { "DhcpDdns": { "port": 53001 } }
    `,
  },
  *check({ sections }) {
    const [first, ...more] = sections;
    if (first === undefined) return;
    for (const section of more) {
      // One section in two spellings is a misspelt one, or a duplicate key.
      if (section.kind === first.kind) continue;
      yield {
        message: `${quote(section.name)} stands in one file with ${quote(first.name)}; from 1.7.10 on each daemon has a file of its own`,
        at: keyAt(section),
        related: [there('the first section', keyAt(first))],
        fix: migrationFix('write a file for each daemon'),
      };
    }
  },
});
