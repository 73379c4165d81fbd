// Rule: the legal log comes before the library of the data base that it writes into.

import { quote } from '../../core/quote.ts';
import { version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import type { Section } from '../../installation/types.ts';
import { libraryName } from '../../kea/hooks.ts';
import { legalLogOf, mysql, postgresql } from '../backend-libraries.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt, member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'legal-log-hook-order',
  title: 'the legal log is loaded before the library of its data base',
  why: `Libraries are loaded in the order of the list. Since 2.7.4 the legal log writes into MySQL or
PostgreSQL through \`libdhcp_mysql.so\` or \`libdhcp_pgsql.so\`, which must be there already. \`-t\` passes;
the start ends. Put the library of the data base first.`,
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
  const hooks = hooksOf(section.document, section.node);
  for (const [index, hook] of hooks.entries()) {
    const log = legalLogOf(hook);
    const type = textOf(log === undefined ? undefined : member(log, 'type'));
    const backend = [mysql, postgresql].find((one) => one.type === type);
    if (backend === undefined) continue;
    const at = hooks.findIndex(({ library }) => libraryName(library?.value ?? '') === backend.library);
    const later = hooks[at]?.library;
    // Where it is loaded nowhere, another rule speaks.
    if (later === undefined || at < index) continue;
    yield {
      message: `the legal log writes into a data base of ${quote(backend.type)}, and ${backend.library} is loaded after it; -t takes it, and the start ends since 2.7.4`,
      at: keyAt(hook.library ?? hook),
      related: [there('must come first', valueAt(later))],
      fix: manualFix(`move ${backend.library} in front of the legal log`),
    };
  }
}
