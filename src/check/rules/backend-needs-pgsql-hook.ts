// Rule: a database of PostgreSQL without the library that serves it.

import { version } from '../../core/version.ts';
import { missingBackend, postgresql } from '../backend-libraries.ts';
import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'backend-needs-pgsql-hook',
  title: 'a database of PostgreSQL without libdhcp_pgsql',
  why: `Up to 2.7.3 the backend was built in. Since 2.7.4 it is a hook library: without it the file passes \`-t\`, and the start ends
with "has not been compiled with support for lease database type". One library serves leases, reservations, configuration and the
legal log, whose own library must come behind it.`,
  source: 'ChangeLog 2289; seen with -T of Kea 3.0.4',
  severity: 'error',
  since: version('2.7.4'),
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "lease-database": { "type": "postgresql", "name": "kea", "user": "kea" }
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [ { "library": "libdhcp_pgsql.so" } ],
          "lease-database": { "type": "postgresql", "name": "kea", "user": "kea" }
        }
      }
    `,
  },
  *check({ servers }) {
    for (const server of servers) {
      for (const place of missingBackend(server, postgresql)) {
        yield {
          message:
            'a database of PostgreSQL is used here, and nothing loads libdhcp_pgsql.so; -t takes it, and the start ends since 2.7.4',
          at: keyAt(place),
          fix: migrationFix('load libdhcp_pgsql.so'),
        };
      }
    }
  },
});
