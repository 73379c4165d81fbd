// Rule: a credential file's name that `directory` turns into another path than it looks like.

import { quote } from '../../core/quote.ts';
import type { Authentication, Client, Valued } from '../../installation/types.ts';
import { openedPath } from '../credential-file.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { there, valueAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { authenticationsOf } from '../sockets.ts';

export default defineRule({
  id: 'surprising-credential-path',
  title: 'a credential file is opened elsewhere than its name says',
  why: `Kea puts \`directory\`, a slash and the name together, whatever the name looks like:
\`/etc/kea\` and \`/etc/kea/password\` make \`/etc/kea/etc/kea/password\`. Without \`directory\` a
bare name is looked for in the root directory, not beside the configuration nor in the working
directory. A relative \`directory\` is relative to where Kea was started. If nothing is there, Kea
refuses the file: "Expected a file at path '…'".`,
  source: 'src/lib/http/basic_auth_config.cc: BasicHttpAuthConfig::parse',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "control-sockets": [
            { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 8004,
              "authentication": { "type": "basic", "directory": "/etc/kea",
                                  "clients": [ { "password-file": "/etc/kea/api-password" } ] } }
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
              "authentication": { "type": "basic", "directory": "/etc/kea",
                                  "clients": [ { "password-file": "api-password" } ] } }
          ]
        }
      }
    `,
  },
  *check(installation) {
    for (const { authentication } of authenticationsOf(installation)) {
      for (const client of authentication.clients) {
        for (const file of filesOf(client)) {
          const finding = judge(authentication, file);
          if (finding !== undefined) yield finding;
        }
      }
    }
  },
});

function filesOf({ userFile, passwordFile }: Client): readonly Valued<string>[] {
  return [userFile, passwordFile].flatMap((file) => (file === undefined || file.value === '' ? [] : [file]));
}

function judge(authentication: Authentication, file: Valued<string>): Finding | undefined {
  const { directory } = authentication;
  const base = directory?.value ?? '';
  const opened = openedPath(authentication, file.value);
  const message = `Kea opens ${quote(opened)} for ${quote(file.value)}`;
  const at = valueAt(file);
  if (base === '') {
    if (file.value.startsWith('/')) return undefined;
    return { message: `${message}: without "directory" a name begins at the root directory`, at };
  }
  if (directory === undefined) return undefined;
  const related = [there('this directory is put in front', valueAt(directory))];
  const inside = file.value.startsWith(`${base.replace(/\/$/, '')}/`)
    ? file.value.slice(base.replace(/\/$/, '').length + 1)
    : undefined;
  if (inside !== undefined) {
    const fix = setFix('unsafe', `write ${quote(inside)}`, file, inside);
    return { message: `${message}, since "directory" is put in front of it`, at, related, fix };
  }
  if (/^\/.*\//.test(file.value))
    return { message: `${message}, since "directory" is put in front of it`, at, related };
  if (base.startsWith('/')) return undefined;
  return {
    message: `${message} below the directory it is started in: "directory" is relative`,
    at,
    related,
    severity: 'warning',
  };
}
