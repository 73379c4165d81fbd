// Rule: one hook library is loaded twice.

import { quote } from '../../core/quote.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Valued } from '../../installation/types.ts';
import { backendLibraries, libraryName } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { removeFix } from '../fixes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hook-loaded-twice',
  title: 'a hook library is loaded twice',
  why: `Kea loads it twice without a word, and its functions are called twice for every packet: a script runs twice, a line
stands twice in the log. The library is in memory once, so the parameters of the second entry replace those of the first.`,
  source: 'src/lib/hooks/library_manager_collection.cc; loading seen with -T of Kea 2.6.3 and 3.0.4',
  severity: 'warning',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_lease_cmds.so" },
            { "library": "libdhcp_stat_cmds.so" },
            { "library": "libdhcp_lease_cmds.so" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [ { "library": "libdhcp_lease_cmds.so" }, { "library": "libdhcp_stat_cmds.so" } ]
        }
      }
    `,
  },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      const first = new Map<string, Valued<string>>();
      for (const { document, node, library, parameters } of dhcp.hooks()) {
        if (library === undefined) continue;
        const name = libraryName(library.value);
        if (backendLibraries.includes(name)) continue;
        const other = first.get(name);
        if (other === undefined) first.set(name, library);
        else {
          yield {
            message: `${quote(name)} is loaded twice; everything it does is done twice`,
            at: valueAt(library),
            related: [there('loaded here first', valueAt(other))],
            ...(parameters === undefined
              ? { fix: removeFix('unsafe', 'take the second entry out', [{ document, node }]) }
              : {}),
          };
        }
      }
    }
  },
});
