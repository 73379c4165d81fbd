// Rule: kea-netconf is told to use a Unix socket outside the one directory that its Kea accepts.

import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { misplaced } from '../misplaced.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketNamesOf } from '../socket-names.ts';
import { socketRules } from '../socket-rules.ts';

export default defineRule({
  id: 'path-netconf-socket',
  title: 'kea-netconf uses a Unix socket outside the directory that Kea accepts',
  why: `From 3.1.4 on the rule of path-control-socket holds for kea-netconf too: the socket of a
managed server must lie in the one directory that is compiled in, compared byte by byte.`,
  source: 'src/bin/netconf/netconf_config.cc; ChangeLog 2413',
  severity: 'error',
  when: 'netconfSocketRestricted',
  scope: 'installation',
  bad: {
    'kea-netconf.conf': text`
      {
        "Netconf": {
          "managed-servers": {
            "dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "/tmp/kea4-ctrl-socket" } }
          }
        }
      }
    `,
  },
  good: {
    'kea-netconf.conf': text`
      {
        "Netconf": {
          "managed-servers": {
            "dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } }
          }
        }
      }
    `,
  },
  *check(installation, context) {
    const rules = socketRules(installation, context);
    for (const { daemon, owner, name } of socketNamesOf(installation)) {
      if (daemon !== 'netconf') continue;
      const why = misplaced(name.value, rules);
      if (why === undefined) continue;
      yield {
        message: `the socket of ${owner} ${why.message}`,
        at: valueAt(name),
        fix: manualFix(`write the bare name ${why.bareName}, here and in the server`),
      };
    }
  },
});
