// Rule: the legal log comes before the library of the database that it writes into.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import type { Section } from '../../installation/types.ts';
import { lateBackends } from '../backend-libraries.ts';
import { text } from '../example.ts';
import { manualFix, migrationFix } from '../fixes.ts';
import { keyAt, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'legal-log-hook-order',
  title: 'the legal log is loaded before the library of its database',
  why: `Libraries are loaded in the order of the list. Since 2.7.4 the legal log writes into MySQL or
PostgreSQL through \`libdhcp_mysql.so\` or \`libdhcp_pgsql.so\`, which must be there already. \`-t\` passes;
the start ends. Put the library of the database first.`,
  source: 'ChangeLog 2289; src/lib/dhcpsrv/legal_log_mgr_factory.cc; seen with -T of Kea 3.0.4',
  severity: 'error',
  since: version('2.7.4'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_legal_log.so", "parameters": { "type": "mysql", "name": "kea", "user": "kea" } },
            { "library": "libdhcp_mysql.so" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_mysql.so" },
            { "library": "libdhcp_legal_log.so", "parameters": { "type": "mysql", "name": "kea", "user": "kea" } }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* early(section);
  },
});

function* early(section: Section): Generator<Finding> {
  for (const { legalLog, backend, later, movable } of lateBackends(hooksOf(section.document, section.node))) {
    const what = `${backend.library} in front of the legal log`;
    yield {
      message: `the legal log writes into a database of ${quote(backend.type)}, and ${backend.library} is loaded after it; -t takes it, and the start ends since 2.7.4`,
      at: keyAt(legalLog.library ?? legalLog),
      related: [there('must come first', valueAt(later.library ?? later))],
      fix: movable ? migrationFix(`load ${what}`) : manualFix(`move ${what}`),
    };
  }
}
