// Rule: a server's Unix socket lies outside the one directory that its Kea accepts.

import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { misplaced } from '../misplaced.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketNamesOf } from '../socket-names.ts';
import { socketRules } from '../socket-rules.ts';

export default defineRule({
  id: 'path-control-socket',
  title: "a server's Unix socket lies outside the directory that Kea accepts",
  why: `Since the fix of CVE-2025-32802 (2.4.2, 2.6.3, 2.7.9) a Unix socket must lie in the one
directory that is compiled in: \`/run/kea\` in Debian's packages, \`/var/run/kea\` in ISC's,
\`/usr/local/var/run/kea\` in a build from source. It is compared byte by byte; links are not
followed. Kea 2.6 passes \`-t\` and refuses to start; from 2.7.9 on \`-t\` refuses too: "invalid
path specified: '/tmp', supported path is '/run/kea'". A bare name always lies in the right
directory. \`KEA_CONTROL_SOCKET_DIR\` in the environment names another one.

Without \`--platform\` only a directory is reported that no known build accepts.`,
  source:
    'src/lib/util/filesystem.cc: PathChecker::validatePath; ChangeLog 2346, and 2266 of 2.6.3 (CVE-2025-32802)',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/tmp/kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check(installation, context) {
    const rules = socketRules(installation, context);
    for (const { daemon, owner, name } of socketNamesOf(installation)) {
      if (daemon !== 'server') continue;
      const why = misplaced(name.value, rules);
      if (why === undefined) continue;
      yield {
        message: `the socket of ${owner} ${why.message}`,
        at: valueAt(name),
        fix: migrationFix(`write the bare name ${why.bareName}, here and wherever the socket is opened`),
      };
    }
  },
});
