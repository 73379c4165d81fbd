// Rule: the secret of a TSIG key stands in D2's configuration, which is refused from 3.1.0 on.

import { quote } from '../../core/quote.ts';
import { d2Of } from '../../installation/ddns.ts';
import { text } from '../example.ts';
import { migrationFix } from '../fixes.ts';
import { keyAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const d2 = (key: string): string =>
  text`
      {
        "DhcpDdns": {
          "tsig-keys": [ { "name": "dhcp-key", "algorithm": "HMAC-SHA256", KEY } ],
          "forward-ddns": { }, "reverse-ddns": { }
        }
      }
    `.replace('KEY', key);

export default defineRule({
  id: 'tsig-clear-secret',
  title: 'the secret of a TSIG key stands in the configuration',
  why: `From 3.1.0 on D2 refuses \`secret\` in \`tsig-keys\`: "use of clear text TSIG 'secret' is NOT SECURE"; with
\`-X\` it only warns. The secret belongs in a file that \`secret-file\` names (from 2.5.8 on), with mode
0640 and nothing but the secret on its first line.`,
  source: 'ChangeLog 2377; src/lib/d2srv/d2_config.cc: TSIGKeyInfoParser::parse',
  severity: 'error',
  when: 'securityEnforced',
  scope: 'installation',
  bad: { 'kea-dhcp-ddns.conf': d2('"secret": "LSWXnfkKZjdPJI5QxlpnfQ=="') },
  good: { 'kea-dhcp-ddns.conf': d2('"secret-file": "/etc/kea/dhcp-key.secret"') },
  *check({ servers }) {
    for (const { name, secret } of d2Of(servers)?.keys ?? []) {
      if (secret === undefined) continue;
      yield {
        message: `the key ${quote(name?.value ?? '')} has its secret in clear text, which Kea has refused since 3.1.0; expected "secret-file"`,
        at: keyAt(secret),
        fix: migrationFix('move the secret into a file of its own'),
      };
    }
  },
});
