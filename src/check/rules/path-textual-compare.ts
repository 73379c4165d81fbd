// Rule: a socket's path that leads to an accepted directory in a spelling that Kea does not accept.

import type { Fix } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import { foldPath, resolveSocketPath } from '../../installation/socket-path.ts';
import type { Installation } from '../../installation/types.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { there, valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { type OwnedName, socketNamesOf } from '../socket-names.ts';
import { socketRules } from '../socket-rules.ts';

export default defineRule({
  id: 'path-textual-compare',
  title: 'the path of a Unix socket is spelt with "//", "/./" or "/../"',
  why: `Kea compares the directory of a path byte by byte with the one that is compiled in. It folds
nothing and follows no link: \`/run/kea//x\`, \`/run/kea/./x\` and \`/run/kea/../kea/x\` are refused
where \`/run/kea/x\` is taken, though they are one file. An agent and a server that spell one path
in two ways still meet, until the next upgrade.`,
  source:
    'src/lib/util/filesystem.cc: PathChecker::validatePath; ChangeLog 2346, and 2266 of 2.6.3 (CVE-2025-32802)',
  severity: 'error',
  when: 'socketDirectoryRestricted',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea//kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "/run/kea/kea4-ctrl-socket" } ] } }
    `,
  },
  *check(installation, context) {
    const rules = socketRules(installation, context);
    for (const owned of socketNamesOf(installation)) {
      const { problem, trimmed } = resolveSocketPath(owned.name.value, rules);
      if (problem !== 'spelling') continue;
      const folded = foldPath(trimmed);
      const partner = otherSide(installation, owned, folded);
      yield {
        message: `the socket of ${owned.owner} has the path ${quote(trimmed)}, which Kea does not fold; expected ${quote(folded)}`,
        at: valueAt(owned.name),
        related: partner === undefined ? [] : [there(`${partner.owner} spells it so`, valueAt(partner.name))],
        fix: fixFor(owned, trimmed, folded),
      };
    }
  },
});

/** What the other of agent and server has for the same socket. */
function otherSide(installation: Installation, owned: OwnedName, folded: string): OwnedName | undefined {
  return [...socketNamesOf(installation)].find(
    ({ daemon, kind, name }) =>
      daemon !== owned.daemon && kind === owned.kind && name.value.trim() === folded,
  );
}

/** For the system `//` and `/./` are nothing at all, whereas `..` behind a link leads elsewhere. */
function fixFor({ name }: OwnedName, trimmed: string, folded: string): Fix {
  const safety = trimmed.split('/').includes('..') ? 'unsafe' : 'safe';
  return setFix(safety, `write ${quote(folded)}`, name, folded);
}
