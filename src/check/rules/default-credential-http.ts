// Rule: a password that everybody knows from Kea's examples, in the agent or in a listener.

import { defaultPasswords } from '../../kea/passwords.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { authenticationsOf } from '../sockets.ts';

export default defineRule({
  id: 'default-credential-http',
  title: 'a password for HTTP is one from the examples of Kea',
  why: `The passwords of Kea's own examples are the first that anybody tries. From 2.7.6 on the
agent and the servers refuse them, with \`-X\` too: "password must not be a default one". What
stands in a \`password-file\` is not tested.`,
  source: 'src/lib/cc/default_credentials.cc; ChangeLog 2323; seen with Kea 3.0.4',
  severity: 'error',
  when: 'defaultPasswordsRefused',
  scope: 'installation',
  exampleTarget: '3.0',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "clients": [ { "user": "admin", "password": "1234" } ] } }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "clients": [ { "user": "admin", "password": "v8Qk2mXw" } ] } }
          ]
        }
      }
    `,
  },
  *check(installation) {
    for (const { owner, authentication } of authenticationsOf(installation)) {
      for (const { password } of authentication.clients) {
        if (password === undefined || !defaultPasswords.includes(password.value)) continue;
        yield {
          message: `the password of a client of ${owner} is one from Kea's examples, refused since 2.7.6`,
          at: keyAt(password),
          fix: manualFix('choose a password that nobody knows'),
        };
      }
    }
  },
});
