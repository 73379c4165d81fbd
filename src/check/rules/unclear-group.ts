// Rule: files of one kind lie together, and nothing says which of them belong to one host.

import { wholeFile } from '../../core/source.ts';
import { daemons } from '../../kea/daemons.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unclear-group',
  title: 'several files of one daemon, and nothing says which belongs to which host',
  why: `A host runs one daemon of a kind. Where a directory holds several files for one, and their
names do not pair up with those of the other daemons, nobody can say which listeners stand on one
host and what the agent forwards to. Each such file is checked on its own, nothing is compared
between them, and nothing is planned for them.`,
  source: 'a limit of this tool',
  severity: 'warning',
  scope: 'fleet',
  exampleTarget: '2.6',
  bad: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } } }
    `,
    'north.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
    `,
    'south.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
    `,
  },
  good: {
    'kea-ctrl-agent.conf': text`
      { "Control-agent": { "control-sockets": { "dhcp4": { "socket-name": "kea4-ctrl-socket" } } } }
    `,
    'north.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
    `,
  },
  *check(_fleet, _context, unclear) {
    for (const { kind, files } of unclear) {
      const [first, ...more] = files;
      if (first === undefined) continue;
      yield {
        message: `${files.length} files for the ${daemons[kind].title}, and nothing says which belongs to which host`,
        at: wholeFile(first.document.source),
        related: more.map(({ document }) => there('another one', wholeFile(document.source))),
        fix: manualFix(
          'name the files of one host as PATH, or say in kea-migrate.jsonc which files are one host ("groups") or copies ("ignore")',
        ),
      };
    }
  },
});
