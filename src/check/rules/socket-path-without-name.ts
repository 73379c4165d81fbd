// Rule: a socket-name that names no file: empty, a slash at the end, `.` or `..`.

import { quote } from '../../core/quote.ts';
import { resolveSocketPath } from '../../installation/socket-path.ts';
import { serverFacts } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketNamesOf } from '../socket-names.ts';
import { socketRules } from '../socket-rules.ts';

export default defineRule({
  id: 'socket-path-without-name',
  title: 'the path of a Unix socket names no file',
  why: `An empty \`socket-name\`, a lone \`/\` or a slash at the end is refused: "path: '' has no
filename". \`.\` and \`..\` pass \`-t\` and fail when the server binds the socket; Kea 3.3.1 refuses
them.`,
  source: 'src/lib/util/filesystem.cc: PathChecker::validatePath',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } ] } }
    `,
  },
  *check(installation, context) {
    const rules = socketRules(installation, context);
    for (const { owner, kind, name } of socketNamesOf(installation)) {
      const { problem } = resolveSocketPath(name.value, rules);
      if (problem !== 'no-name' && problem !== 'dots') continue;
      const usual = kind === undefined ? '' : `, usually "${serverFacts(kind).usualSocket}"`;
      yield {
        message: `the socket-name ${quote(name.value)} of ${owner} names no file`,
        at: valueAt(name),
        fix: manualFix(`name the socket${usual}`),
      };
    }
  },
});
