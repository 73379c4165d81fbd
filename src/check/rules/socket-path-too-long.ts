// Rule: a Unix socket's path, after resolution, is longer than the system can bind.

import { resolveSocketPath } from '../../installation/socket-path.ts';
import { longestSocketPath } from '../../kea/directories.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketNamesOf } from '../socket-names.ts';
import { socketRules } from '../socket-rules.ts';

export default defineRule({
  id: 'socket-path-too-long',
  title: 'the path of a Unix socket is too long to be bound',
  why: `Linux has room for ${longestSocketPath} bytes in the address of a Unix socket. What counts
is the path after resolution: the compiled-in directory, a slash, and the name. \`-t\` never
complains. A server fails at start with "File name too long", and the agent *dies* at the first
command that it forwards there.`,
  source: 'sys/un.h; seen with Kea 3.0.4 and 3.2.0',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "unix",
              "socket-name": "/run/kea/dhcp-server-of-the-second-floor-of-the-main-building-in-the-old-town-of-the-capital-control-channel-socket" }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/dhcp-second-floor" } ] } }
    `,
  },
  *check(installation, context) {
    const rules = socketRules(installation, context);
    for (const { owner, name } of socketNamesOf(installation)) {
      const { bytes, resolved } = resolveSocketPath(name.value, rules);
      if (bytes <= longestSocketPath) continue;
      const least = resolved === undefined ? 'at least ' : '';
      yield {
        message: `the path of the socket of ${owner} is ${least}${bytes} bytes long after resolution, and ${longestSocketPath} can be bound`,
        at: valueAt(name),
        fix: manualFix('choose a shorter name'),
      };
    }
  },
});
