// Rule, with --host: a credential file whose blanks or carriage return become part of the credential.

import { quote } from '../../core/quote.ts';
import { type CredentialFile, credentialFilesOf } from '../credential-file.ts';
import { text } from '../example.ts';
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
  id: 'credential-file-whole-line',
  title: 'blanks or a carriage return in a credential file become part of the credential',
  why: `Only with \`--host\`, which looks at this machine. Up to 3.1.2 Kea read the first word of a credential file; from 3.1.3
on it reads the whole first line. A blank behind the password, or the carriage return of a file from Windows, was nothing before
and locks every client out afterwards. The same holds for what a partner of High Availability is sent. The secret of a TSIG key
loses blanks and carriage returns at both ends, but what stood behind the first word now belongs to it. No version says a word
about it.`,
  source: 'src/lib/util/filesystem.cc (3.1.3)',
  severity: 'error',
  when: 'wholeLineCredentials',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': listener('from-windows') },
  good: { 'kea-dhcp4.conf': listener('plain') },
  exampleHost: {
    '/etc/kea/from-windows': { mode: 0o640, gid: 101, text: 'api:example\r\n' },
    '/etc/kea/plain': { mode: 0o640, gid: 101, text: 'api:example\n' },
  },
  *check(installation, { host, target }) {
    if (host === undefined) return;
    for (const credentials of credentialFilesOf(installation, target)) {
      const { key, file, path } = credentials;
      const line = host.read(path)?.split('\n', 1)[0];
      const what = line === undefined ? undefined : addedIn(line, credentials);
      if (what === undefined) continue;
      yield {
        message: `the first line of ${key} ${quote(path)} holds ${what}; since 3.1.3 that is part of the ${key === 'secret-file' ? 'secret' : 'credential'}`,
        at: valueAt(file),
      };
    }
  },
});

/** What of a line was not read before. */
function addedIn(line: string, { key }: CredentialFile): string | undefined {
  const bare = line.trim();
  if (bare === '') return undefined;
  // Base64 is decoded without the blanks around it.
  if (key === 'secret-file') return /\s/.test(bare) ? 'more than one word' : undefined;
  return line.endsWith('\r') ? 'a carriage return' : /\s/.test(line) ? 'blanks' : undefined;
}
