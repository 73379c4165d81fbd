// Rule: a password for a database that everybody knows from Kea's examples.

import type { Server, Valued } from '../../installation/types.ts';
import { stringAt } from '../../installation/values.ts';
import { defaultPasswords } from '../../kea/passwords.ts';
import { databasesOf } from '../backend-libraries.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const dhcp4 = (password: string): string =>
  text`
      {
        "Dhcp4": {
          "hosts-databases": [ { "type": "mysql", "host": "192.0.2.9", "name": "kea", "user": "kea", "password": "PASSWORD" } ],
          "hooks-libraries": [ { "library": "libdhcp_mysql.so" }, { "library": "libdhcp_host_cmds.so" },
                               { "library": "libdhcp_lease_cmds.so" } ]
        }
      }
    `.replace('PASSWORD', password);

export default defineRule({
  id: 'default-credential-database',
  title: 'a password for a database is one from the examples of Kea',
  why: `The passwords of Kea's own examples are the first that anybody tries. From 2.7.6 on they are refused for databases
too: \`-t\` passes, and the start ends with "illegal use of a default value as credential" before the database is called.`,
  source: 'src/lib/cc/default_credentials.cc; ChangeLog 2323; seen with Kea 3.0.4',
  severity: 'error',
  when: 'defaultPasswordsRefused',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': dhcp4('keatest') },
  good: { 'kea-dhcp4.conf': dhcp4('v8Qk2mXw') },
  *check({ servers }) {
    for (const server of servers) {
      for (const password of passwordsOf(server)) {
        if (!defaultPasswords.includes(password.value)) continue;
        yield {
          message: `the password of a database of ${server.kind} is one from Kea's examples, refused since 2.7.6`,
          at: keyAt(password),
          fix: manualFix('choose a password that nobody knows, in the database too'),
        };
      }
    }
  },
});

function passwordsOf(server: Server): readonly Valued<string>[] {
  if (server.kind === 'd2') return [];
  return databasesOf(server).flatMap(({ document, node }) => stringAt(document, node, 'password') ?? []);
}
