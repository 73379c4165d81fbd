// Rule, with --host: a credential file that the daemon will not get, or that holds nothing it can use.

import { quote } from '../../core/quote.ts';
import { credentialFilesOf } from '../credential-file.ts';
import { text } from '../example.ts';
import { seen } from '../host-files.ts';
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
that runs it: "Expected a file at path '…'". A \`password-file\` without a user beside it must hold \`user:password\` on its
first line: "can't find the user id part in password-file". A file that everybody on the machine can read is a warning.`,
  source: 'src/lib/http/basic_auth_config.cc: BasicHttpAuthConfig::parse',
  severity: 'error',
  scope: 'installation',
  bad: { 'kea-dhcp4.conf': listener('api-password') },
  good: { 'kea-dhcp4.conf': listener('api-credentials') },
  exampleHost: {
    '/etc/kea/api-password': { mode: 0o640, gid: 101, text: 'no-user-here\n' },
    '/etc/kea/api-credentials': { mode: 0o640, gid: 101, text: 'api:example\n' },
  },
  *check(installation, { host }) {
    if (host === undefined) return;
    for (const { key, file, path, isPair } of credentialFilesOf(installation)) {
      const name = `${key} ${quote(path)}`;
      const at = valueAt(file);
      const { stat, user, isReadable, isOpen } = seen(host, path);
      const content = host.read(path);
      if (stat === undefined) {
        yield {
          message: `${name} is not on this machine, or cannot be looked at; Kea refuses the configuration`,
          at,
        };
      } else if (stat.kind !== 'file') {
        yield { message: `${name} is no file`, at };
      } else if (!isReadable) {
        yield { message: `${name} cannot be read by user ${user}, which the daemon runs as`, at };
      } else if (content !== undefined && content.trim() === '') {
        yield { message: `${name} is empty`, at };
      } else if (isPair && content !== undefined && !/^[^\n]*:/.test(content)) {
        yield { message: `${name} has no user before a colon, and the client has no user besides`, at };
      }
      if (isOpen && stat?.kind === 'file') {
        yield { severity: 'warning', message: `${name} can be read by everybody on this machine`, at };
      }
    }
  },
});
