// Rule, with --host: a configuration file that the daemon cannot read, or that shows its secrets to everybody.

import { relative } from 'node:path';
import { join } from 'node:path/posix';
import { quote } from '../../core/quote.ts';
import { secretSpans } from '../../core/secrets.ts';
import type { ConfigFile, Installation } from '../../installation/types.ts';
import { text } from '../example.ts';
import { seen } from '../host-files.ts';
import { keyAt } from '../places.ts';
import type { CheckContext, Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

const secret = text`
      { "Dhcp4": { "lease-database": { "type": "mysql", "name": "kea", "password": "v8Qk2mXw" },
                   "hooks-libraries": [ { "library": "libdhcp_mysql.so" } ] } }
    `;
const harmless = text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `;

export default defineRule({
  id: 'configuration-file-mode',
  title: 'a configuration file shows secrets to everybody, or the daemon cannot read it',
  why: `Only with \`--host\`, which looks at this machine, where the files are deployed. Passwords for databases, TSIG
secrets and passwords of HTTP clients stand in Kea's files; mode 0640 and the group of the daemon keep them from other
users. A file that belongs to root alone stops the start of a daemon that runs as \`_kea\`: usual after an editor or
a copy as root.`,
  source: 'Kea 3.0 manual, "Kea Security"; packages of Debian install the files as root:_kea 0640',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': secret },
  good: { 'kea-dhcp4.conf': harmless },
  exampleHost: { '/etc/kea/kea-dhcp4.conf': { mode: 0o644 } },
  *check(installation, context) {
    if (context.host === undefined) return;
    for (const file of installation.files) yield* judge(file, installation, context);
  },
});

function* judge(file: ConfigFile, { directory }: Installation, context: CheckContext): Generator<Finding> {
  const [section] = file.sections;
  if (context.host === undefined || section === undefined) return;
  const path = join(context.deployDirectory, relative(directory, file.absolute));
  const { stat, user, isReadable, isOpen } = seen(context.host, path);
  if (stat?.kind !== 'file') return;
  const at = keyAt(section);
  if (!isReadable) {
    yield { message: `${quote(path)} cannot be read by user ${user}, which the daemon runs as`, at };
  } else if (isOpen && secretSpans(file.document.source.text).length > 0) {
    yield {
      severity: 'warning',
      message: `${quote(path)} can be read by everybody on this machine, and there are secrets in it; expected mode 0640`,
      at,
    };
  }
}
