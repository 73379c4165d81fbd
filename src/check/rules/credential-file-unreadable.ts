// Rule, with --host: a credential file that the daemon will not get, or that holds nothing it can use.

import { quote } from '../../core/quote.ts';
import { type CredentialFile, credentialFilesOf } from '../credential-file.ts';
import { text } from '../example.ts';
import { type Seen, seen } from '../host-files.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';

const listener = (name: string): string =>
  text`
      { "Dhcp4": { "control-sockets": [
        { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
          "authentication": { "type": "basic", "directory": "/etc/kea", "clients": [ { "password-file": "NAME" } ] } }
      ] } }
    `.replace('NAME', name);

export default defineRule({
  id: 'credential-file-unreadable',
  title: 'a credential file is not there, not for the daemon to read, or holds no credentials',
  why: `Only with \`--host\`, which looks at this machine. Kea reads credential files under \`-t\` and at the start, as the user
that runs it: "Expected a file at path '…'". The same holds for \`secret-file\` of D2's TSIG keys; \`basic-auth-user-file\` and
\`basic-auth-password-file\` of a partner are read at the start only, so \`-t\` passes and the server dies. A \`password-file\`
without a user beside it must hold \`user:password\` on its first line: "can't find the user id part in password-file". A
file that everybody on the machine can read is a warning, and so is an empty password.`,
  source:
    'src/lib/http/basic_auth_config.cc: BasicHttpAuthConfig::parse; src/hooks/dhcp/high_availability/ha_config_parser.cc; src/lib/d2srv/d2_config.cc; seen with Kea 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': listener('api-password') },
  good: { 'kea-dhcp4.conf': listener('api-credentials') },
  exampleHost: {
    '/etc/kea/api-password': { mode: 0o640, gid: 101, text: 'no-user-here\n' },
    '/etc/kea/api-credentials': { mode: 0o640, gid: 101, text: 'api:example\n' },
  },
  *check(installation, { host, target }) {
    if (host === undefined) return;
    for (const credentials of credentialFilesOf(installation, target)) {
      const at = valueAt(credentials.file);
      const name = `${credentials.key} ${quote(credentials.path)}`;
      const file = seen(host, credentials.path);
      const content = file.isReadable ? host.read(credentials.path) : undefined;
      const fault =
        faultOf(credentials, file) ?? (content === undefined ? undefined : lackOf(credentials, content));
      if (fault !== undefined) yield { message: `${name} ${fault}`, at };
      else if (content?.trim() === '' && credentials.key.endsWith('password-file')) {
        yield { severity: 'warning', message: `${name} is empty, so that the password is empty too`, at };
      }
      if (file.isOpen && file.stat?.kind === 'file') {
        yield { severity: 'warning', message: `${name} can be read by everybody on this machine`, at };
      }
    }
  },
});

function faultOf({ key }: CredentialFile, { stat, isReadable, user }: Seen): string | undefined {
  const isPartners = key.startsWith('basic-auth-');
  const outcome = isPartners ? '-t passes and the start fails' : 'Kea refuses the configuration';
  if (stat === undefined) return `is not on this machine, or cannot be looked at; ${outcome}`;
  if (stat.kind !== 'file') return `is no file; ${outcome}`;
  return isReadable ? undefined : `cannot be read by user ${user}, which the daemon runs as`;
}

/** What is missing in a file that can be read. Without a password it is taken all the same. */
function lackOf({ key, isPair }: CredentialFile, content: string): string | undefined {
  if (isPair) {
    if (/^[^\n]*:/.test(content)) return undefined;
    return 'has no user before a colon, and the client has no user besides';
  }
  const mustHold = key === 'user-file' || key === 'secret-file';
  return mustHold && content.trim() === '' ? 'is empty; Kea refuses the configuration' : undefined;
}
