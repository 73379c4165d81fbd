// Rule: a hook library that is not made for several threads, in a server that uses them since 2.3.5.

import { quote } from '../../core/quote.ts';
import { hooksOf } from '../../installation/hooks.ts';
import type { Section } from '../../installation/types.ts';
import { libraryName, singleThreadedLibraries } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { leavesThreadsOpen, oneThreadFix, threadsByDefault } from '../threads.ts';

export default defineRule({
  id: 'hook-not-mt-compatible',
  title: 'a hook library needs multi-threading off, which is on by default since 2.3.5',
  why: `A hook library must declare that it copes with several threads. From 2.3.5 on DHCP servers use
several threads unless \`enable-multi-threading\` is false, and then refuse the whole configuration:
"hooks library … is not compatible with multi-threading".`,
  source: 'ChangeLog 1721, 2103; src/hooks/dhcp/user_chk/load_unload.cc; run of 3.2.0',
  severity: 'error',
  since: threadsByDefault,
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "hooks-libraries": [ { "library": "libdhcp_user_chk.so" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "multi-threading": { "enable-multi-threading": false },
          "hooks-libraries": [ { "library": "libdhcp_user_chk.so" } ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* refused(section);
  },
});

function* refused(section: Section): Generator<Finding> {
  if (!leavesThreadsOpen(section)) return;
  for (const { library } of hooksOf(section.document, section.node)) {
    if (library === undefined) continue;
    const name = libraryName(library.value);
    if (!singleThreadedLibraries.includes(name)) continue;
    yield {
      message: `${quote(name)} does not cope with several threads, which are the default since 2.3.5; the server refuses the configuration`,
      at: valueAt(library),
      fix: oneThreadFix(section),
    };
  }
}
