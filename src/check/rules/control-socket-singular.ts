// Rule: the singular control-socket for a Kea that no longer takes it.

import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'control-socket-singular',
  title: 'a server has the singular "control-socket", which is gone in 3.3.1',
  why: `From 2.7.2 on the singular \`control-socket\` is read as a list of one, without a warning.
Kea 3.3.1 no longer knows the key and refuses the file. \`control-sockets\` with one entry means the
same to every Kea from 2.7.2 on.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy; Kea change 4607',
  severity: 'error',
  unless: 'singularControlSocket',
  scope: 'installation',
  exampleTarget: '3.3',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check({ servers }) {
    for (const { kind, form, singular } of servers) {
      if (form !== 'singular' || singular === undefined) continue;
      yield {
        message: `${kind} has the singular "control-socket", which is gone in 3.3.1; expected the list "control-sockets"`,
        at: keyAt(singular),
        fix: migrationFix('write the list'),
      };
    }
  },
});
